import type { Page } from '@playwright/test';
import { expect, test } from './support/journey';
import { look } from './support/look';

const TITLE = 'Opslag achter de dijk';
const ANSWER = 'De derde loods van links (fictief).';

/** Presses Tab until what has focus reads like this. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const { ariaLabel, textContent } = document.activeElement ?? {};
      return ariaLabel ?? textContent ?? '';
    });
    if (words.test(now.replace(/\s+/g, ' ').trim())) return;
  }
  throw new Error(`Tab does not come to ${String(words)}`);
}

test('the bell tells an officer of a question, and leads to the answer by keyboard', async ({ as, arrange }) => {
  const id = await arrange.filed('gm0114', { title: TITLE });
  const { number } = await arrange.caseOf('gm0114', id);
  await arrange.move('nn-accountmanager', id, 'takeUp');
  const officer = await as('gm0114');

  await test.step('a question is asked, and the bell says so', async () => {
    await arrange.move('nn-accountmanager', id, 'requestInfo', { question: 'Welke loods?', dueOn: '2027-12-01' });
    // News of the taking up comes first; the question itself a moment later.
    await expect(async () => {
      const { items } = await arrange.get<{ items: { kind: string }[] }>('gm0114', '/notices');
      expect(items.map(({ kind }) => kind)).toContain('question-asked');
      await officer.goto('/');
      await expect(officer.getByRole('link', { name: /^Meldingen, \d+ ongelezen$/ })).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 15_000 });
  });

  await test.step('the list holds the number and what is asked, and nothing of the case', async () => {
    await tabTo(officer, /^Meldingen, \d+ ongelezen$/);
    await officer.keyboard.press('Enter');
    await expect(officer.getByRole('heading', { level: 1, name: 'Meldingen' })).toBeFocused();
    const row = officer.getByRole('row', { name: /Een vraag aan u/ });
    await expect(row).toContainText(number);
    await expect(officer.getByText(TITLE)).toHaveCount(0);
    await look(officer, 'notices');
  });

  await test.step('Enter on the notice is enough to type the answer', async () => {
    await tabTo(officer, /Een vraag aan u$/);
    await officer.keyboard.press('Enter');
    await expect(officer.getByLabel('Uw antwoord')).toBeFocused();
    await officer.keyboard.type(ANSWER);
    await tabTo(officer, /^Verstuur antwoord$/);
    await officer.keyboard.press('Enter');
    await expect(officer.getByText('Uw antwoord is verstuurd.')).toBeVisible();
    await officer.goto('/meldingen');
    await expect(officer.getByRole('row', { name: /Een vraag aan u/ })).toBeVisible();
    await expect(officer.getByRole('button', { name: new RegExp(`Gelezen: Een vraag aan u, ${number}`) })).toHaveCount(
      0,
    );
  });

  await test.step('what comes by mail is hers to choose; here it says that no mail is sent', async () => {
    await officer.getByRole('link', { name: 'Per e-mail' }).click();
    await expect(officer.getByText('wordt geen e-mail verstuurd')).toBeVisible();
    await officer.getByRole('radio', { name: 'Een vraag aan u: In het dagoverzicht', exact: true }).check();
    await officer.getByRole('button', { name: 'Bewaar keuze' }).click();
    await expect(officer.getByText('Uw keuze is bewaard.')).toBeVisible();
    await look(officer, 'notice-settings');
    await officer.reload();
    await expect(
      officer.getByRole('radio', { name: 'Een vraag aan u: In het dagoverzicht', exact: true }),
    ).toBeChecked();
  });

  await test.step('the link of a mail survives the login', async () => {
    await officer.context().clearCookies();
    await officer.goto(`/casussen/${id}?naar=vraag`);
    await officer
      .getByRole('link', { name: /aanmelden/i })
      .first()
      .click();
    await officer.locator('button[value="gm0114"]').click();
    await expect(officer).toHaveURL(new RegExp(`/casussen/${id}\\?naar=vraag$`));
    await expect(officer.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  });

  await test.step('the officer of another municipality is told nothing, and the LIEC has no bell', async () => {
    const { items } = await arrange.get<{ items: { number: string }[] }>('gm0106', '/notices');
    expect(items.map((item) => item.number)).not.toContain(number);
    expect(await arrange.status('liec-coordinator', '/notices')).toBe(403);
    const admin = await as('beheerder');
    await admin.locator('app-side-nav').getByRole('link', { name: 'E-mail', exact: true }).click();
    await expect(admin.getByRole('button', { name: 'Wijzig mailbox: Politie' })).toBeVisible();
    await expect(admin.getByRole('link', { name: /^Meldingen/ })).toHaveCount(0);
    await look(admin, 'mail');
    await expect(admin.getByText(number)).toHaveCount(0);
  });
});
