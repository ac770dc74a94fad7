// Each file in tools/wall-fixtures says where it would stand and which rule must refuse it there.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { ROOT } from '../build/paths.mjs';
import { CONSTRAINTS } from '../lint/walls.mjs';

const FIXTURES = join(ROOT, 'tools/wall-fixtures');
const HEADER = /as: (\S+)[^]*?refused by: (.+?)(?: -->)?\n/;

// The files do not exist where they claim to stand, so the rules that need types are left out.
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: {
    files: ['**/*.ts'],
    rules: tseslint.configs.disableTypeChecked.rules,
    languageOptions: { parserOptions: { projectService: false } },
  },
});

/** The rules that complain about a text as if it stood at `place`, in order of name, each once. */
async function complaints(place, text) {
  const [{ messages }] = await eslint.lintText(text, { filePath: join(ROOT, place) });
  return [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))].sort();
}

for (const name of readdirSync(FIXTURES)) {
  const text = readFileSync(join(FIXTURES, name), 'utf8');
  const [, place, rules] = HEADER.exec(text) ?? [];
  const expected = rules === 'nothing' ? [] : rules?.split(', ').sort();
  const sentence = name.slice(0, -extname(name).length).replaceAll('-', ' ');
  test(`${sentence}: refused by ${rules}`, async () => {
    assert.ok(place, 'a fixture begins with "as:" and "refused by:"');
    assert.deepEqual(await complaints(place, text), expected);
  });
}

test('every kind of project has a row of its own, and there is no row for all', () => {
  const tags = ['apps', 'libs']
    .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`))
    .concat('e2e', 'tools/checks')
    .map((project) => JSON.parse(readFileSync(join(ROOT, project, 'project.json'), 'utf8')).tags)
    .flat();
  const rows = CONSTRAINTS.map(({ sourceTag }) => sourceTag);
  assert.deepEqual([...rows].sort(), [...new Set(tags)].sort());
});

test('every row of the walls is proved by a fixture that it refuses', () => {
  const places = readdirSync(FIXTURES)
    .map((name) => HEADER.exec(readFileSync(join(FIXTURES, name), 'utf8')))
    .filter(([, , rules]) => rules.includes('@nx/enforce-module-boundaries'))
    .map(([, place]) => place);
  for (const room of ['libs/domain', 'libs/contract', 'libs/ui', 'apps/api', 'apps/web', 'apps/verify-audit', 'e2e']) {
    assert.ok(
      places.some((place) => place.startsWith(room)),
      `no fixture for ${room}`,
    );
  }
});
