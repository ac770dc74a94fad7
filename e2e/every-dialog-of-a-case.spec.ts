import type { Page } from '@playwright/test';
import { openCase } from './support/case-page';
import { expect, test } from './support/journey';
import { look } from './support/look';
import { caseIn } from './support/shown-cases';
import { inquire, organisation, staffOf } from './support/casework';

/** In which state whose dialogs are looked at; what is the same as before is passed over. */
const DESKS: readonly (readonly [string, readonly string[]])[] = [
  ['submitted', ['accountmanager']],
  ['intake', ['accountmanager', 'manager']],
  ['info-requested', ['accountmanager']],
  ['legality-check', ['jurist', 'informatie']],
  ['partner-query', ['informatie', 'manager']],
  ['enrichment', ['informatie']],
  ['weighing', ['manager']],
  ['analysis', ['regisseur']],
  ['planning', ['regisseur']],
  ['execution', ['regisseur', 'informatie']],
  ['closing', ['regisseur', 'accountmanager']],
  ['on-hold', ['manager']],
  ['in-progress', ['accountmanager', 'jurist']],
  ['answered', ['accountmanager']],
  ['closed', ['manager']],
  ['rejected', ['manager']],
];
/** Buttons in the rows of a case that open a dialog too. */
const IN_ROWS = /^(Vastleggen|Bijwerken|Vervalt|Classificeren|Beëindigen)/;

/** Opens each dialog of a case page that was not seen yet, and looks at it. */
async function lookAtDialogs(page: Page, seen: Set<string>): Promise<void> {
  const acts = page.locator('main app-act-button button:not([aria-disabled="true"])');
  const rows = page.locator('main section').getByRole('button', { name: IN_ROWS });
  for (const buttons of [acts, rows]) {
    for (let index = 0; index < (await buttons.count()); index += 1) {
      const button = buttons.nth(index);
      const words = (await button.innerText()).split(':')[0]?.replace(/\s+/g, ' ').trim() ?? '';
      if (seen.has(words)) continue;
      seen.add(words);
      await button.click();
      const dialog = page.getByRole('dialog');
      await expect(dialog, `the dialog of ${words}`).toBeVisible();
      await look(page, `dialog-${words.toLowerCase().replace(/[^a-z]+/g, '-')}`);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
  }
}

test('every dialog of the cases that wait', async ({ as, arrange }) => {
  test.setTimeout(240_000);
  const pages = new Map<string, Page>();
  const seen = new Set<string>();
  for (const [state, jobs] of DESKS) {
    const { id, region } = await caseIn(arrange, state);
    for (const job of jobs) {
      const account = `${region}-${job}`;
      if ((await arrange.status(account, `/cases/${id}`)) !== 200) continue;
      const page = pages.get(account) ?? (await as(account));
      pages.set(account, page);
      await openCase(page, id);
      await expect(page.getByRole('region', { name: 'Vervolgstappen' })).toBeVisible();
      await lookAtDialogs(page, seen);
    }
  }
  expect(seen.size).toBeGreaterThan(30);
});

test('every dialog along the road of a case', async ({ as, arrange }) => {
  test.setTimeout(180_000);
  const staff = staffOf('nh');
  const seen = new Set<string>();
  const pages = new Map<string, Page>();
  const id = await arrange.filed('gm0375', { title: 'Loods met een tweede ingang' });
  const text = 'Tekst (fictief).';
  const decision = { meeting: 'Weegoverleg', heldOn: '2026-01-05', attendees: ['Politie', 'Gemeente'], text };
  const see = async (account: string): Promise<void> => {
    const page = pages.get(account) ?? (await as(account));
    pages.set(account, page);
    await openCase(page, id);
    await expect(page.getByRole('region', { name: 'Vervolgstappen' })).toBeVisible();
    await lookAtDialogs(page, seen);
  };

  await arrange.move(staff.manager, id, 'takeUp');
  await see(staff.manager);
  const { items: themes } = await arrange.get<{ items: { code: string }[] }>(staff.manager, '/themes');
  await arrange.move(staff.manager, id, 'startTest', {
    purpose: 'integrated-approach',
    mainTheme: themes[0]?.code,
  });
  const police = await organisation(arrange, staff.jurist, 'politie');
  const test1 = { depth: 'short', indications: text, necessity: text, proportionality: text, subsidiarity: text };
  await arrange.send(staff.jurist, `/cases/${id}/tests`, { ...test1, partnerIds: [police] });
  await see(staff.information);
  await arrange.move(staff.information, id, 'approveTest');
  await inquire(arrange, id, { region: 'nh', subjects: ['Loods (fictief)'], partners: ['politie'] });
  await see(staff.information);
  const { items: lines } = await arrange.get<{ items: { id: string; version: number; caseId: string }[] }>(
    'politie',
    '/inquiry-lines',
  );
  const line = lines.find(({ caseId }) => caseId === id);
  await arrange.write('politie', `PUT /inquiry-lines/${line?.id}/answer`, { answer: 'hit' }, line?.version);
  await arrange.move(staff.information, id, 'startEnrichment');
  await arrange.send(staff.information, `/cases/${id}/items`, {
    sourceId: police,
    sourceKind: 'half-open',
    happenedOn: '2026-01-05',
    text,
    ground: 'Wpg art. 20',
    handling: 'Alleen sturingsinformatie',
  });
  await see(staff.information);
  await arrange.move(staff.information, id, 'offerForWeighing');
  await see(staff.head);
  const { items: colleagues } = await arrange.get<{ items: { id: string; roles: string }[] }>(
    staff.head,
    `/colleagues?caseId=${id}`,
  );
  const caseDirectorId = colleagues.find(({ roles }) => roles.includes('Casusregisseur'))?.id;
  await arrange.move(staff.head, id, 'accept', { decision, caseDirectorId });
  await see(staff.director);
  await arrange.move(staff.director, id, 'agreeAdvice', { advice: text, partners: [police] });
  await arrange.send(staff.director, `/cases/${id}/interventions`, {
    kind: 'criminal',
    description: 'Onderzoek (fictief)',
    ownerId: police,
    dueOn: '2099-01-05',
  });
  await see(staff.director);
  await arrange.move(staff.director, id, 'startExecution', { decision });
  await see(staff.director);
  const { items: rows } = await arrange.get<{ items: { id: string; version: number; caseId: string }[] }>(
    'politie',
    '/interventions',
  );
  const row = rows.find(({ caseId }) => caseId === id);
  await arrange.write(
    'politie',
    `PATCH /interventions/${row?.id}`,
    { status: 'done', result: 'achieved' },
    row?.version,
  );
  await see(staff.director);
  await arrange.move(staff.director, id, 'startClosing');
  await see(staff.director);
  await arrange.send(staff.director, `/cases/${id}/feedback`, { text });
  await see(staff.director);
  await arrange.move(staff.director, id, 'close', { effect: text });
  await see(staff.head);
  for (const name of ['Toets starten', 'Toets goedkeuren', 'Advies vaststellen', 'Uitvoering starten', 'Afronden'])
    expect([...seen]).toContain(name);
});
