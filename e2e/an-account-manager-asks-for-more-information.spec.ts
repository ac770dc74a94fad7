import { confirm, expectNotFound, expectState, go, openCase, part, press } from './support/case-page';
import { expect, test } from './support/journey';

const TITLE = 'Garage zonder klanten';
const QUESTION = 'Hoe vaak bent u er geweest, en is er een vergunning?';
const ANSWER = 'Drie keer sinds september; er is geen vergunning (fictief).';

test('an account manager asks for more information', async ({ as, arrange }) => {
  const id = await arrange.filed('gm0106', { title: TITLE });
  const { number } = await arrange.caseOf('gm0106', id);
  await arrange.move('nn-accountmanager', id, 'takeUp');
  const manager = await as('nn-accountmanager');
  const officer = await as('gm0106');

  await test.step('the account manager asks a question, and the clock stands still', async () => {
    await go(manager, 'Mijn werk');
    await manager.getByRole('link', { name: TITLE }).click();
    const dialog = await press(manager, 'Aanvulling vragen');
    await expect(dialog.getByText('leest daarna: Vraag aan u')).toBeVisible();
    await dialog.getByRole('button', { name: 'Aanvulling vragen', exact: true }).click();
    await expect(dialog.getByRole('link', { name: /Vul in/ })).toBeVisible();
    await dialog.getByLabel('Uw vraag').fill(QUESTION);
    await confirm(dialog, 'Aanvulling vragen');
    await expectState(manager, 'Aanvulling gevraagd');
    await expect(part(manager, 'Vragen aan de inbrenger').getByText(QUESTION)).toBeVisible();
    await expect(part(manager, 'Vragen aan de inbrenger').getByText('Wacht op antwoord')).toBeVisible();
    await expect(manager.locator('ui-page-header').getByText(/staat stil|loopt niet/)).toBeVisible();
  });

  await test.step('the officer sees on the start page that an answer is asked, and gives it', async () => {
    await officer.goto('/');
    await expect(officer.getByRole('link', { name: /1\s*vraag aan u/ })).toBeVisible();
    await officer.getByRole('link', { name: /1\s*vraag aan u/ }).click();
    await expect(officer.getByText(/Bij één verzoek staat een vraag voor u klaar/)).toBeVisible();
    const row = officer.getByRole('row', { name: new RegExp(number) });
    await expect(row).toContainText('Vraag aan u');
    await row.getByRole('link', { name: TITLE }).click();
    await expect(officer.getByText(QUESTION)).toBeVisible();
    await expect(officer.getByText(/tot die tijd loopt de termijn niet door/i).first()).toBeVisible();
    await officer.getByRole('button', { name: 'Verstuur antwoord' }).click();
    await expect(officer.getByText('Vul uw antwoord in.')).toBeVisible();
    await officer.getByLabel('Uw antwoord').fill(ANSWER);
    await officer.getByRole('button', { name: 'Verstuur antwoord' }).click();
    await expect(officer.getByText('Uw antwoord is verstuurd.')).toBeVisible();
    await expectState(officer, 'In behandeling');
    await expect(part(officer, 'Eerdere vragen').getByText(ANSWER)).toBeVisible();
    await expect(officer.getByRole('button', { name: 'Verstuur antwoord' })).toHaveCount(0);
  });

  await test.step('the account manager reads the answer and goes on', async () => {
    await manager.reload();
    await expectState(manager, 'In intake');
    await expect(part(manager, 'Vragen aan de inbrenger').getByText(ANSWER)).toBeVisible();
  });

  await test.step('a partner who is not named sees nothing of it', async () => {
    const partner = await as('politie-onbenoemd');
    await openCase(partner, id);
    await expectNotFound(partner);
    await go(partner, 'Bevragingen');
    await expect(partner.getByRole('heading', { level: 1, name: 'Bevragingen' })).toBeVisible();
    await expect(partner.getByText(number)).toHaveCount(0);
    expect(await arrange.status('politie', `/cases/${id}`)).toBe(404);
    expect(await arrange.status('politie', `/cases/${id}/events`)).toBe(404);
  });
});
