import type { Page } from '@playwright/test';
import { confirm, openCase, press } from './support/case-page';
import { expect, test } from './support/journey';
import { fillIn, send } from './support/wizard';

const MARK = /kanarie/i;
const TITLE = 'KANARIE loods aan de kade';
const FACTS = 'KANARIE-feiten: steeds andere bestelbusjes (fictief).';
const SUSPECT = 'KANARIE verdachte (fictief)';

/** Everything a browser keeps by itself when its window is closed. */
async function keptBy(page: Page): Promise<string> {
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const stores = await caches.keys();
    const workers = await navigator.serviceWorker.getRegistrations();
    return {
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      databases: databases.map(({ name }) => name),
      stores,
      workers: workers.length,
      history: history.state as unknown,
      title: document.title,
    };
  });
  expect([kept.databases, kept.stores, kept.workers]).toEqual([[], [], 0]);
  const cookies = await page.context().cookies();
  return decodeURIComponent(JSON.stringify({ ...kept, cookies }).replace(/%(?![0-9a-f]{2})/gi, '%25'));
}

/** Notes every address that a page asks for or stands at, and every answer that may be kept. */
function watch(page: Page): { addresses: string[]; kept: string[] } {
  const found = { addresses: [] as string[], kept: [] as string[] };
  page.on('request', (request) => found.addresses.push(decodeURIComponent(request.url())));
  page.on('framenavigated', (frame) => found.addresses.push(decodeURIComponent(frame.url())));
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/v1') && response.headers()['cache-control'] !== 'no-store') found.kept.push(pathname);
  });
  return found;
}

/** Opens every entry of the navigation. */
async function openEverything(page: Page): Promise<void> {
  const entries = await page.locator('app-side-nav').getByRole('link').all();
  const targets = await Promise.all(entries.map((entry) => entry.getAttribute('href')));
  for (const target of targets) {
    if (!target) continue;
    await page.goto(target);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('ui-skeleton')).toHaveCount(0);
  }
}

test('nothing stays behind in the browser, and no address holds a name', async ({ as, arrange }) => {
  test.setTimeout(150_000);
  const officer = await as('gm0014');
  const ofOfficer = watch(officer);
  await officer.getByRole('link', { name: 'Signaal of verzoek indienen' }).first().click();
  await fillIn(officer, {
    kind: 'Integrale casus',
    title: TITLE,
    place: 'KANARIE-kade 1',
    indications: FACTS,
    involved: { kind: 'Persoon', description: SUSPECT },
    ownActions: 'KANARIE-controle (fictief).',
    question: 'Wie kijkt mee, KANARIE?',
  });
  const { id } = await send(officer);
  await openCase(officer, id);
  await expect(officer.getByText(TITLE).first()).toBeVisible();
  await openEverything(officer);

  const manager = await as('nn-accountmanager');
  const ofManager = watch(manager);
  await openCase(manager, id);
  await expect(manager.getByText(SUSPECT)).toBeVisible();
  await confirm(await press(manager, 'In behandeling nemen'), 'In behandeling nemen');
  await openEverything(manager);
  await arrange.move('nn-accountmanager', id, 'requestInfo', { question: 'Welk pand, KANARIE?', dueOn: '2099-01-04' });
  await openCase(officer, id);
  await expect(officer.getByText('Welk pand, KANARIE?').first()).toBeVisible();

  for (const [page, { addresses, kept }] of [
    [officer, ofOfficer],
    [manager, ofManager],
  ] as const) {
    expect(await keptBy(page)).not.toMatch(MARK);
    expect(addresses.length).toBeGreaterThan(20);
    expect(addresses.filter((address) => MARK.test(address))).toEqual([]);
    expect(kept).toEqual([]);
  }
});
