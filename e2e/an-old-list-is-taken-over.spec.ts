import { expect, test } from '@playwright/test';
import write from 'write-excel-file/node';
import { look } from './support/look';
import { somebody } from './support/people';

const HEADS = ['Oud nummer', 'Gemeente', 'Soort verzoek', 'Titel', 'Vraag', 'Ontvangen op', 'Toestand'];
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An old list as an Excel file. */
const list = async (rows: readonly (readonly string[])[]) => ({
  name: 'oude lijst.xlsx',
  mimeType: EXCEL,
  buffer: await write([HEADS, ...rows].map((row) => row.map((value) => ({ value, type: String })))).toBuffer(),
});
const row = (number: string, more: { municipality?: string; title?: string; receivedOn?: string } = {}): string[] => [
  number,
  more.municipality ?? 'Groningen',
  'Integrale casus',
  more.title ?? 'Loods uit de oude lijst',
  'Wie kijkt er met ons mee?',
  more.receivedOn ?? '12-03-2025',
  'Ingediend',
];

test('an old Excel list is taken over, and one with faults is not', async ({ browser }) => {
  const stamp = Date.now().toString(36);
  const { context, page } = await somebody(browser, 'nn-accountmanager');
  await page.goto('/oude-lijst');
  await expect(page.getByRole('heading', { level: 1, name: 'Oude lijst overnemen' })).toBeVisible();
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Sjabloon ophalen' }).click(),
  ]);
  expect(template.suggestedFilename()).toBe('casussen-overnemen.xlsx');

  const wrong = [row(`F-${stamp}`, { municipality: 'Maastricht' }), row(`F-${stamp}`, { receivedOn: '31-02-2025' })];
  await page.locator('input[type=file]').setInputFiles(await list(wrong));
  await expect(page.getByText('Er zijn 3 fouten gevonden.')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Dit nummer staat al eerder in de lijst.' })).toBeVisible();
  await look(page, 'oude-lijst-met-fouten');

  const right = [row(`G-${stamp}`, { title: `Loods ${stamp}` }), row(`H-${stamp}`)];
  await page.locator('input[type=file]').setInputFiles(await list(right));
  await expect(page.getByText('De eerste regels').first()).toBeVisible();
  await look(page, 'oude-lijst-bekeken');
  await page.getByRole('button', { name: '2 casussen overnemen' }).click();
  await expect(page.getByText('2 casussen staan nu in de werkvoorraad')).toBeVisible();
  await page.getByRole('link', { name: 'Naar signalen en casussen' }).click();
  await expect(page.getByText(`Loods ${stamp}`).first()).toBeVisible();
  await context.close();

  // The municipality did not bring it in, so its officer does not see it.
  const officer = await somebody(browser, 'gm0014');
  await officer.page.goto('/verzoeken');
  await expect(officer.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(officer.page.getByText(`Loods ${stamp}`)).toHaveCount(0);
  await officer.page.goto('/oude-lijst');
  await expect(officer.page.getByRole('heading', { level: 1 })).toContainText('geen toegang');
  await officer.context.close();
});
