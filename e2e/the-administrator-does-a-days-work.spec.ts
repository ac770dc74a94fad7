import { expectNotFound, openCase } from './support/case-page';
import { expect, test } from './support/journey';
import { look } from './support/look';
import { signIn } from './support/people';

const NEWCOMER = 'nieuw-veenwolde';
const nextYear = `${new Date().getFullYear() + 1}-06-30`;

test('the administrator does a day’s work', async ({ as, arrange, browser }) => {
  test.setTimeout(180_000);
  const secret = await arrange.filed('gm0090', { title: 'Verzoek dat de beheerder nooit ziet' });
  const admin = await as('beheerder');
  const dialog = admin.getByRole('dialog');
  const find = async (text: string): Promise<void> => {
    await admin.locator('app-side-nav').getByRole('link', { name: 'Personen', exact: true }).click();
    await admin.getByLabel('Naam of account').fill(text);
    await admin.getByRole('button', { name: 'Zoek', exact: true }).click();
    await admin.getByRole('row').filter({ hasText: text }).getByRole('link').first().click();
    await expect(admin.getByRole('heading', { name: 'Gegevens' })).toBeVisible();
  };

  await test.step('a new colleague of a municipality gets an account, and may do nothing yet', async () => {
    await admin.locator('app-side-nav').getByRole('link', { name: 'Personen', exact: true }).click();
    await expect(admin.getByRole('table')).toBeVisible();
    await look(admin, 'register-persons');
    await admin.getByRole('button', { name: 'Persoon toevoegen' }).click();
    await dialog.getByRole('button', { name: 'Voeg persoon toe' }).click();
    await expect(dialog.getByRole('link', { name: /Vul in: naam/i })).toBeVisible();
    await dialog.getByLabel('Naam', { exact: true }).fill('Noor Nieuwkamp (demo)');
    await dialog.getByLabel('Functie').fill('Adviseur veiligheid');
    await dialog.getByLabel('Organisatie').selectOption({ label: 'Veenwolde (fictief)' });
    await dialog.getByLabel('Account').fill(NEWCOMER);
    await look(admin, 'dialog-register-person');
    await dialog.getByRole('button', { name: 'Voeg persoon toe' }).click();
    await expect(admin.getByRole('heading', { level: 1, name: 'Noor Nieuwkamp (demo)' })).toBeVisible();
    await expect(admin.getByText('Geen bevoegdheden.')).toBeVisible();
  });

  await test.step('a grant that the rules refuse is explained beside its field; a good one counts at once', async () => {
    await admin.getByRole('button', { name: 'Bevoegdheid verlenen' }).click();
    await dialog.getByLabel('Rol').selectOption({ label: 'Partnervertegenwoordiger' });
    await dialog.getByLabel('Screening geldig tot en met').fill('2020-01-01');
    await dialog.getByLabel('Op welke grond?').fill('Aanvraag van de teamleider (fictief)');
    await dialog.getByRole('button', { name: 'Verleen bevoegdheid' }).click();
    await expect(
      dialog.getByRole('link', { name: 'Screening geldig tot en met: ligt in het verleden.' }),
    ).toBeVisible();
    await look(admin, 'dialog-register-grant');
    await dialog.getByLabel('Rol').selectOption({ label: 'Inbrenger' });
    await dialog.getByRole('button', { name: 'Verleen bevoegdheid' }).click();
    await expect(admin.getByRole('article', { name: 'Inbrenger' })).toBeVisible();
    await look(admin, 'register-person');
  });

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const colleague = await context.newPage();

  await test.step('the colleague signs in and finds the own requests', async () => {
    await signIn(colleague, NEWCOMER);
    await colleague.goto('/onze-verzoeken');
    await expect(colleague.getByRole('heading', { level: 1 })).toContainText('Signalen en verzoeken');
  });

  await test.step('leaving ends everything with the very next click', async () => {
    await admin.getByRole('button', { name: 'Vertrek vastleggen' }).click();
    await expect(dialog.getByText('1 bevoegdheid eindigt nu.')).toBeVisible();
    await expect(dialog.getByText('1 open sessie wordt afgesloten.')).toBeVisible();
    await dialog.getByLabel('Reden').fill('Andere baan (fictief)');
    await look(admin, 'dialog-register-departure');
    await dialog.getByRole('button', { name: 'Leg vertrek vast' }).click();
    await expect(admin.getByText('Deze persoon heeft geen toegang.')).toBeVisible();
    await look(admin, 'register-person-gone');
    expect((await colleague.request.get('/v1/me')).status()).toBe(401);
    await colleague.goto('/onze-verzoeken');
    await expect(colleague).toHaveURL(/aanmelden/);
    await context.close();
  });

  await test.step('a screening that runs out is extended', async () => {
    await find('kempenveld-partner');
    await expect(admin.getByText('Daarna vervalt de toegang vanzelf.')).toBeVisible();
    await admin.getByRole('button', { name: 'Termijnen wijzigen' }).click();
    await dialog.getByLabel('Screening geldig tot en met').fill(nextYear);
    await dialog.getByRole('button', { name: 'Bewaar' }).click();
    await expect(admin.getByText('Daarna vervalt de toegang vanzelf.')).toHaveCount(0);
  });

  await test.step('no case is within reach', async () => {
    await openCase(admin, secret);
    await expectNotFound(admin);
    for (const address of ['/casussen', '/nieuwe-signalen', '/onze-verzoeken', '/cijfers', '/landelijk']) {
      await admin.goto(address);
      await expect(admin.getByRole('heading', { level: 1, name: 'U hebt hier geen toegang toe' })).toBeVisible();
    }
    for (const route of ['/cases', '/figures', '/inquiry-lines', '/interventions', '/second-lines'])
      expect(await arrange.status('beheerder', route), route).toBe(403);
    expect(await arrange.status('beheerder', `/cases/${secret}`)).toBe(404);
  });
});

test('a manager reviews the authorisations of the region', async ({ as }) => {
  test.setTimeout(120_000);
  const manager = await as('nh-manager');
  await manager.locator('app-side-nav').getByRole('link', { name: 'Hercertificering', exact: true }).click();
  await expect(manager.getByRole('heading', { name: 'Te beoordelen' })).toBeVisible();
  await expect(manager.getByRole('table').first()).toBeVisible();
  await look(manager, 'register-review');
  const rows = manager.getByRole('region', { name: 'Te beoordelen bevoegdheden' }).locator('tbody tr');
  const before = await rows.count();
  expect(before).toBeGreaterThan(3);

  await test.step('one is confirmed, one is ended with a reason', async () => {
    await rows
      .first()
      .getByRole('button', { name: /^Bevestig/ })
      .click();
    await expect(rows).toHaveCount(before - 1);
    await rows
      .last()
      .getByRole('button', { name: /^Beëindig/ })
      .click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByLabel('Reden').fill('Doet dit werk niet meer (fictief)');
    await look(manager, 'dialog-register-review-end');
    await dialog.getByRole('button', { name: 'Beëindig bevoegdheid' }).click();
    await expect(rows).toHaveCount(before - 2);
  });

  await test.step('the others are confirmed together, and the report tells it', async () => {
    await manager.getByRole('checkbox', { name: 'Kies alle bevoegdheden' }).check();
    await look(manager, 'register-review-chosen');
    await manager.getByRole('button', { name: 'Bevestig gekozen' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: 'Bevestig', exact: true }).click();
    await expect(manager.getByText('Alles is beoordeeld.')).toBeVisible();
    await expect(manager.getByText(/1 ×\s+beëindigd/)).toBeVisible();
    await look(manager, 'register-review-done');
  });

  await test.step('the register of the region can be read, and not changed', async () => {
    await manager.goto('/personen?rol=analyst');
    await manager.getByRole('row').filter({ hasText: 'nh-analist' }).getByRole('link').click();
    await expect(manager.getByRole('article', { name: 'Analist' })).toBeVisible();
    await expect(manager.getByRole('button', { name: /Vertrek|verlenen|wijzigen/ })).toHaveCount(0);
  });
});
