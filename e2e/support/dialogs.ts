import { expect, type Page } from '@playwright/test';
import { look } from './look';

/** Buttons in the rows of a case that open a dialog too. */
const IN_ROWS = /^(Vastleggen|Bijwerken|Vervalt|Classificeren|Beëindigen)/;

/** Opens each dialog of a case page that was not seen yet, and looks at it. */
export async function lookAtDialogs(page: Page, seen: Set<string>): Promise<void> {
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
