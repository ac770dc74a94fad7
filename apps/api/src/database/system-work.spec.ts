import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM_WORK } from './on-behalf';

describe('the second lock', () => {
  it('work that sees every row is asked for in a few known places', () => {
    const root = join(__dirname, '..');
    const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.startsWith('testing/'))
      .flatMap((name) =>
        [...readFileSync(join(root, name), 'utf8').matchAll(/asSystem\(\s*'(\w+)'/gi)].map(
          ([, why]) => `${name} ${why}`,
        ),
      )
      .sort();
    expect(found).toEqual([
      'audit/account-overview.ts watch',
      'audit/account-overview.ts watch',
      'audit/log-search.ts watch',
      'audit/samples.ts watch',
      'bench-data.ts fill',
      'cases/case-list.ts count',
      'cases/change-case.ts locate',
      'cases/hand-back.ts leave',
      'cases/keep-out.ts keep',
      'cases/sweep.ts sweep',
      'demo/load-demo.ts fill',
      'imports/publish-list.ts publish',
      'imports/publish-list.ts publish',
      'imports/sweep-imports.ts sweep',
      'mail/daily-overviews.ts notify',
      'mail/mail-standing.ts notify',
      'mail/send-mails.ts notify',
      'municipalities/municipality-summary.ts count',
      'notices/due-notices.ts notify',
      'notices/due-notices.ts notify',
      'notices/spread-notices.ts notify',
      'register/change-register.ts leave',
      'reports/figures.ts count',
      'triage/mark-old-cases.ts mark',
    ]);
    expect([...new Set(found.map((place) => place.split(' ')[1]))].sort()).toEqual(Object.keys(SYSTEM_WORK).sort());
  });
});
