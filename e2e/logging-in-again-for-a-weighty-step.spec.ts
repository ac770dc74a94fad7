import type { Page } from '@playwright/test';
import { openCase, dialogOf } from './support/case-page';
import { expect, test } from './support/journey';
import { look } from './support/look';

const TOO_OLD = {
  type: 'https://casusregie.example/problemen/step-up-needed',
  title: 'Meld u opnieuw aan',
  status: 401,
  detail: 'Meld u opnieuw aan: voor deze handeling mag de aanmelding niet ouder zijn dan 10 minuten.',
  code: 'step-up-needed',
  traceId: '0'.repeat(32),
};

const ASKED = { 'WWW-Authenticate': 'Bearer error="insufficient_user_authentication", max_age="600"' };

/** The server finds the login too old until somebody logs in again; ten minutes are too long to wait here. */
async function growOld(page: Page): Promise<void> {
  let fresh = false;
  page.on('popup', () => (fresh = true));
  await page.route('**/exclusions', (route) =>
    fresh
      ? route.continue()
      : route.fulfill({
          status: 401,
          contentType: 'application/problem+json; charset=utf-8',
          json: TOO_OLD,
          headers: ASKED,
        }),
  );
}

test('a weighty step asks to log in again, and keeps what was typed', async ({ as, arrange }) => {
  const id = await arrange.filed('gm0014');
  await arrange.move('nn-accountmanager', id, 'takeUp');
  const manager = await as('nn-manager');
  await openCase(manager, id);
  await growOld(manager);
  await manager.getByRole('button', { name: 'Iemand uitsluiten' }).click();
  const form = await dialogOf(manager, 'Iemand uitsluiten van de casus');
  const reason = form.getByRole('textbox').last();
  await form.getByRole('combobox').first().selectOption({ index: 1 });
  await reason.fill('Familie van een betrokkene (fictief).');
  await form.getByRole('button', { name: 'Uitsluiten', exact: true }).click();

  const again = await dialogOf(manager, 'Meld u opnieuw aan');
  await expect(again).toContainText('Wat u invulde staat nog op dit scherm.');
  await look(manager, 'dialog-meld-u-opnieuw-aan');
  const before = (await manager.context().cookies()).find(({ name }) => name === 'casusregie')?.value;
  const opened = manager.waitForEvent('popup');
  await again.getByRole('button', { name: 'Aanmelden', exact: true }).click();
  await (await opened).locator('button[value="nn-manager"]').click();
  await expect(again).toBeHidden();
  await expect(form).toBeHidden();
  const after = (await manager.context().cookies()).find(({ name }) => name === 'casusregie')?.value;
  expect([before !== undefined, after !== undefined, before === after]).toEqual([true, true, false]);
});

test('a weighty step stays undone when one does not log in', async ({ as, arrange }) => {
  const id = await arrange.filed('gm0014');
  await arrange.move('nn-accountmanager', id, 'takeUp');
  const manager = await as('nn-manager');
  await openCase(manager, id);
  await growOld(manager);
  await manager.getByRole('button', { name: 'Iemand uitsluiten' }).click();
  const form = await dialogOf(manager, 'Iemand uitsluiten van de casus');
  await form.getByRole('combobox').first().selectOption({ index: 1 });
  await form.getByRole('textbox').last().fill('Familie van een betrokkene (fictief).');
  await form.getByRole('button', { name: 'Uitsluiten', exact: true }).click();
  await (await dialogOf(manager, 'Meld u opnieuw aan')).getByRole('button', { name: 'Niet nu' }).click();
  await expect(form).toBeVisible();
  await expect(form.getByRole('textbox').last()).toHaveValue('Familie van een betrokkene (fictief).');
  await expect(manager.getByText('Niet opnieuw aangemeld')).toBeVisible();
});

test('every page runs under its own policy: nothing is blocked, and nothing is let through', async ({ as }) => {
  const page = await as('nn-manager');
  const blocked: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    // One style in a tag, of the library of the documentation, is not wanted: the page does without.
    const isStyleOfDocs = message.location().url.includes('/v1/docs/') && text.startsWith('Applying inline style');
    if (/Content Security Policy|Trusted ?(Types|HTML|Script)/i.test(text) && !isStyleOfDocs) blocked.push(text);
  });
  for (const address of ['/', '/casussen', '/aanmelden', '/auth/done', '/demo/accounts', '/v1/docs']) {
    const answer = await page.goto(address);
    expect([address, answer?.status()]).toEqual([address, 200]);
    await page.waitForLoadState('networkidle').catch(() => undefined);
  }
  await expect(page.getByRole('heading', { name: /Casusregie/ })).toBeVisible();
  await expect(page.locator('.opblock').first()).toBeVisible();
  expect(blocked).toEqual([]);

  await page.goto('/');
  const slipped = await page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'document.body.dataset.slipped = "yes"';
      document.body.append(script);
      const box = document.createElement('div');
      box.innerHTML = '<img src=x onerror="document.body.dataset.slipped = 1">';
      document.body.append(box);
    } catch (error) {
      return `refused: ${(error as Error).name}`;
    }
    return document.body.dataset['slipped'] ?? 'nothing ran';
  });
  expect(slipped).toBe('refused: TypeError');
  expect(await page.evaluate(() => document.body.dataset['slipped'])).toBeUndefined();
});
