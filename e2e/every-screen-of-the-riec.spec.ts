import { dialogOf, expectState, go, openCase } from './support/case-page';
import { expect, test } from './support/journey';
import { look } from './support/look';
import { caseIn } from './support/shown-cases';

const STATES = {
  submitted: 'Ingediend',
  intake: 'In intake',
  'info-requested': 'Aanvulling gevraagd',
  'legality-check': 'Rechtmatigheidstoets',
  'partner-query': 'Bevraging',
  enrichment: 'Opwerken',
  weighing: 'Weging',
  analysis: 'Casusanalyse',
  planning: 'Plan van aanpak',
  execution: 'Uitvoering',
  closing: 'Afronding',
  'on-hold': 'In de wacht',
  'in-progress': 'In behandeling',
  answered: 'Beantwoord',
  closed: 'Afgesloten',
  rejected: 'Afgewezen',
  referred: 'Doorverwezen',
  withdrawn: 'Ingetrokken',
} as const;

test('every list of the staff of a RIEC', async ({ as }) => {
  test.setTimeout(120_000);
  const manager = await as('on-accountmanager');
  await expect(manager.getByRole('heading', { name: 'Wat nu aandacht vraagt' })).toBeVisible();
  await look(manager, 'start-account-manager');
  await go(manager, 'Nieuwe signalen');
  await look(manager, 'triage');
  await manager.route('**/v1/cases?*', (route) =>
    route.request().url().includes('state=submitted')
      ? route.fulfill({ json: { items: [], next: null, counts: {}, total: 0, totalIsCapped: false, hidden: 0 } })
      : route.continue(),
  );
  await manager.reload();
  await expect(manager.getByText('Geen nieuwe signalen.')).toBeVisible();
  await look(manager, 'triage-empty');
  await manager.unroute('**/v1/cases?*');
  await go(manager, 'Mijn werk');
  await look(manager, 'my-work');
  await go(manager, 'Signalen en casussen');
  await look(manager, 'cases');
  await manager.goto('/casussen?phase=running&kind=integral-case&priority=high&number=bestaat-niet');
  await expect(manager.getByText('Geen casus voldoet aan deze filters.')).toBeVisible();
  await look(manager, 'cases-filtered-empty');
  await manager.route('**/v1/cases?*', (route) =>
    route.fulfill({
      status: 503,
      json: { type: 'about:blank', title: 'De server is even niet bereikbaar', status: 503 },
    }),
  );
  await manager.goto('/casussen');
  await expect(manager.getByText('De server is even niet bereikbaar')).toBeVisible();
  await look(manager, 'cases-failed');
  await manager.unroute('**/v1/cases?*');
  await go(manager, 'Namens indienen');
  await manager.getByRole('button', { name: 'Verder' }).click();
  await look(manager, 'on-behalf-missing');
  await go(manager, 'Cijfers');
  await expect(manager.getByRole('table', { name: 'Per maand' })).toBeVisible();
  await look(manager, 'figures');
  await manager.keyboard.press('?');
  await dialogOf(manager, 'Sneltoetsen');
  await look(manager, 'dialog-keys');
  await manager.keyboard.press('Escape');
  await manager.getByRole('button', { name: /^Account van/ }).click();
  await look(manager, 'account-menu');
});

test('the case page of staff in every state', async ({ as, arrange }) => {
  test.setTimeout(180_000);
  const pages = new Map<string, Awaited<ReturnType<typeof as>>>();
  for (const [state, label] of Object.entries(STATES)) {
    const { id, region } = await caseIn(arrange, state);
    const page = pages.get(region) ?? (await as(`${region}-manager`));
    pages.set(region, page);
    await openCase(page, id);
    await expectState(page, label);
    await expect(page.getByRole('region', { name: 'Tijdlijn' }).getByRole('listitem').first()).toBeVisible();
    await look(page, `case-${state}`);
  }
});
