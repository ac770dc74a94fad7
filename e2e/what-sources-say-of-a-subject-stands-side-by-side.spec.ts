import { confirm, dialogOf, expectNotFound, go, openCase, part } from './support/case-page';
import { inquire, organisation, toPartnerQuery } from './support/casework';
import { expect, test } from './support/journey';

const BSN = '999990019';
const OWNER = 'Huurder van de loods (fictief)';
const FIRM = 'Verhuurbedrijf De Loods (fictief)';

test('what sources say of a subject stands side by side, the network shows who belongs to whom, and the number of a person is seen only by who says why', async ({
  as,
  arrange,
}) => {
  test.setTimeout(90_000);
  const id = await arrange.filed('gm0202', { title: 'Loods met een huurder' });
  const { number } = await arrange.caseOf('gm0202', id);
  await toPartnerQuery(arrange, id, 'on');
  await inquire(arrange, id, { region: 'on', subjects: [FIRM], partners: ['politie'] });
  const page = await as('on-informatie');

  await test.step('a person is added with a birth date and a number that is shown nowhere', async () => {
    await openCase(page, id);
    await part(page, 'Subjecten en bevraging').getByRole('button', { name: 'Subject toevoegen' }).click();
    const dialog = await dialogOf(page, 'Subject toevoegen');
    await dialog.getByLabel('Soort').selectOption({ label: 'Persoon' });
    await dialog.getByLabel('Naam of omschrijving').fill(OWNER);
    await dialog.getByLabel('Geboortedatum').fill('1984-05-17');
    await dialog.getByLabel('Burgerservicenummer').fill('123456789');
    await dialog.getByRole('button', { name: 'Toevoegen', exact: true }).click();
    await expect(dialog.getByText(/geen geldig burgerservicenummer/).first()).toBeVisible();
    await dialog.getByLabel('Burgerservicenummer').fill(BSN);
    await confirm(dialog, 'Toevoegen');
    await expect(part(page, 'Subjecten en bevraging').getByRole('link', { name: OWNER })).toBeVisible();
    expect(await page.locator('main').innerText()).not.toContain(BSN);
  });

  await test.step('a relation is drawn and stands in the table; the picture is walked with the keys', async () => {
    const network = part(page, 'Netwerk van subjecten');
    await network.scrollIntoViewIfNeeded();
    await network.getByRole('button', { name: 'Relatie vastleggen' }).click();
    const dialog = await dialogOf(page, 'Relatie vastleggen');
    await dialog.getByLabel('Wie of wat?', { exact: true }).selectOption({ label: OWNER });
    await dialog.getByLabel('Relatie', { exact: true }).selectOption({ label: 'is bestuurder van' });
    await dialog.getByLabel('Met wie of wat?').selectOption({ label: FIRM });
    await confirm(dialog, 'Vastleggen');
    await expect(network.getByRole('row', { name: new RegExp('is bestuurder van') })).toBeVisible();
    const node = network.getByRole('button', { name: /Verhuurbedrijf De Loods.*1 relatie/ });
    await node.focus();
    await page.keyboard.press('Enter');
    await expect(node).toHaveAttribute('aria-pressed', 'true');
    await expect(network.getByRole('link', { name: 'Wat is er bekend?' })).toBeVisible();
  });

  await test.step('another source says otherwise: both stand there, marked', async () => {
    await part(page, 'Subjecten en bevraging').getByRole('link', { name: OWNER }).click();
    await page.getByRole('button', { name: 'Gegevens aanvullen of verbeteren' }).click();
    const dialog = await dialogOf(page, 'Gegevens aanvullen of verbeteren');
    await dialog.getByLabel('Geboortedatum').fill('1985-05-17');
    await dialog.getByLabel('Volgens wie?').selectOption(await organisation(arrange, 'on-informatie', 'politie'));
    await dialog.getByLabel('Van welke datum?').fill('2020-01-01');
    await confirm(dialog, 'Bewaren');
    const facts = part(page, 'Gegevens per bron');
    await expect(facts.getByText('Bronnen spreken elkaar tegen')).toBeVisible();
    await expect(facts).toContainText('1984-05-17');
    await expect(facts.getByRole('listitem').filter({ hasText: '1985-05-17' })).toContainText('Ouder dan een jaar');
  });

  await test.step('the number shows with a reason, and goes away again', async () => {
    expect(await page.locator('main').innerText()).not.toContain(BSN);
    await page.getByRole('button', { name: 'Burgerservicenummer inzien' }).click();
    const dialog = await dialogOf(page, 'Burgerservicenummer inzien');
    await dialog.getByLabel('Waarom is het nodig?').fill('Twee naamgenoten (fictief)');
    await confirm(dialog, 'Inzien');
    await expect(page.getByText(BSN)).toBeVisible();
    await page.getByRole('button', { name: 'Verberg' }).click();
    await expect(page.getByText(BSN)).toHaveCount(0);
  });

  await test.step('the partner reads what its own subject is known by; nobody else reads anything', async () => {
    const partner = await as('politie');
    await go(partner, 'Bevragingen');
    await expect(partner.getByRole('row', { name: new RegExp(`De Loods.*${number}`) })).toBeVisible();
    await partner.getByRole('button', { name: /Gegevens tonen/ }).click();
    await confirm(partner.getByRole('dialog'), 'Toon gegevens');
    await expect(partner.getByRole('row', { name: new RegExp(`De Loods.*${number}`) })).toContainText(
      'Geen gegevens bekend',
    );
    expect(await partner.locator('main').innerText()).not.toContain(OWNER);
    const subjects = await arrange.get<{ subjects: { id: string }[] }>('on-informatie', `/cases/${id}`);
    const address = `/casussen/${id}/subjecten/${subjects.subjects.at(-1)?.id}`;
    for (const account of ['politie', 'gm0202', 'nn-informatie']) {
      const other = await as(account);
      await other.goto(address);
      await expectNotFound(other);
    }
  });
});
