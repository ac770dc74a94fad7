import {
  confirm,
  dialogOf,
  expectNotFound,
  expectNoStep,
  expectRefused,
  expectState,
  go,
  openCase,
  part,
  press,
  step,
} from './support/case-page';
import { expect, test } from './support/journey';
import { fillIn, send } from './support/wizard';

const TITLE = 'Mag de burgemeester het pand sluiten?';
const TO_LIEC = 'Is een bestuurlijke rapportage van een half jaar oud nog te gebruiken?';
const FROM_LIEC = 'Ja, als de feiten nog actueel zijn; motiveer dat in het besluit.';
const ADVICE = 'Sluiten kan op grond van artikel 13b. Motiveer waarom de feiten actueel zijn.';
const FURTHER = 'Hoe lang mag de sluiting duren?';

test('an advice is asked and given, with the LIEC as second line', async ({ as }) => {
  test.setTimeout(120_000);
  const officer = await as('gm0482');
  const manager = await as('rd-accountmanager');
  let number = '';
  let id = '';

  await test.step('the officer asks', async () => {
    await go(officer, 'Signaal of verzoek indienen');
    await fillIn(officer, {
      kind: 'Juridisch advies',
      title: TITLE,
      indications: 'Bij een controle is contant geld gevonden (fictief).',
      question: 'Kunnen wij het pand sluiten?',
    });
    ({ number, id } = await send(officer));
    expect(number).toMatch(/^RD-/);
  });

  await test.step('the account manager starts the advice and asks the LIEC, without personal data', async () => {
    await openCase(manager, id);
    await step(manager, 'In behandeling nemen', 'In intake');
    await expectNoStep(manager, 'Toets starten');
    await step(manager, 'Advies starten', 'In behandeling');
    await part(manager, 'Tweede lijn').getByRole('button', { name: 'Vraag aan het LIEC stellen' }).click();
    const dialog = await dialogOf(manager, 'Vraag aan het LIEC stellen');
    await dialog.getByLabel('Uw vraag').fill(TO_LIEC);
    await dialog.getByRole('checkbox', { name: 'Deze vraag bevat geen persoonsgegevens' }).check();
    await confirm(dialog, 'Vraag stellen');
    await expect(part(manager, 'Tweede lijn').getByText('Wacht op het LIEC')).toBeVisible();
  });

  await test.step('while the LIEC has not answered, the advice cannot be given', async () => {
    await expectRefused(manager, 'Advies geven', /Er staat nog een vraag open bij het LIEC/);
  });

  await test.step('the jurist of the LIEC reads the question and the region, never the case', async () => {
    const jurist = await as('liec-jurist');
    await go(jurist, 'Tweede lijn');
    const question = jurist.getByRole('article').filter({ hasText: TO_LIEC });
    await expect(question).toContainText('RIEC Rotterdam');
    await expect(jurist.getByText(number)).toHaveCount(0);
    await expect(jurist.getByText(TITLE)).toHaveCount(0);
    await question.getByLabel('Uw antwoord').fill(FROM_LIEC);
    await question.getByRole('button', { name: 'Verstuur antwoord' }).click();
    await confirm(await dialogOf(jurist, 'Antwoord versturen?'), 'Verstuur antwoord');
    await expect(part(jurist, 'Beantwoord').getByText(TO_LIEC).first()).toBeVisible();
    await expect(part(jurist, 'Te beantwoorden').getByText(TO_LIEC)).toHaveCount(0);
    await openCase(jurist, id);
    await expectNotFound(jurist);
  });

  await test.step('the account manager gives the advice, after saying that it holds no data of partners', async () => {
    await manager.reload();
    await expect(part(manager, 'Tweede lijn').getByText(FROM_LIEC)).toBeVisible();
    const dialog = await press(manager, 'Advies geven');
    await dialog.getByLabel('Advies', { exact: true }).fill(ADVICE);
    await dialog.getByRole('button', { name: 'Advies geven', exact: true }).click();
    await expect(dialog).toBeVisible();
    await dialog.getByRole('checkbox', { name: /geen gegevens van partners/ }).check();
    await confirm(dialog, 'Advies geven');
    await expectState(manager, 'Beantwoord');
  });

  await test.step('the officer reads it, asks further, and finishes when that is answered', async () => {
    await openCase(officer, id);
    await expectState(officer, 'Advies gereed');
    await expect(part(officer, 'Het advies').getByText(ADVICE)).toBeVisible();
    await officer.getByRole('button', { name: 'Doorvragen' }).click();
    await officer.getByLabel('Wat wilt u nog weten?').fill(FURTHER);
    await officer.getByRole('button', { name: 'Verstuur vraag' }).click();
    await expectState(officer, 'Advies in de maak');
    await openCase(manager, id);
    await expect(manager.getByText(FURTHER).first()).toBeVisible();
    const dialog = await press(manager, 'Advies geven');
    await dialog.getByLabel('Advies', { exact: true }).fill(`${ADVICE} Drie maanden is gebruikelijk.`);
    await dialog.getByRole('checkbox', { name: /geen gegevens van partners/ }).check();
    await confirm(dialog, 'Advies geven');
    await officer.reload();
    await expect(part(officer, 'Het advies').getByText('Drie maanden is gebruikelijk.')).toBeVisible();
    await officer.getByRole('button', { name: 'Afronden' }).click();
    await confirm(await dialogOf(officer, 'Verzoek afronden?'), 'Rond af');
    await expectState(officer, 'Afgesloten');
  });

  await test.step('the officer never reads what the RIEC asked the LIEC, and a neighbour nothing at all', async () => {
    const page = await officer.locator('main').innerText();
    for (const hidden of [TO_LIEC, FROM_LIEC, 'LIEC']) expect(page).not.toContain(hidden);
    const neighbour = await as('gm0613');
    await openCase(neighbour, id);
    await expectNotFound(neighbour);
  });
});
