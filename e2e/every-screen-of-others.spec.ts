import { dialogOf, go, openCase } from './support/case-page';
import { inquire, toPartnerQuery } from './support/casework';
import { expect, test } from './support/journey';
import { look } from './support/look';

test('every screen of a partner', async ({ as, arrange }) => {
  test.setTimeout(120_000);
  const id = await arrange.filed('gm0361', { title: 'Verzoek achter de vragen' });
  await toPartnerQuery(arrange, id, 'nh');
  await inquire(arrange, id, {
    region: 'nh',
    subjects: [
      'Transportbedrijf met een lange naam en meerdere vestigingen in de regio (fictief)',
      'Handelaar (fictief)',
    ],
    partners: ['belastingdienst'],
  });
  const partner = await as('belastingdienst');
  await expect(partner.getByRole('heading', { name: 'Wat nu aandacht vraagt' })).toBeVisible();
  await look(partner, 'start-partner');
  await go(partner, 'Bevragingen');
  await partner.getByRole('checkbox', { name: 'Kies alle vragen' }).check();
  await look(partner, 'partner-inquiries');
  for (const [button, title, name] of [
    [/^Hit/, 'Hit', 'dialog-answer-hit'],
    [/^No-hit/, 'No-hit', 'dialog-answer-no-hit'],
    [/^Geen antwoord mogelijk/, 'Geen antwoord mogelijk', 'dialog-answer-not-possible'],
  ] as const) {
    await partner.getByRole('button', { name: button }).first().click();
    await dialogOf(partner, title);
    await look(partner, name);
    await partner.keyboard.press('Escape');
  }
  await go(partner, 'Interventies');
  await look(partner, 'partner-interventions');
  await partner.goto('/interventies?stand=alle');
  const edit = partner.getByRole('button', { name: /Werk bij/ }).first();
  await expect(edit).toBeVisible();
  await edit.click();
  await dialogOf(partner, 'Interventie bijwerken');
  await look(partner, 'dialog-intervention');
  await partner.keyboard.press('Escape');
  const { items } = await arrange.get<{ items: { caseId: string }[] }>('belastingdienst', '/interventions');
  await openCase(partner, items[0]?.caseId ?? '');
  await look(partner, 'partner-case');
  await partner.goto('/casussen');
  await look(partner, 'partner-cases');
  const quiet = await as('politie-onbenoemd');
  await go(quiet, 'Bevragingen');
  await look(quiet, 'partner-inquiries-empty');
});

test('every screen of an application manager', async ({ as }) => {
  test.setTimeout(120_000);
  const manager = await as('nn-applicatiebeheer');
  await look(manager, 'start-application-manager');
  await go(manager, 'Instellingen');
  await look(manager, 'settings');
  const open = async (name: string): Promise<void> => {
    await manager.goto(`/instellingen/${name}`);
    await manager.getByRole('button', { name: 'Wijziging vastleggen' }).click();
    await expect(manager.getByRole('heading', { name: 'Voorbeeld' })).toBeVisible();
  };
  await manager.goto('/instellingen/questions-enforcement-bottleneck');
  await expect(manager.getByRole('button', { name: 'Trek deze wijziging in' })).toBeVisible();
  await look(manager, 'setting-planned');
  await open('questions-undermining-picture');
  await look(manager, 'setting-questions');
  await open('terms');
  await look(manager, 'setting-terms');
  await open('reason-texts');
  await look(manager, 'setting-reason-texts');
  await open('requester-texts');
  await look(manager, 'setting-requester-texts');
  await open('themes');
  await manager.getByRole('button', { name: 'Thema toevoegen' }).click();
  await look(manager, 'setting-themes');
  await manager.getByRole('button', { name: 'Leg vast' }).click();
  await look(manager, 'setting-themes-refused');
});

test('every screen of the LIEC, and the start page of every role', async ({ as, arrange }) => {
  test.setTimeout(120_000);
  const liec = await as('liec-coordinator');
  await expect(liec.getByRole('heading', { name: 'Waar wilt u heen?' })).toBeVisible();
  await look(liec, 'start-liec-coordinator');
  await go(liec, 'Landelijk');
  await look(liec, 'national');
  await liec.goto('/landelijk?thema=witwassen&toestand=analysis&regio=AA&soort=training');
  await look(liec, 'national-empty');
  const { items } = await arrange.get<{ items: { id: string }[] }>('liec-coordinator', '/cases?limit=1');
  await openCase(liec, items[0]?.id ?? '');
  await look(liec, 'header-case');
  await go(liec, 'Cijfers');
  await expect(liec.getByRole('table', { name: 'Per regio' })).toBeVisible();
  await look(liec, 'figures-national');
  const jurist = await as('liec-jurist');
  await go(jurist, 'Tweede lijn');
  await look(jurist, 'second-lines');
  for (const account of [
    'nn-informatie',
    'nn-analist',
    'nn-regisseur',
    'nn-jurist',
    'nn-manager',
    'middelrijn',
    'liec-jurist',
  ]) {
    const page = await as(account);
    await expect(page.getByRole('heading', { name: 'Waar wilt u heen?' })).toBeVisible();
    await look(page, `start-${account}`);
  }
  for (const [account, path] of [
    ['auditor', '/logboek'],
    ['nn-privacy', '/privacy'],
    ['beheerder', '/personen'],
  ] as const) {
    const page = await as(account);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(page, `start-${account}`);
    await page.goto(path);
    await look(page, `role-${account}`);
  }
});
