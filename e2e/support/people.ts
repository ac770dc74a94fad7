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

/**
 * Signs in by the same requests, without drawing the pages between: what these look like and do has journeys of its own,
 * and hundreds of sign-ins need not show it again.
 */
async function enter({ request }: BrowserContext, account: string): Promise<void> {
  const choice = await (await request.get('/auth/login?returnTo=/')).text();
  const [, action = ''] = /<form method="post" action="([^"]+)"/.exec(choice) ?? [];
  const answer = await request.post(action, { form: { account } });
  expect(answer.ok(), `signing in as ${account}: ${answer.status()}`).toBe(true);
}

/** A browser of their own for somebody, signed in. */
export async function somebody(browser: Browser, account: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await enter(context, account);
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('navigation').first()).toBeVisible();
  return { context, page };
}
