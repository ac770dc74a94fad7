import type { Page } from '@playwright/test';
import { openCase } from './support/case-page';
import { lookAtDialogs } from './support/dialogs';
import { expect, test } from './support/journey';
import { caseIn } from './support/shown-cases';

/** In which state whose dialogs are looked at; what is the same as before is passed over. */
const DESKS: readonly (readonly [string, readonly string[]])[] = [
  ['submitted', ['accountmanager']],
  ['intake', ['accountmanager', 'manager']],
  ['info-requested', ['accountmanager']],
  ['legality-check', ['jurist', 'informatie']],
  ['partner-query', ['informatie', 'manager']],
  ['enrichment', ['informatie']],
  ['weighing', ['manager']],
  ['analysis', ['regisseur']],
  ['planning', ['regisseur']],
  ['execution', ['regisseur', 'informatie']],
  ['closing', ['regisseur', 'accountmanager']],
  ['on-hold', ['manager']],
  ['in-progress', ['accountmanager', 'jurist']],
  ['answered', ['accountmanager']],
  ['closed', ['manager']],
  ['rejected', ['manager']],
];
test('every dialog of the cases that wait', async ({ as, arrange }) => {
  test.setTimeout(270_000);
  const pages = new Map<string, Page>();
  const seen = new Set<string>();
  for (const [state, jobs] of DESKS) {
    const { id, region } = await caseIn(arrange, state);
    for (const job of jobs) {
      const account = `${region}-${job}`;
      if ((await arrange.status(account, `/cases/${id}`)) !== 200) continue;
      const page = pages.get(account) ?? (await as(account));
      pages.set(account, page);
      await openCase(page, id);
      await expect(page.getByRole('region', { name: 'Vervolgstappen' })).toBeVisible();
      await lookAtDialogs(page, seen);
    }
  }
  expect(seen.size).toBeGreaterThan(30);
});
