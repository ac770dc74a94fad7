import { expectNotFound, go, openCase } from './support/case-page';
import { expect, test } from './support/journey';

interface Counted {
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly items: readonly { readonly id: string }[];
}
interface Figures {
  readonly perMonth: readonly { readonly month: string; readonly broughtIn: number }[];
}

const TITLE = 'Vakantiepark met vaste bewoners';
const OUTSIDE = 'Z-2026-77123';

test('a request of another region stays invisible', async ({ as, arrange }) => {
  const figures = async (account: string): Promise<number> =>
    (await arrange.get<Figures>(account, '/figures')).perMonth.reduce((sum, { broughtIn }) => sum + broughtIn, 0);
  const before = {
    list: await arrange.get<Counted>('zwb-accountmanager', '/cases?scope=region&limit=1'),
    figures: await figures('zwb-accountmanager'),
    own: await figures('ob-accountmanager'),
  };
  const id = await arrange.filed('gm0796', { title: TITLE });
  const { number, version } = await arrange.caseOf('gm0796', id);
  await arrange.send('gm0796', `/cases/${id}/outside-numbers`, { system: 'Zaaksysteem', number: OUTSIDE }, version);

  await test.step('it is there for the region it belongs to', async () => {
    const own = await as('ob-accountmanager');
    await go(own, 'Signalen en casussen');
    await own.getByRole('searchbox', { name: 'Zoek op nummer' }).fill(OUTSIDE);
    await own.keyboard.press('Enter');
    await expect(own.getByRole('row', { name: new RegExp(number) })).toBeVisible();
    await expect(own.getByRole('row', { name: new RegExp(number) })).toContainText(TITLE);
    expect(await figures('ob-accountmanager')).toBe(before.own + 1);
  });

  const stranger = await as('zwb-accountmanager');
  await test.step('another region finds it in no list, by no number and by no address', async () => {
    for (const entry of ['Nieuwe signalen', 'Mijn werk', 'Signalen en casussen']) {
      await go(stranger, entry);
      await expect(stranger.getByRole('heading', { level: 1, name: entry })).toBeVisible();
      await expect(stranger.locator('main').getByRole('table').first()).toBeVisible();
      await expect(stranger.getByText(number)).toHaveCount(0);
      await expect(stranger.getByText(TITLE)).toHaveCount(0);
    }
    for (const typed of [number, OUTSIDE]) {
      await stranger.getByRole('searchbox', { name: 'Zoek op nummer' }).fill(typed);
      await stranger.keyboard.press('Enter');
      await expect(stranger.getByText('Geen casus voldoet aan deze filters.')).toBeVisible();
      await expect(stranger.getByText(TITLE)).toHaveCount(0);
    }
    await stranger.goto('/casussen?region=OB');
    await expect(stranger.getByRole('heading', { level: 1, name: 'Signalen en casussen' })).toBeVisible();
    await expect(stranger.getByText(number)).toHaveCount(0);
    await openCase(stranger, id);
    await expectNotFound(stranger);
  });

  await test.step('it is counted nowhere there: not in a list, a state or a figure', async () => {
    const after = await arrange.get<Counted>('zwb-accountmanager', '/cases?scope=region&limit=1');
    expect(after.total).toBe(before.list.total);
    expect(after.counts).toEqual(before.list.counts);
    expect(await figures('zwb-accountmanager')).toBe(before.figures);
    const foreign = await arrange.get<Counted>('zwb-accountmanager', '/cases?scope=region&region=OB');
    expect(foreign.items).toEqual([]);
    expect(foreign.total).toBe(0);
    for (const path of ['', '/events', '/attachments/019e3a19-5800-7000-8000-000000000000']) {
      expect(await arrange.status('zwb-accountmanager', `/cases/${id}${path}`)).toBe(404);
    }
  });

  await test.step('and its own colleagues elsewhere see it no more than one that does not exist', async () => {
    const there = await stranger.locator('main').innerText();
    await openCase(stranger, '019e3a19-5800-7000-8000-000000000000');
    await expectNotFound(stranger);
    expect(await stranger.locator('main').innerText()).toBe(there);
  });
});
