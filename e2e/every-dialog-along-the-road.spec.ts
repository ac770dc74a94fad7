import type { Page } from '@playwright/test';
import { openCase } from './support/case-page';
import { inquire, organisation, staffOf } from './support/casework';
import { lookAtDialogs } from './support/dialogs';
import { expect, test } from './support/journey';

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
