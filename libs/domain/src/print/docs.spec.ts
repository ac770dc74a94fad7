import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as domain from '../index';
import { printLifecycle, printPermissions, printWords } from './index';

const PAGES = {
  'case-lifecycle.md': printLifecycle,
  'permissions.md': printPermissions,
  'words.md': printWords,
};

describe('the printed pages', () => {
  it.each(Object.entries(PAGES))('docs/%s is what the tables say now (refresh: npm run docs)', (name, print) => {
    const written = readFileSync(join(__dirname, '../../../../docs', name), 'utf8');
    expect(written).toBe(print());
  });

  it('the words hold every identifier of every list', () => {
    const lists = Object.entries(domain).filter(
      ([name, value]) =>
        /^[A-Z_]+$/.test(name) && Array.isArray(value) && value.every((item) => typeof item === 'string'),
    ) as [string, string[]][];
    expect(lists.length).toBeGreaterThan(25);
    const text = printWords();
    const missing = lists.flatMap(([name, ids]) =>
      ids.filter((id) => !text.includes(`| \`${id}\``)).map((id) => `${name}: ${id}`),
    );
    expect(missing).toEqual([]);
  });

  it('the lifecycle and the permissions name every move', () => {
    for (const print of [printLifecycle, printPermissions])
      expect(domain.MOVE_NAMES.filter((move) => !print().includes(`\`${move}\``))).toEqual([]);
  });

  it('hold no row with an empty label', () => {
    expect(printWords()).not.toMatch(/^\| `[^`]+` +\| +\|/m);
  });
});
