import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROOT } from '../build/paths.mjs';
import { KINDS, mutantsOf } from '../mutate/mutants.mjs';
import { clausesOf, secondLocksOf } from '../mutate/sql.mjs';

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

test('a policy of row-level security goes, or lets everybody in; a table can be without', () => {
  const locks = (statement) => secondLocksOf(statement).map(({ name, instead }) => [name, instead]);
  assert.deepEqual(locks("CREATE POLICY sees ON t FOR INSERT WITH CHECK (a = 'b')"), [
    ['policy sees of t is gone', 'SELECT 1'],
    ['policy sees of t lets everybody in', 'CREATE POLICY sees ON t FOR INSERT WITH CHECK (true)'],
  ]);
  assert.deepEqual(locks('ALTER TABLE t FORCE ROW LEVEL SECURITY'), [['t without FORCE', 'SELECT 1']]);
  assert.deepEqual(locks('CREATE TABLE t (x text)'), []);
});

test('each kind of rule has mutants, each with a name of its own place', () => {
  for (const kind of KINDS) assert.ok(mutantsOf(ROOT, [kind]).length > 0, kind);
  const all = mutantsOf(ROOT, KINDS);
  const places = all.map(({ file, start, end, text }) => `${file} ${start} ${end} ${text}`);
  assert.equal(new Set(places).size, places.length);
});
