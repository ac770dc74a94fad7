import { expectNotFound, expectState, go, openCase, part } from './support/case-page';
import { expect, test } from './support/journey';
import { fillIn, pickOrganisation, send } from './support/wizard';

const TITLE = 'Telefonisch gemeld: vreemde huurders';

test('an account manager types for an officer who telephones, and the officer sees who typed', async ({ as }) => {
  test.setTimeout(90_000);
  const manager = await as('aa-accountmanager');
  let id = '';
  let number = '';

  await test.step('the account manager says for whom, who called and how', async () => {
    await go(manager, 'Namens indienen');
    await manager.getByRole('button', { name: 'Verder' }).click();
    await expect(manager.getByRole('link', { name: 'Vul in wie contact opnam.' })).toBeVisible();
    await manager.getByRole('combobox', { name: 'Namens welke organisatie?' }).fill('Groningen');
    await expect(manager.getByText('Geen organisatie gevonden met deze naam.')).toBeVisible();
    await pickOrganisation(manager, 'Namens welke organisatie?', 'Amstelveen');
    await manager.getByLabel('Wie nam contact op?').fill('M. de Wit, toezichthouder (fictief)');
    await manager.getByRole('radio', { name: 'Telefoon' }).check();
    await manager.getByRole('button', { name: 'Verder' }).click();
    await expect(manager.getByText('Namens M. de Wit, toezichthouder (fictief), Amstelveen')).toBeVisible();
  });

  await test.step('and types what is told', async () => {
    await fillIn(manager, {
      kind: 'Integrale casus',
      title: TITLE,
      indications: 'Steeds andere huurders (fictief).',
      ownActions: 'Een huisbezoek (fictief).',
      question: 'Kijkt u mee?',
    });
    ({ id, number } = await send(manager));
    expect(number).toMatch(/^AA-/);
  });

  await test.step('the officer finds it with the own organisation, and reads who typed it', async () => {
    const officer = await as('gm0362');
    await go(officer, 'Signalen en verzoeken van mijn organisatie');
    await officer
      .getByRole('row', { name: new RegExp(number) })
      .getByRole('link', { name: TITLE })
      .click();
    await expectState(officer, 'Ontvangen');
    await expect(
      part(officer, 'Over dit verzoek').getByText('M. de Wit, toezichthouder (fictief) (telefoon)'),
    ).toBeVisible();
    await expect(part(officer, 'Over dit verzoek').getByText('Getypt door het RIEC, namens')).toBeVisible();
  });

  await test.step('a colleague of the account manager in another region sees nothing', async () => {
    const stranger = await as('dh-accountmanager');
    await openCase(stranger, id);
    await expectNotFound(stranger);
  });
});
