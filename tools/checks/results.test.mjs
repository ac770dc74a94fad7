import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROOT } from '../build/paths.mjs';
import { closingLine, ofStatus, ofTests, projectsOf, sum, table } from '../results.mjs';

const jest = (counts) => JSON.stringify({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, ...counts });
const playwright = (stats, errors = []) =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors });

test('counts what Jest and Playwright counted', () => {
  assert.deepEqual(ofTests(jest({ numPassedTests: 3 }), 0), { passed: 3, failed: 0, skipped: 0 });
  assert.deepEqual(ofTests(jest({ numPassedTests: 3, numFailedTests: 2 }), 1), { passed: 3, failed: 2, skipped: 0 });
  assert.deepEqual(ofTests(playwright({ expected: 4, skipped: 1 }), 0), { passed: 4, failed: 0, skipped: 1 });
});

test('a journey that only passes the second time has failed', () => {
  assert.equal(ofTests(playwright({ expected: 1, flaky: 1 }), 0).failed, 1);
});

test('nothing passes because nothing ran', () => {
  assert.equal(ofTests(undefined, 0).failed, 1);
  assert.equal(ofTests('half a fi', 0).failed, 1);
  assert.equal(ofTests('{}', 0).failed, 1);
  assert.equal(ofTests(jest({}), 0).failed, 1);
  assert.equal(ofTests(jest({ numPendingTests: 9 }), 0).failed, 1);
  assert.equal(ofTests(playwright({}), 0).failed, 1);
  assert.deepEqual(ofStatus(undefined), { passed: 0, failed: 1, skipped: 0 });
});

test('a runner that fails without a failing test has failed', () => {
  assert.deepEqual(ofTests(jest({ numPassedTests: 3 }), 1).failed, 1);
  assert.deepEqual(ofTests(jest({ numPassedTests: 3 }), undefined).failed, 1);
  assert.deepEqual(ofTests(jest({ numPassedTests: 3, numRuntimeErrorTestSuites: 1 }), 1).failed, 1);
  assert.deepEqual(ofTests(playwright({ expected: 1 }, [{ message: 'the server did not start' }]), 1).failed, 1);
});

test('the closing line names what was skipped only when something was', () => {
  assert.equal(closingLine({ passed: 3, failed: 0, skipped: 0 }), '3 passed, 0 failed');
  assert.equal(closingLine({ passed: 3, failed: 1, skipped: 2 }), '3 passed, 1 failed, 2 skipped');
  assert.equal(closingLine(sum([ofStatus(0), ofStatus(1)])), '1 passed, 1 failed');
});

test('the table has a row per project and a column per step', () => {
  const cells = new Map([
    ['api lint', ofStatus(0)],
    ['api unit', { passed: 12, failed: 1, skipped: 0 }],
    ['web lint', ofStatus(1)],
  ]);
  assert.equal(
    table(['api', 'web'], ['lint', 'unit'], cells),
    ['            lint          unit', 'api            1  12, 1 failed', 'web  0, 1 failed'].join('\n'),
  );
});

test('every app and lib is linted, type-checked and tested, and the api on both databases', () => {
  const projects = projectsOf(ROOT).filter(({ name }) => !['e2e', 'tools'].includes(name));
  assert.ok(projects.length >= 5);
  for (const { name, targets } of projects) {
    for (const target of ['lint', 'typecheck', 'test']) assert.ok(targets.includes(target), `${name} has no ${target}`);
    const onDatabases = ['int-sqlite', 'int-postgres'].filter((target) => targets.includes(target));
    assert.ok(onDatabases.length !== 1, `${name} is tested on one database only`);
  }
});
