import type { Page } from '@playwright/test';
import { openCase } from './support/case-page';
import { expect, test } from './support/journey';
import { look } from './support/look';
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
/** Buttons in the rows of a case that open a dialog too. */
const IN_ROWS = /^(Vastleggen|Bijwerken|Vervalt|Classificeren|Beëindigen)/;

/** Opens each dialog of a case page that was not seen yet, and looks at it. */
async function lookAtDialogs(page: Page, seen: Set<string>): Promise<void> {
  const acts = page.locator('main app-act-button button:not([aria-disabled="true"])');
  const rows = page.locator('main section').getByRole('button', { name: IN_ROWS });
  for (const buttons of [acts, rows]) {
    for (let index = 0; index < (await buttons.count()); index += 1) {
      const button = buttons.nth(index);
      const words = (await button.innerText()).split(':')[0]?.replace(/\s+/g, ' ').trim() ?? '';
      if (seen.has(words)) continue;
      seen.add(words);
      await button.click();
      const dialog = page.getByRole('dialog');
      await expect(dialog, `the dialog of ${words}`).toBeVisible();
      await look(page, `dialog-${words.toLowerCase().replace(/[^a-z]+/g, '-')}`);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
  }
}

test('every dialog of a case', async ({ as, arrange }) => {
  test.setTimeout(240_000);
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
