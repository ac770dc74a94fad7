import { expect, type Locator, type Page } from '@playwright/test';

/** Opens a case by its address, as from a shared link. */
export async function openCase(page: Page, id: string): Promise<void> {
  await page.goto(`/casussen/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** The box with what can follow on the case page of staff. */
export const nextSteps = (page: Page): Locator => page.getByRole('region', { name: 'Vervolgstappen' });

/** A part of a page, by its heading; the part at hand on a case page carries the mark *Nu*. */
export const part = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^\\s*${title.replace(/[?()]/g, '\\$&')}(\\s+Nu)?\\s*$`) });

/** The state beside the title of the page. */
export async function expectState(page: Page, label: string): Promise<void> {
  await expect(page.locator('ui-page-header ui-state-badge')).toHaveText(label);
}

/** The dialog with this title, open. */
export async function dialogOf(page: Page, title: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: title, exact: true });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Presses a next step; answers its dialog. */
export async function press(page: Page, name: string, title = name): Promise<Locator> {
  await nextSteps(page).getByRole('button', { name, exact: true }).click();
  return dialogOf(page, title);
}

/** Sends a dialog with its button and waits until it is gone. */
export async function confirm(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** A move that asks nothing more: pressed, confirmed, and the state it leads to. */
export async function step(page: Page, name: string, state?: string): Promise<void> {
  await confirm(await press(page, name), name);
  if (state) await expectState(page, state);
}

/** A step that is shown but refused, with what is missing beside it. */
export async function expectRefused(page: Page, name: string, why: string | RegExp): Promise<void> {
  const button = nextSteps(page).getByRole('button', { name, exact: true });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(why);
}

/** A step that somebody is not even shown. */
export async function expectNoStep(page: Page, name: string): Promise<void> {
  await expect(nextSteps(page)).toBeVisible();
  await expect(nextSteps(page).getByRole('button', { name, exact: true })).toHaveCount(0);
}

/** The page that says neither that something is absent nor that it is out of reach. */
export async function expectNotFound(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Deze pagina bestaat niet' })).toBeVisible();
}

/** Goes to an entry of the navigation at the left. */
export async function go(page: Page, entry: string): Promise<void> {
  await page.locator('app-side-nav').getByRole('link', { name: entry, exact: true }).click();
}
