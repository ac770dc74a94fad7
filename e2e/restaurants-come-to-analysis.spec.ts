import { confirm, dialogOf, expectNotFound, expectState, go, openCase, part, press, step } from './support/case-page';
import { inquire, toPartnerQuery } from './support/casework';
import { expect, test } from './support/journey';

const TITLE = 'Drie restaurants, telkens een andere exploitant';
const LENDER = 'Leninggever BV (fictief)';
const INTEREST = 'Zwaarwegend opsporingsbelang';
const ADVICE = 'Bibob-toets, boekenonderzoek en integrale controle (fictief).';

test('restaurants come to analysis: one partner may not answer, and the town reads neutral words only', async ({
  as,
  arrange,
}) => {
  test.setTimeout(120_000);
  const id = await arrange.filed('gm0503', { title: TITLE });
  const { number } = await arrange.caseOf('gm0503', id);
  const partners = ['politie', 'belastingdienst', 'fiod'];
  await toPartnerQuery(arrange, id, 'dh', partners);
  await inquire(arrange, id, { region: 'dh', subjects: [LENDER], partners });

  await test.step('tax and FIOD give a hit, FIOD with a person to call first; the police may not answer', async () => {
    for (const [account, button] of [
      ['belastingdienst', 'Hit'],
      ['fiod', 'Hit'],
      ['politie', 'Geen antwoord mogelijk'],
    ] as const) {
      const page = await as(account);
      await go(page, 'Bevragingen');
      await page
        .getByRole('row', { name: new RegExp(number) })
        .getByRole('button', { name: new RegExp(`^${button}`) })
        .click();
      const dialog = await dialogOf(page, button);
      if (account === 'fiod') await dialog.getByRole('checkbox', { name: /Neem eerst contact/ }).check();
      if (account === 'politie') await dialog.getByRole('radio', { name: INTEREST }).check();
      await confirm(dialog, button === 'Hit' ? 'Antwoord: hit' : 'Antwoord: geen antwoord mogelijk');
    }
  });

  await test.step('the information coordinator sees each answer by itself, and works on with the hits', async () => {
    const information = await as('dh-informatie');
    await openCase(information, id);
    const inquiries = part(information, 'Subjecten en bevraging');
    await expect(inquiries.getByRole('row', { name: /FIOD/ })).toContainText(/contact/i);
    await expect(inquiries.getByRole('row', { name: /Politie/ })).toContainText(INTEREST);
    await step(information, 'Opwerken starten', 'Opwerken');
    await step(information, 'Aanbieden voor weging', 'Weging');
  });

  await test.step('the meeting accepts it, and the director lays down the advice', async () => {
    const decision = {
      meeting: 'Weegoverleg',
      heldOn: '2026-11-24',
      attendees: ['Politie'],
      text: 'Akkoord (fictief).',
    };
    const director = await arrange.get<{ person: { id: string } }>('dh-regisseur', '/me');
    await arrange.move('dh-manager', id, 'accept', { decision, caseDirectorId: director.person.id });
    const page = await as('dh-regisseur');
    await openCase(page, id);
    await expectState(page, 'Casusanalyse');
    const dialog = await press(page, 'Advies vaststellen');
    await dialog.getByLabel('Advies', { exact: true }).fill(ADVICE);
    await expect(dialog.getByRole('checkbox', { name: 'Belastingdienst' })).toBeChecked();
    await page.keyboard.press('Escape');
  });

  await test.step('the officer reads that a plan is made: no partner, no ground, no state within', async () => {
    const officer = await as('gm0503');
    await openCase(officer, id);
    await expectState(officer, 'Plan in de maak');
    const page = await officer.locator('main').innerText();
    const wire = JSON.stringify([
      await arrange.get('gm0503', `/cases/${id}`),
      await arrange.get('gm0503', `/cases/${id}/events`),
    ]);
    for (const hidden of [INTEREST, 'FIOD', 'Leninggever', 'investigation-interest', 'analysis', 'Weegoverleg']) {
      expect(page).not.toContain(hidden);
      expect(wire).not.toContain(hidden);
    }
    const other = await as('uwv');
    await openCase(other, id);
    await expectNotFound(other);
  });
});
