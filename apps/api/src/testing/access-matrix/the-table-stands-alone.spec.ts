import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printRouteAccess } from './print';

const PARTS = [
  'audit-routes',
  'export-routes',
  'import-routes',
  'list-view-routes',
  'meeting-routes',
  'municipality-routes',
  'notice-routes',
  'partner-desk-routes',
  'register-routes',
  'settings-routes',
  'subject-routes',
  'triage-routes',
];
const textOf = (file: string): string => readFileSync(join(__dirname, file), 'utf8');

describe('what is expected of every route and actor', () => {
  it.each(['expectations', 'outside', ...PARTS])('stands in %s.ts, which imports nothing', (name) => {
    // A part of the table that stands alone as well lies in a file of its own.
    const ofParts = new RegExp(`^import \\{ \\w+ \\} from './(${PARTS.join('|')})';\n`, 'gm');
    const text = textOf(`${name}.ts`);
    expect(name === 'expectations' ? text.replace(ofParts, '') : text).not.toMatch(
      /\bimport\b(?! nothing)|\brequire\b|\bfrom ['"]|^export .* from/m,
    );
  });

  it('is printed in docs/route-access.md as it is now (refresh: npm run docs)', () => {
    expect(textOf('../../../../../docs/route-access.md')).toBe(printRouteAccess());
  });
});
