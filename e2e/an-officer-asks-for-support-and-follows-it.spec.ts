import { expect, test } from './support/journey';
import { expectNotFound, go, openCase, step } from './support/case-page';
import { addInvolved, chooseKind, expectChosen, goOn, pickOrganisation, send } from './support/wizard';

const TITLE = 'Bestelbusjes op het bedrijventerrein';
const FACTS = 'Bij drie controles stonden er steeds andere bestelbusjes met buitenlands kenteken (fictief).';

test('an officer asks for support and follows it', async ({ as }) => {
  test.setTimeout(90_000);
  const officer = await as('gm0014');
  let number = '';
  let id = '';

  await test.step('the officer answers one topic a step, and each is saved as typed', async () => {
    await go(officer, 'Signaal of verzoek indienen');
    await expect(officer.getByText('Bel direct de politie')).toBeVisible();
    await chooseKind(officer, { kind: 'Integrale casus', title: TITLE });
    await expect(officer.getByText(/Opgeslagen om \d\d:\d\d/)).toBeVisible();
    await goOn(officer, 'Waar');
    await expectChosen(officer, 'Groningen');
    await pickOrganisation(officer, 'In welke gemeente speelt het?', 'Midden-Groningen');
    await expect(officer.getByText('Uw verzoek gaat naar RIEC Noord-Nederland.')).toBeVisible();
    await officer.getByLabel('Welke plek is het?').fill('Achter de loodsen');
    await goOn(officer, 'Wat is er geconstateerd?');
    await officer.getByLabel('Beschrijf wat er is gezien of gehoord').fill(FACTS);
    await officer.getByLabel('Bijlagen toevoegen').setInputFiles({
      name: 'foto-terrein.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
    await expect(officer.getByRole('link', { name: 'foto-terrein.png' })).toBeVisible();
    await goOn(officer, 'Om wie of wat gaat het?');
    await addInvolved(officer, { kind: 'Adres of locatie', description: 'Loods achter de Havenweg (fictief)' });
    await goOn(officer, 'Wat is al gedaan?');
    await officer.getByLabel('Beschrijf wat uw organisatie al heeft gedaan').fill('Twee controles (fictief).');
    await goOn(officer, 'Wat verwacht u van het RIEC?');
  });

  await test.step('the review names what is missing and leads to it', async () => {
    await goOn(officer, 'Vragen bij deze soort');
    await goOn(officer, 'Controleren en versturen');
    const missing = officer.getByRole('link', { name: 'Beschrijf wat u van het RIEC verwacht.' });
    await expect(missing).toBeVisible();
    await expect(officer.getByRole('button', { name: 'Verstuur aan het RIEC' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await missing.click();
    const question = officer.getByLabel('Beschrijf wat u van het RIEC verwacht');
    await expect(question).toBeFocused();
    await question.fill('Samen bepalen wat we doen.');
    await goOn(officer, 'Vragen bij deze soort');
    await goOn(officer, 'Controleren en versturen');
    await expect(missing).toBeHidden();
    await expect(officer.getByText(FACTS)).toBeVisible();
    await expect(officer.getByText('foto-terrein.png').first()).toBeVisible();
  });

  await test.step('after sending there is a number, and what happens next', async () => {
    ({ number, id } = await send(officer));
    expect(number).toMatch(/^NN-/);
    await expect(officer.getByText(/U krijgt uiterlijk .* bericht\./)).toBeVisible();
    await expect(officer.getByRole('heading', { name: 'Wie kunt u bellen?' })).toBeVisible();
  });

  await test.step('the request stands in the list of the organisation, in plain words', async () => {
    await officer.getByRole('link', { name: 'Naar alle verzoeken' }).click();
    const row = officer.getByRole('row', { name: new RegExp(number) });
    await expect(row).toContainText('Ontvangen');
    await expect(row).toContainText('Nog niet bekend');
    await row.getByRole('link', { name: TITLE }).click();
    await expect(officer.getByText(/Het RIEC bekijkt uw verzoek; u hoort uiterlijk .* van ons\./)).toBeVisible();
  });

  await test.step('an account manager takes it up, and the officer reads who', async () => {
    const manager = await as('nn-accountmanager');
    await go(manager, 'Nieuwe signalen');
    await manager
      .getByRole('row', { name: new RegExp(number) })
      .getByRole('link', { name: TITLE })
      .click();
    await expect(manager.getByText(FACTS)).toBeVisible();
    await step(manager, 'In behandeling nemen', 'In intake');
    const name = (await manager.locator('app-case-people dd').first().textContent())?.trim() ?? '';
    expect(name).toContain('(demo)');

    await officer.reload();
    await expect(officer.getByText(`${name} behandelt uw signaal en neemt contact met u op.`)).toBeVisible();
    await expect(officer.getByText(/voordat u zelf controleert, handhaaft of betrokkenen aanspreekt/)).toBeVisible();
    await go(officer, 'Signalen en verzoeken van mijn organisatie');
    await expect(officer.getByRole('row', { name: new RegExp(number) })).toContainText(name);
  });

  await test.step('an officer of another municipality does not see that it exists', async () => {
    const stranger = await as('gm0106');
    await stranger.goto(`/casussen/${id}`);
    await expectNotFound(stranger);
    await expect(stranger.getByText(number)).toHaveCount(0);
    await expect(stranger.getByText(TITLE)).toHaveCount(0);
    await stranger.goto('/casussen/019e3a19-5800-7000-8000-000000000000');
    await expectNotFound(stranger);
    await go(stranger, 'Signalen en verzoeken van mijn organisatie');
    await expect(
      stranger.getByText('Uw organisatie heeft nog niets ingediend.').or(stranger.getByRole('table')),
    ).toBeVisible();
    await expect(stranger.getByText(number)).toHaveCount(0);
    await openCase(officer, id);
    await expect(officer.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  });
});
