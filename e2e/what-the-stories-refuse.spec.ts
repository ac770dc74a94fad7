import { expectNoStep, expectNotFound, expectRefused, openCase } from './support/case-page';
import { toLegalityCheck } from './support/casework';
import { expect, test } from './support/journey';

interface Found {
  readonly items: readonly { readonly id: string; readonly number: string; readonly title: string }[];
}

const FIRM = 'Restaurants met steeds wisselende exploitant';

test('an officer of another town opens a case by its address: it does not exist, and the log knows', async ({
  as,
  arrange,
}) => {
  const { items } = await arrange.get<Found>('veenwolde', '/cases?limit=50');
  const stable = items.find(({ title }) => title.startsWith('Leegstaande stal'));
  const officer = await as('duinrade');
  await openCase(officer, stable?.id ?? '');
  await expectNotFound(officer);
  const { person } = await arrange.get<{ person: { name: string } }>('duinrade', '/me');
  const auditor = await as('auditor');
  await auditor.goto('/logboek');
  await auditor.getByLabel('Casus', { exact: true }).fill(stable?.number ?? '');
  await auditor.getByLabel('Alleen wat geweigerd is').check();
  await auditor.getByRole('button', { name: 'Zoek', exact: true }).click();
  const row = auditor.getByRole('row', { name: new RegExp(person.name.replace(/[()]/g, '.')) }).first();
  await expect(row).toContainText('Bestaat niet, of buiten bereik');
  await expect(auditor.getByText('Leegstaande stal')).toHaveCount(0);
});

test('a partner who is not named searches in vain for a case and its firm', async ({ as, arrange }) => {
  const { items } = await arrange.get<Found>('rd-analist', '/cases?scope=region&limit=100');
  const restaurants = items.find(({ title }) => title === FIRM);
  const partner = await as('politie-onbenoemd');
  await partner.goto('/casussen');
  await expect(partner.getByRole('heading', { level: 1 })).toBeVisible();
  await partner
    .getByRole('searchbox')
    .first()
    .fill(restaurants?.number ?? '');
  await partner.keyboard.press('Enter');
  await expect(partner.getByText(/Geen casus|Niets gevonden/).first()).toBeVisible();
  await expect(partner.getByText(FIRM)).toHaveCount(0);
  await openCase(partner, restaurants?.id ?? '');
  await expectNotFound(partner);
});

test('neither the LIEC nor the administrator reads a rejected case', async ({ as, arrange }) => {
  const { items } = await arrange.get<Found>('duinrade', '/cases?limit=50');
  const rejected = items.find(({ title }) => title === 'Overlast door een verhurende bewoner');
  const liec = await as('liec-coordinator');
  await openCase(liec, rejected?.id ?? '');
  await expect(liec.getByRole('heading', { level: 1, name: `Casus ${rejected?.number}` })).toBeVisible();
  await expect(liec.getByText('Overlast')).toHaveCount(0);
  await expect(liec.getByText('Duinrade')).toHaveCount(0);
  const administrator = await as('beheerder');
  await openCase(administrator, rejected?.id ?? '');
  await expect(administrator.getByText('Overlast')).toHaveCount(0);
  await expect(administrator.getByRole('heading', { level: 1 })).toHaveText(/bestaat niet|geen toegang/);
});

test('who wrote a legality test does not approve it', async ({ as, arrange }) => {
  const id = await arrange.filed('gm0014', { title: 'Loods die ’s nachts opengaat' });
  await toLegalityCheck(arrange, id, 'nn');
  const jurist = await as('nn-jurist');
  await openCase(jurist, id);
  await expectRefused(jurist, 'Toets goedkeuren', /Een tweede persoon moet dit doen/);
  const manager = await as('nn-accountmanager');
  await openCase(manager, id);
  await expectNoStep(manager, 'Toets goedkeuren');
});
