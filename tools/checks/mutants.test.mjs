import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROOT } from '../build/paths.mjs';
import { KINDS, mutantsOf } from '../mutate/mutants.mjs';
import { clausesOf, policiesOf } from '../mutate/sql.mjs';

const after = (text, { start, end, text: instead }) => text.slice(0, start) + instead + text.slice(end);

test('every clause of a condition can go, and what stays is SQL', () => {
  const text = "`SELECT 1 FROM a WHERE x = $1 AND (y = 'AND' OR ${z(`OR`)}) GROUP BY 1`";
  const left = clausesOf(text).map((clause) => after(text, clause).replaceAll('`', ''));
  assert.deepEqual(left.map((one) => one.replace(/\s+/g, ' ')).sort(), [
    "SELECT 1 FROM a WHERE TRUE AND (y = 'AND' OR ${z(OR)}) GROUP BY 1",
    'SELECT 1 FROM a WHERE x = $1 AND (FALSE OR ${z(OR)}) GROUP BY 1',
    "SELECT 1 FROM a WHERE x = $1 AND (y = 'AND' ) GROUP BY 1",
    'SELECT 1 FROM a WHERE x = $1 GROUP BY 1',
  ]);
});

test('a lone condition becomes TRUE', () => {
  const text = '`SELECT 1 FROM a WHERE x = $1 ORDER BY 1`';
  assert.deepEqual(
    clausesOf(text).map((clause) => after(text, clause)),
    ['`SELECT 1 FROM a WHERE TRUE ORDER BY 1`'],
  );
});

test('a policy of row-level security goes as a whole', () => {
  const text = "x CREATE POLICY sees ON t USING (a = 'b');\nCREATE POLICY other ON u;";
  assert.deepEqual(
    policiesOf(text).map(({ name }) => name),
    ['policy sees', 'policy other'],
  );
  assert.equal(after(text, policiesOf(text)[0]), 'x \nCREATE POLICY other ON u;');
});

test('each kind of rule has mutants, each with a name of its own place', () => {
  for (const kind of KINDS.filter((one) => one !== 'rls')) assert.ok(mutantsOf(ROOT, [kind]).length > 0, kind);
  const all = mutantsOf(ROOT, KINDS);
  const places = all.map(({ file, start, end, text }) => `${file} ${start} ${end} ${text}`);
  assert.equal(new Set(places).size, places.length);
});
