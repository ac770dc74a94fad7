import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printRouteAccess } from './print';

const textOf = (file: string): string => readFileSync(join(__dirname, file), 'utf8');

describe('what is expected of every route and actor', () => {
  it.each(['expectations.ts', 'outside.ts'])('stands in %s, which imports nothing', (file) => {
    expect(textOf(file)).not.toMatch(/\bimport\b(?! nothing)|\brequire\b|\bfrom ['"]|^export .* from/m);
  });

  it('is printed in docs/route-access.md as it is now (refresh: npm run docs)', () => {
    expect(textOf('../../../../../docs/route-access.md')).toBe(printRouteAccess());
  });
});
