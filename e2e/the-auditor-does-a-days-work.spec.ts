import type { Page } from '@playwright/test';
import { expectNotFound, go, openCase } from './support/case-page';
import { expect, test } from './support/journey';
import { look } from './support/look';

const TITLE = 'Loods waar de auditor niets van hoort te weten';

/** The rows of the log that were found. */
const rows = (page: Page) => page.getByRole('region', { name: 'Regels van het logboek' }).locator('tbody tr');

/** Looks for one case in the log. */
async function searchCase(page: Page, number: string): Promise<void> {
  await page.getByLabel('Casus', { exact: true }).fill(number);
  await page.getByRole('button', { name: 'Zoek', exact: true }).click();
  await expect(rows(page).first()).toContainText(number);
}

test('the auditor does a day’s work, and sees no case', async ({ as, arrange }) => {
  test.setTimeout(180_000);
  const id = await arrange.filed('gm0090', { title: TITLE });
  const { number } = await arrange.caseOf('nn-analist', id);
  expect(await arrange.status('on-manager', `/cases/${id}`)).toBe(404);
  const me = (account: string) => arrange.get<{ person: { name: string } }>(account, '/me');
  const [{ person: analyst }, { person: stranger }] = [await me('nn-analist'), await me('on-manager')];
  const page = await as('auditor');

  await test.step('who read this case, by its number only', async () => {
    await go(page, 'Logboek');
    await expect(page.getByRole('heading', { level: 1, name: 'Logboek' })).toBeVisible();
    await expect(rows(page).first()).toBeVisible();
    await searchCase(page, number);
    await expect(rows(page).filter({ hasText: analyst.name }).filter({ hasText: 'Casus lezen' })).toHaveCount(1);
    await expect(page.getByText(TITLE)).toHaveCount(0);
    expect(page.url()).not.toContain(number);
    await look(page, 'auditor-logboek');
  });

  await test.step('what was refused, and to whom', async () => {
    await page.getByLabel('Alleen wat geweigerd is').check();
    await page.getByRole('button', { name: 'Zoek', exact: true }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText(stranger.name);
    await expect(rows(page)).toContainText('Bestaat niet, of buiten bereik');
  });

  await test.step('what that account touched, and from there back to the log', async () => {
    await rows(page).getByRole('button', { name: stranger.name }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Account-overzicht' })).toBeVisible();
    const touched = page.getByRole('row', { name: new RegExp(number) });
    await expect(touched.getByRole('cell').nth(3)).toHaveText('1');
    await expect(page.getByText(TITLE)).toHaveCount(0);
    await look(page, 'auditor-account-overzicht');
    await touched.getByRole('button').click();
    await expect(page.getByRole('heading', { level: 1, name: 'Logboek' })).toBeVisible();
    await expect(rows(page)).toHaveCount(1);
  });

  await test.step('a person is found by a part of their words, and none by others', async () => {
    await page.getByRole('button', { name: 'Andere persoon' }).click();
    await page.getByLabel('Persoon').fill('niemand-heet-zo');
    await page.getByRole('button', { name: 'Zoek persoon' }).click();
    await expect(page.getByText('Niemand gevonden met deze woorden.')).toBeVisible();
    await page.getByLabel('Persoon').fill('nn-jurist');
    await page.getByLabel('Persoon').press('Enter');
    await page.getByRole('list', { name: 'Gevonden personen' }).getByRole('button').click();
    await page.getByRole('button', { name: 'Zoek', exact: true }).click();
    await expect(page.getByText('Geen regels die hieraan voldoen.')).toBeVisible();
    await page.getByRole('button', { name: 'Wis alles' }).click();
    await expect(rows(page).first()).toBeVisible();
  });

  await test.step('the state of the log, and the log itself as a file', async () => {
    await expect(page.getByRole('region', { name: 'Staat van het logboek' })).toContainText('genummerde regels');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download het logboek' }).click();
    expect((await download).suggestedFilename()).toBe('log-export.ndjson');
  });

  await test.step('a sample with a finding for each read', async () => {
    await go(page, 'Steekproeven');
    await look(page, 'auditor-steekproeven');
    await page.getByLabel('Aantal').fill('2');
    await page.getByLabel('Trekkingsgetal').fill('7');
    await page.getByRole('button', { name: 'Trek steekproef' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Steekproef', exact: true })).toBeVisible();
    const cards = page.getByRole('article');
    await expect(cards).toHaveCount(2);
    await cards.nth(0).getByLabel('Bevinding', { exact: true }).selectOption({ label: 'Vraag' });
    await cards
      .nth(0)
      .getByRole('button', { name: /Bewaar bevinding/ })
      .click();
    await expect(cards.nth(0).getByText('Vul de toelichting in.')).toBeVisible();
    await cards.nth(0).getByLabel('Toelichting').fill('Waarom werd deze casus gelezen? (fictief)');
    await cards
      .nth(0)
      .getByRole('button', { name: /Bewaar bevinding/ })
      .click();
    await expect(cards.nth(0).getByText('Bewaard.')).toBeVisible();
    await look(page, 'auditor-steekproef');
    await cards.nth(1).getByLabel('Bevinding', { exact: true }).selectOption({ label: 'In orde' });
    await cards
      .nth(1)
      .getByRole('button', { name: /Bewaar bevinding/ })
      .click();
    await page.getByLabel('Conclusie').fill('Eén vraag uitgezet (fictief).');
    await page.getByRole('button', { name: 'Sluit steekproef af' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sluit af', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Verslag van een steekproef' })).toBeVisible();
    await expect(page.getByRole('button', { name: /Bewaar bevinding/ })).toHaveCount(0);
    await look(page, 'auditor-verslag');
  });

  await test.step('and no case, list or figure', async () => {
    await openCase(page, id);
    await expectNotFound(page);
    for (const address of ['/casussen', '/mijn-werk', '/landelijk', '/cijfers', '/privacy', '/personen']) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1, name: 'U hebt hier geen toegang toe' })).toBeVisible();
      await expect(page.getByText(TITLE)).toHaveCount(0);
    }
    expect(await arrange.status('auditor', `/cases/${id}`)).toBe(404);
    for (const route of ['/cases', '/figures', '/inquiry-lines', '/interventions', '/second-lines'])
      expect(await arrange.status('auditor', route), route).toBe(403);
  });
});

test('a privacy officer reads the log of the own region only', async ({ as, arrange }) => {
  const own = await arrange.caseOf('nn-analist', await arrange.filed('gm0090', { title: TITLE }));
  const other = await arrange.caseOf('dh-analist', await arrange.filed('gm0518', { title: TITLE }));
  const page = await as('nn-privacy');
  await go(page, 'Logboek');
  await searchCase(page, own.number);
  await expect(page.getByRole('heading', { name: 'Staat van het logboek' })).toHaveCount(0);
  await page.getByLabel('Casus', { exact: true }).fill(other.number);
  await page.getByRole('button', { name: 'Zoek', exact: true }).click();
  await expect(page.getByText('Geen regels die hieraan voldoen.')).toBeVisible();
  await page.goto('/steekproeven');
  await expect(page.getByRole('heading', { level: 1, name: 'U hebt hier geen toegang toe' })).toBeVisible();
  expect(await arrange.status('nn-privacy', '/audit/samples')).toBe(403);
});
