import { confirm, dialogOf, expectNotFound, go, openCase, part } from './support/case-page';
import { inquire, toPartnerQuery } from './support/casework';
import { expect, test } from './support/journey';

const SUBJECTS = [
  'Transportbedrijf Noorderzon (fictief)',
  'Stichting De Brug (fictief)',
  'Handelsonderneming Zilver (fictief)',
  'Garage De Hoek (fictief)',
];
const TITLE = 'Vier bedrijven op één adres';

test('a partner answers questions, several at once, and confirms what was recorded for it', async ({ as, arrange }) => {
  test.setTimeout(90_000);
  const id = await arrange.filed('gm0202', { title: TITLE });
  const { number } = await arrange.caseOf('gm0202', id);
  await toPartnerQuery(arrange, id, 'on');
  await inquire(arrange, id, { region: 'on', subjects: SUBJECTS, partners: ['politie'] });
  const partner = await as('politie');
  const rowOf = (subject: string) =>
    partner.getByRole('row', { name: new RegExp(`${subject.replace(/[()]/g, '.')}.*${number}`) });

  await test.step('the inbox shows the question, its case number and region, nothing of the case', async () => {
    await go(partner, 'Bevragingen');
    for (const subject of SUBJECTS) await expect(rowOf(subject)).toContainText('RIEC Oost-Nederland');
    await expect(partner.getByText(TITLE)).toHaveCount(0);
    await expect(partner.getByText('Arnhem')).toHaveCount(0);
    await openCase(partner, id);
    const seen = await partner.locator('main').innerText();
    expect(seen).not.toContain(TITLE);
    await go(partner, 'Bevragingen');
  });

  await test.step('two no-hits are given at once', async () => {
    for (const subject of SUBJECTS.slice(0, 2)) await rowOf(subject).getByRole('checkbox').check();
    await expect(partner.getByText('2 vragen gekozen')).toBeVisible();
    await partner.getByRole('button', { name: 'Antwoord no-hit' }).click();
    await confirm(
      partner.getByRole('dialog'),
      await partner.getByRole('dialog').getByRole('button').last().innerText(),
    );
    for (const subject of SUBJECTS.slice(0, 2)) {
      await expect(
        part(partner, 'Beantwoord').getByRole('row', { name: new RegExp(subject.replace(/[()]/g, '.')) }),
      ).toContainText('No-hit');
    }
  });

  await test.step('one cannot be answered, and asks for a ground', async () => {
    await rowOf(SUBJECTS[2] ?? '')
      .getByRole('button', { name: /^Geen antwoord mogelijk/ })
      .click();
    const dialog = await dialogOf(partner, 'Geen antwoord mogelijk');
    await dialog.getByRole('button', { name: 'Antwoord: geen antwoord mogelijk' }).click();
    await expect(dialog.getByText('Kies een grond.')).toBeVisible();
    await dialog.getByRole('radio', { name: 'Niet te identificeren' }).check();
    await confirm(dialog, 'Antwoord: geen antwoord mogelijk');
  });

  await test.step('the RIEC records the last one from the telephone, marked as not confirmed', async () => {
    const information = await as('on-informatie');
    await openCase(information, id);
    const row = part(information, 'Subjecten en bevraging').getByRole('row', {
      name: new RegExp(`${SUBJECTS[3]?.replace(/[()]/g, '.')}`),
    });
    await row.getByRole('button', { name: /Vastleggen/ }).click();
    const dialog = await dialogOf(information, 'Antwoord van Politie vastleggen');
    await dialog.getByRole('radio', { name: 'Hit', exact: true }).check();
    await dialog.getByLabel('Doorgegeven door').fill('Informatiemedewerker (fictief)');
    await dialog.getByLabel('Hoe?').selectOption({ label: 'Telefoon' });
    await confirm(dialog, 'Vastleggen');
    await expect(row).toContainText('Nog te bevestigen; Informatiemedewerker (fictief)');
  });

  await test.step('the partner confirms it', async () => {
    await partner.reload();
    const card = part(partner, 'Nog te bevestigen')
      .getByRole('listitem')
      .filter({ hasText: SUBJECTS[3] ?? '' });
    await expect(card).toContainText('volgens Informatiemedewerker (fictief)');
    await card.getByRole('button', { name: /Klopt, bevestig|Bevestig/ }).click();
    await expect(card).toHaveCount(0);
    await expect(part(partner, 'Beantwoord').getByRole('link', { name: number })).toBeVisible();
  });

  await test.step('the officer never reads that anybody was asked, another partner sees no question at all', async () => {
    const officer = await as('gm0202');
    await openCase(officer, id);
    await expect(officer.getByText('We bekijken samen met partners wat nodig is.')).toBeVisible();
    const seen = await officer.locator('main').innerText();
    for (const hidden of ['Politie', 'Hit', 'hit', ...SUBJECTS]) expect(seen).not.toContain(hidden);
    const other = await as('uwv');
    await go(other, 'Bevragingen');
    await expect(other.getByRole('heading', { level: 1, name: 'Bevragingen' })).toBeVisible();
    await expect(other.getByText(number)).toHaveCount(0);
    await openCase(other, id);
    await expectNotFound(other);
  });
});
