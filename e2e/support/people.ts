import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

/** Signs in through the page to choose an account, as a person does. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/');
  await page
    .getByRole('link', { name: /aanmelden/i })
    .or(page.getByRole('button', { name: /aanmelden/i }))
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Kies een account' })).toBeVisible();
  await page.locator(`button[value="${account}"]`).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

/** A browser of their own for somebody, signed in. */
export async function somebody(browser: Browser, account: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await signIn(page, account);
  return { context, page };
}
