// `npm test`: everything that must hold, from a fresh clone. `npm test -- --only lint,unit` runs some of it.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, installAndCompile, main, nodeBinary, nx, ROOT, run, Stop } from './bootstrap.mjs';
import { closingLine, ofStatus, ofTests, projectsOf, sum, table } from './results.mjs';

/**
 * Steps in order; `target` is the Nx target, `counted` says that a project's runner leaves counts. Steps that are `bare` need
 * no database: they run beside each other while the packages are still being compiled.
 */
const STEPS = [
  { name: 'format', bare: true, says: 'format' },
  { name: 'lint', target: 'lint', bare: true, says: 'lint and walls' },
  { name: 'types', target: 'typecheck', bare: true, says: 'types' },
  { name: 'build', target: 'build', bare: true, says: 'build' },
  { name: 'unit', target: 'test', counted: true, says: 'unit tests' },
  { name: 'sqlite', target: 'int-sqlite', counted: true, says: 'integration tests on SQLite' },
  { name: 'postgres', target: 'int-postgres', counted: true, says: 'integration tests on PostgreSQL' },
  { name: 'mutants', target: 'mutants', counted: true, says: 'rules taken away, a sample of them' },
  { name: 'e2e', target: 'e2e', counted: true, says: 'browser journeys' },
];
const WHOLE = 'everything';
const SHOWN_LINES = 300;
const LOGS = 'dist/logs';
const RESULTS = join(ROOT, 'dist/results');
// nx.json keeps the cache inside the clone: left alone, Nx shares one between all clones of a repository, and a fresh
// clone would show what another one found.
const NX_RUN = join(ROOT, '.nx/cache/run.json');

function chosenSteps(args) {
  const at = args.indexOf('--only');
  if (at < 0) return STEPS;
  const names = (args[at + 1] ?? '').split(',');
  const known = STEPS.map(({ name }) => name);
  const strange = names.filter((name) => !known.includes(name));
  if (strange.length > 0) throw new Stop(`--only takes ${known.join(', ')}, not "${strange.join(',')}".`);
  return STEPS.filter(({ name }) => names.includes(name));
}

async function format() {
  const prettier = join(ROOT, 'node_modules/prettier/bin/prettier.cjs');
  const args = [prettier, '--check', '.', '--cache', '--cache-strategy', 'content', '--log-level', 'warn'];
  const { code, output } = await run(nodeBinary(), args, { quiet: true });
  return { output, counts: new Map([[WHOLE, ofStatus(code)]]) };
}

/** Exit codes by project, as Nx noted them; a project that did not come to its turn has none. */
function statuses(target) {
  if (!existsSync(NX_RUN)) return new Map();
  const { tasks } = JSON.parse(readFileSync(NX_RUN, 'utf8'));
  return new Map(tasks.filter((task) => task.target === target).map((task) => [task.projectName, task.status]));
}

/** What the projects of a step came to, once Nx has run its target. */
function countsOf({ target, counted }, projects) {
  const codes = statuses(target);
  return new Map(
    projects.map(({ name }) => {
      const file = join(RESULTS, `${name}-${target}.json`);
      const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
      return [name, counted ? ofTests(text, codes.get(name)) : ofStatus(codes.get(name))];
    }),
  );
}

/** Runs the targets of some steps in one go; answers what each came to. */
async function onProjects(steps, all) {
  const own = (step) => all.filter(({ targets }) => targets.includes(step.target));
  // What an earlier run left behind must not count.
  for (const step of steps) {
    for (const { name } of own(step)) rmSync(join(RESULTS, `${name}-${step.target}.json`), { force: true });
  }
  rmSync(NX_RUN, { force: true });
  const { output } = await nx(['run-many', '-t', ...steps.map(({ target }) => target)], { quiet: true });
  return steps.map((step) => [step, { output, counts: countsOf(step, own(step)) }]);
}

/** What a failing step wrote: the end of it here, the whole in a file. */
function show(name, output) {
  const lines = output.trim().split('\n');
  mkdirSync(join(ROOT, LOGS), { recursive: true });
  writeFileSync(join(ROOT, LOGS, `${name}.log`), output);
  const cut = lines.length > SHOWN_LINES ? `(the last ${SHOWN_LINES} lines; the rest is in ${LOGS}/${name}.log)\n` : '';
  console.log(`\n${cut}${lines.slice(-SHOWN_LINES).join('\n')}\n`);
}

function report({ name: step, says }, { output, counts }, seconds) {
  const total = sum([...counts.values()]);
  if (total.failed > 0) show(step, output);
  console.log(`${total.failed > 0 ? '✗' : '✓'} ${says}: ${closingLine(total)} (${seconds.toFixed(1)} s)`);
  for (const [name, { why }] of counts) if (why) console.log(`  ${name} ${why}`);
}

/** Also a run that could not begin ends with the closing line. */
async function unlessStopped(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    console.log(closingLine(ofStatus(1)));
    return null;
  }
}

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return [result, (performance.now() - start) / 1000];
}

async function bareSteps(steps, all) {
  const [targets, checked] = [steps.filter(({ target }) => target), steps.filter(({ target }) => !target)];
  const [onTargets, ...formats] = await Promise.all([
    targets.length > 0 ? onProjects(targets, all) : [],
    ...checked.map(async (step) => [step, await format()]),
  ]);
  return [...formats, ...onTargets];
}

await main(async () => {
  const steps = chosenSteps(process.argv.slice(2));
  const [compiling, installing] = await timed(() => unlessStopped(() => ({ done: installAndCompile() })));
  if (!compiling) return 1;
  // A failure is told when it is waited for.
  compiling.done.catch(() => undefined);
  console.log(`✓ install (${installing.toFixed(1)} s)`);
  const all = projectsOf(ROOT);
  const cells = new Map();
  const tell = (results, seconds) => {
    for (const [step, result] of results) {
      report(step, result, seconds);
      for (const [project, counts] of result.counts) cells.set(`${project} ${step.name}`, counts);
    }
  };
  // A browser is fetched meanwhile; when that fails, the journeys try again and say why.
  if (steps.some(({ name }) => name === 'e2e')) void findChromium().catch(() => undefined);
  const bare = steps.filter((step) => step.bare);
  if (bare.length > 0) tell(...(await timed(() => bareSteps(bare, all))));
  const [built, waited] = await timed(() => unlessStopped(async () => (await compiling.done, true)));
  if (!built) return 1;
  if (waited > 1) console.log(`✓ packages built (${waited.toFixed(1)} s more)`);
  for (const step of steps.filter(({ bare: isBare }) => !isBare)) tell(...(await timed(() => onProjects([step], all))));
  const total = sum([...cells.values()]);
  const names = steps.map(({ name }) => name);
  const rows = [...all.map(({ name }) => name), WHOLE].filter((row) =>
    names.some((name) => cells.has(`${row} ${name}`)),
  );
  console.log(`\n${table(rows, names, cells)}\n`);
  console.log(closingLine(total));
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
});
