import type { Locator, Page } from '@playwright/test';
import { go } from './support/case-page';
import { expect, test } from './support/journey';

const numberIn = (text: string): number => Number(text.replace(/\D/g, '') || '0');

/** The numbers of a table of figures: its lines, and the line of totals. */
async function numbersOf(page: Page, caption: string): Promise<{ lines: number[][]; total: number[] }> {
  const table = page.getByRole('table', { name: caption });
  const read = async (rows: Locator): Promise<number[][]> =>
    rows
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent?.trim() ?? '')),
      )
      .then((cells) => cells.map((row) => row.map(numberIn)));
  const [total = []] = await read(table.locator('tfoot tr'));
  return { lines: await read(table.locator('tbody tr')), total };
}

const sumOf = (lines: readonly (readonly number[])[], column: number): number =>
  lines.reduce((sum, line) => sum + (line[column] ?? 0), 0);

test('the figures open their lists, and their sums are right', async ({ as, arrange }) => {
  test.setTimeout(90_000);
  const manager = await as('ob-manager');
  await go(manager, 'Cijfers');
  await expect(manager.getByRole('table', { name: 'Per maand' })).toBeVisible();

  await test.step('the months add up to the total; what runs is the stock of now', async () => {
    const { lines, total } = await numbersOf(manager, 'Per maand');
    const heads = await manager.getByRole('table', { name: 'Per maand' }).locator('thead th.ui-amount').allInnerTexts();
    expect(lines.length).toBeGreaterThanOrEqual(12);
    const running = heads.findIndex((head) => /lopend/i.test(head));
    expect(running).toBeGreaterThanOrEqual(0);
    for (const column of heads.keys()) {
      if (column !== running) expect(total[column], heads[column]).toBe(sumOf(lines, column));
    }
  });

  await test.step('the themes add up to the same total', async () => {
    const themes = await numbersOf(manager, 'Per hoofdthema');
    for (const column of themes.total.keys()) expect(themes.total[column]).toBe(sumOf(themes.lines, column));
    const months = await numbersOf(manager, 'Per maand');
    expect(themes.total).toEqual(months.total);
  });

  await test.step('a figure leads to a list with as many cases', async () => {
    const links = manager.getByRole('table', { name: 'Per maand' }).locator('tbody td a');
    const chosen = await links.evaluateAll((all) => {
      const figures = new Map<string, number>();
      all.forEach((link, index) =>
        figures.set(new URL((link as HTMLAnchorElement).href).searchParams.get('figure') ?? '', index),
      );
      return [...figures.values()];
    });
    expect(chosen.length).toBeGreaterThanOrEqual(5);
    for (const index of chosen) {
      const link = links.nth(index);
      const figure = numberIn(await link.innerText());
      const name = await link.getAttribute('href');
      await link.click();
      await expect(manager.getByRole('heading', { level: 1, name: 'Signalen en casussen' })).toBeVisible();
      const query = new URL(manager.url()).searchParams;
      const { total, hidden } = await arrange.get<{ total: number; hidden: number }>(
        'ob-manager',
        `/cases?scope=region&${query.toString()}`,
      );
      expect(total + hidden, name ?? '').toBe(figure);
      await expect(manager.locator('ui-load-more')).toContainText(String(total));
      await expect(manager.locator('main tbody tr')).toHaveCount(Math.min(total, 50));
      await manager.goBack();
      await expect(manager.getByRole('table', { name: 'Per maand' })).toBeVisible();
    }
  });

  await test.step('the figures of one region hold nothing of another, and a partner has none', async () => {
    const one = await arrange.get<{ rows: { region: string }[] }>('ob-manager', '/figures');
    expect(new Set(one.rows.map(({ region }) => region))).toEqual(new Set(['OB']));
    expect(await arrange.status('ob-manager', '/figures?region=LB')).toBe(403);
    expect(await arrange.status('politie', '/figures')).toBe(403);
    const partner = await as('politie-onbenoemd');
    await expect(partner.locator('app-side-nav').getByRole('link', { name: 'Cijfers' })).toHaveCount(0);
  });
});
