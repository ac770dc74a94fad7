// What a run of the tests amounts to, read from the JSON that the test runners leave behind.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Passed, failed and skipped; `why` says in words what failed without a test of its own. */
const count = (passed, failed, skipped = 0, why = undefined) => ({ passed, failed, skipped, ...(why && { why }) });

/** Where projects live, relative to the repository. */
function projectFolders(root) {
  const below = (folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
  return [...below('libs'), ...below('apps'), 'e2e', 'tools/checks'];
}

/** Every project with the names of its targets. */
export const projectsOf = (root) =>
  projectFolders(root)
    .map((folder) => join(root, folder, 'project.json'))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')))
    .map(({ name, targets }) => ({ name, targets: Object.keys(targets) }));

/** A step without counts of its own, such as lint: one test per project. */
export const ofStatus = (status) => (status === 0 ? count(1, 0) : count(0, 1));

function countsIn(result) {
  if (result.stats) {
    const { expected, unexpected, flaky, skipped } = result.stats;
    return count(expected, unexpected + flaky + (result.errors?.length ?? 0), skipped);
  }
  const {
    numPassedTests,
    numFailedTests,
    numPendingTests = 0,
    numTodoTests = 0,
    numRuntimeErrorTestSuites = 0,
  } = result;
  return count(numPassedTests, numFailedTests + numRuntimeErrorTestSuites, numPendingTests + numTodoTests);
}

/**
 * The counts of one project. No file, no tests, or a runner that failed without a failing test each count as a failure:
 * nothing passes because nothing ran.
 * @param text the JSON of Jest, Playwright or tools/checks/count-reporter.mjs; undefined when there is none
 * @param status exit code of the runner; undefined when it did not run
 */
export function ofTests(text, status) {
  let counts;
  try {
    counts = countsIn(JSON.parse(text));
  } catch {
    return count(0, 1, 0, 'left no result');
  }
  const { passed, failed, skipped } = counts;
  if (![passed, failed, skipped].every(Number.isInteger)) return count(0, 1, 0, 'left a result without counts');
  if (passed + failed === 0) return count(0, 1, skipped, 'ran no test');
  if (status !== 0 && failed === 0) return count(passed, 1, skipped, `ended with code ${status}`);
  return counts;
}

export const sum = (all) =>
  all.reduce((a, b) => count(a.passed + b.passed, a.failed + b.failed, a.skipped + b.skipped), count(0, 0));

/** The closing line. */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const cell = (counts) => {
  if (!counts) return '';
  const { passed, failed, skipped } = counts;
  return [passed, failed && `${failed} failed`, skipped && `${skipped} skipped`]
    .filter((part, i) => part || i === 0)
    .join(', ');
};

/** A table with a row per project and a column per step; `cells` maps `project step` to counts. */
export function table(projects, steps, cells) {
  const rows = [
    ['', ...steps],
    ...projects.map((project) => [project, ...steps.map((step) => cell(cells.get(`${project} ${step}`)))]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) => row.map((text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column]))))
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}
