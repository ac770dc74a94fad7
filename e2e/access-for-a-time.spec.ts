import type { Locator, Page } from '@playwright/test';
import type { Arrange } from './support/arrange';
import { confirm, dialogOf, expectNotFound, go, openCase, part } from './support/case-page';
import { toPartnerQuery } from './support/casework';
import { expect, test } from './support/journey';
import { look } from './support/look';

const TITLE = 'Verzoek dat alleen op naam zichtbaar is';
const GROUND = 'Toezichthouder staat nu voor de deur en kent de eigenaar (fictief).';
const HIDDEN = { title: TITLE, confidentiality: 'named-only' };

/** The name of who is signed in. */
const personOf = (page: Page): Promise<string> => page.locator('app-account-menu .face .name').innerText();

/** The option that offers a person in the field that asks who. */
async function optionOf(dialog: Locator, name: string): Promise<string> {
  const option = dialog.getByLabel('Wie krijgt toegang?').locator('option').filter({ hasText: name });
  await expect(option).toHaveCount(1);
  return (await option.innerText()).trim();
}

/** The id of a person who can be let in to a case. */
async function idOf(arrange: Arrange, caseId: string, name: string): Promise<string> {
  const path = `/cases/${caseId}/grant-candidates`;
  const { items } = await arrange.get<{ items: { id: string; name: string }[] }>('lb-manager', path);
  return items.find((one) => one.name === name)?.id ?? '';
}

test('a manager lets a colleague in to a confidential case, until an end that both see', async ({ as, arrange }) => {
  test.setTimeout(120_000);
  const id = await arrange.filed('maasbroek', HIDDEN);
  const { number } = await arrange.caseOf('maasbroek', id);
  const manager = await as('lb-manager');
  const colleague = await as('lb-analist');

  await test.step('the colleague finds nothing', async () => {
    await openCase(colleague, id);
    await expectNotFound(colleague);
  });

  await test.step('the manager gives access, and is told what is missing', async () => {
    await openCase(manager, id);
    await part(manager, 'Tijdelijke toegang').getByRole('button', { name: 'Tijdelijke toegang geven' }).click();
    const dialog = await dialogOf(manager, 'Tijdelijke toegang geven');
    await dialog.getByRole('button', { name: 'Toegang geven' }).click();
    await expect(dialog.getByRole('link', { name: /Vul in: wie krijgt toegang/ })).toBeVisible();
    const name = await personOf(colleague);
    await dialog.getByLabel('Wie krijgt toegang?').selectOption({ label: await optionOf(dialog, name) });
    await dialog.getByLabel('Hoe lang?').selectOption({ label: '3 dagen' });
    await dialog.getByLabel('Waarom is dit nodig?').fill('Neemt de zaak over tijdens verlof (fictief)');
    await look(manager, 'dialog-access-for-a-time');
    await confirm(dialog, 'Toegang geven');
    await expect(part(manager, 'Tijdelijke toegang')).toContainText(name);
  });

  await test.step('the colleague reads it, with until when and why', async () => {
    await openCase(colleague, id);
    await expect(colleague.getByText(/^Tijdelijke toegang: u hebt toegang tot /)).toBeVisible();
    await expect(colleague.getByText('Reden: Neemt de zaak over tijdens verlof (fictief)')).toBeVisible();
    await look(colleague, 'case-with-access-for-a-time');
    await colleague.goto(`/casussen?nummer=${number}`);
    await expect(colleague.getByText(TITLE)).toBeVisible();
  });

  await test.step('the manager ends it, and the next step of the colleague finds nothing', async () => {
    await openCase(colleague, id);
    await expect(colleague.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
    await part(manager, 'Tijdelijke toegang')
      .getByRole('button', { name: /^Beëindigen/ })
      .click();
    await confirm(manager.getByRole('dialog'), 'Toegang beëindigen');
    await expect(part(manager, 'Tijdelijke toegang')).toContainText('Niemand heeft nu tijdelijke toegang.');
    await look(manager, 'case-access-of-the-manager');
    await colleague.reload();
    await expectNotFound(colleague);
  });

  await test.step('at the end that was given, the open page of the colleague asks the server again', async () => {
    await arrange.send('lb-manager', `/cases/${id}/grants`, {
      kind: 'time-boxed',
      personId: await idOf(arrange, id, await personOf(colleague)),
      hours: 1,
      ground: 'Nog één uur (fictief)',
    });
    await colleague.clock.install();
    await openCase(colleague, id);
    await expect(colleague.getByText(/^Tijdelijke toegang: u hebt toegang tot /)).toBeVisible();
    // Only the browser's clock passes the end here; what the server then says counts.
    const asked = colleague.waitForResponse((answer) => answer.url().endsWith(`/v1/cases/${id}`));
    await colleague.clock.fastForward('01:00:05');
    expect((await asked).status()).toBe(200);
  });

  await test.step('the officer who filed it sees nothing of all this', async () => {
    const officer = await as('maasbroek');
    await openCase(officer, id);
    const seen = await officer.locator('main').innerText();
    expect(seen).not.toMatch(/toegang|verlof/i);
  });
});

test('the privacy officer does a day’s work, and is refused the rest', async ({ as, arrange }) => {
  test.setTimeout(150_000);
  const id = await arrange.filed('kempenveld', HIDDEN);
  const { number } = await arrange.caseOf('kempenveld', id);
  const other = await arrange.filed('kempenveld', { title: 'Verzoek zonder toegang' });
  const manager = await as('ob-manager');
  const officer = await as('ob-privacy');

  await test.step('a quiet day', async () => {
    await go(officer, 'Privacy');
    await expect(officer.getByText('Er zijn geen meldingen.')).toBeVisible();
    await look(officer, 'privacy-quiet');
    await openCase(officer, id);
    await expectNotFound(officer);
  });

  await test.step('the manager breaks the glass for a colleague, with a reason that is long enough', async () => {
    await openCase(manager, id);
    await part(manager, 'Tijdelijke toegang').getByRole('button', { name: 'Noodtoegang geven' }).click();
    const dialog = await dialogOf(manager, 'Noodtoegang geven');
    const name = await personOf(await as('ob-jurist'));
    await dialog.getByLabel('Wie krijgt toegang?').selectOption({ label: await optionOf(dialog, name) });
    await dialog.getByLabel('Hoe lang?').selectOption({ label: '8 uur' });
    await dialog.getByLabel('Waarom is dit nodig?').fill('Spoed');
    await dialog.getByRole('button', { name: 'Noodtoegang geven' }).click();
    await expect(dialog.getByText(/Leg in minstens 20 tekens uit/).first()).toBeVisible();
    await dialog.getByLabel('Waarom is dit nodig?').fill(GROUND);
    await look(manager, 'dialog-break-glass');
    await confirm(dialog, 'Noodtoegang geven');
  });

  await test.step('the colleague reads it below a red banner, for as long as it lasts', async () => {
    const colleague = await as('ob-jurist');
    await openCase(colleague, id);
    await expect(colleague.locator('ui-notice.danger')).toContainText('Noodtoegang: u hebt toegang tot');
    await look(colleague, 'case-with-break-glass');
    await go(colleague, 'Tijdelijke toegang');
    await expect(part(colleague, 'Mijn toegang').getByRole('link', { name: number })).toBeVisible();
    await expect(colleague.getByRole('heading', { name: 'Meldingen van noodtoegang' })).toHaveCount(0);
    await look(colleague, 'access-of-a-jurist');
  });

  await test.step('the officer is alerted, by number and without content, and says to have seen it', async () => {
    await officer.goto('/');
    await expect(officer.getByRole('link', { name: /1 melding van noodtoegang/ })).toBeVisible();
    await go(officer, 'Privacy');
    const alert = part(officer, 'Meldingen van noodtoegang').getByRole('listitem').filter({ hasText: number }).first();
    await expect(alert).toContainText(GROUND);
    await expect(officer.getByText(TITLE)).toHaveCount(0);
    await look(officer, 'privacy-alerted');
    await alert.getByRole('button', { name: `Gezien: noodtoegang tot ${number}` }).click();
    await expect(officer.getByText('Alle meldingen zijn door u gezien.')).toBeVisible();
    await expect(part(officer, 'Tijdelijke toegang in uw regio').getByRole('row', { name: number })).toContainText(
      'Loopt',
    );
    await openCase(officer, id);
    await expectNotFound(officer);
  });

  await test.step('for a request of a data subject the officer is let in to one case, reads it and can do nothing', async () => {
    await openCase(manager, id);
    await part(manager, 'Tijdelijke toegang').getByRole('button', { name: 'Tijdelijke toegang geven' }).click();
    const dialog = await dialogOf(manager, 'Tijdelijke toegang geven');
    await dialog.getByRole('radio', { name: 'Verzoek van een betrokkene' }).check();
    await dialog.getByLabel('Wie krijgt toegang?').selectOption({ index: 1 });
    await dialog.getByLabel('Hoe lang?').selectOption({ label: '7 dagen' });
    await dialog.getByLabel('Kenmerk van het verzoek').fill('AVG-2026-0012');
    await dialog.getByLabel('Waarom is dit nodig?').fill('Inzageverzoek beantwoorden (fictief)');
    await confirm(dialog, 'Toegang geven');
    await go(officer, 'Privacy');
    await part(officer, 'Mijn toegang').getByRole('link', { name: number }).click();
    await expect(officer.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
    await expect(officer.getByText(/^Verzoek van een betrokkene: u hebt toegang tot /)).toBeVisible();
    await expect(officer.locator('app-act-button button')).toHaveCount(0);
    await look(officer, 'case-of-the-privacy-officer');
  });

  await test.step('the rest stays closed', async () => {
    await openCase(officer, other);
    await expectNotFound(officer);
    for (const address of ['/nieuwe-signalen', '/casussen', '/cijfers', '/landelijk', '/steekproeven', '/toegang']) {
      await officer.goto(address);
      await expect(officer.getByRole('heading', { level: 1, name: 'U hebt hier geen toegang toe' })).toBeVisible();
    }
    for (const route of ['/cases', '/figures', '/colleagues'])
      expect(await arrange.status('ob-privacy', route)).toBe(403);
    expect(await arrange.status('ob-privacy', `/cases/${other}`)).toBe(404);
    expect(await arrange.status('ob-privacy', `/cases/${other}/grants`)).toBe(404);
  });

  await test.step('the manager sees who has access in the region, and ends it', async () => {
    await go(manager, 'Tijdelijke toegang');
    const row = part(manager, 'Tijdelijke toegang in uw regio').getByRole('row').filter({ hasText: 'AVG-2026-0012' });
    await look(manager, 'access-of-the-region');
    await row.getByRole('button', { name: /^Beëindigen/ }).click();
    await confirm(manager.getByRole('dialog'), 'Toegang beëindigen');
    await expect(row).toContainText('Beëindigd door');
    expect(await arrange.status('ob-privacy', `/cases/${id}`)).toBe(404);
  });
});

test('a jurist of another region stands in as the second person', async ({ as, arrange }) => {
  test.setTimeout(90_000);
  const id = await arrange.filed('scheldedorp', { title: 'Toets zonder tweede persoon' });
  const manager = await as('zwb-manager');
  const jurist = await as('lb-jurist');
  const { number } = await arrange.caseOf('scheldedorp', id);
  await toPartnerQuery(arrange, id, 'zwb');
  await openCase(jurist, id);
  await expectNotFound(jurist);

  await openCase(manager, id);
  await part(manager, 'Tijdelijke toegang').getByRole('button', { name: 'Tijdelijke toegang geven' }).click();
  const dialog = await dialogOf(manager, 'Tijdelijke toegang geven');
  await dialog.getByRole('radio', { name: 'Tweede persoon van buiten' }).check();
  await dialog
    .getByLabel('Wie krijgt toegang?')
    .selectOption({ label: await optionOf(dialog, await personOf(jurist)) });
  await dialog.getByLabel('Hoe lang?').selectOption({ label: '14 dagen' });
  await dialog.getByLabel('Waarom is dit nodig?').fill('Onze jurist schreef de toets zelf (fictief)');
  await confirm(dialog, 'Toegang geven');

  await go(jurist, 'Tijdelijke toegang');
  await part(jurist, 'Mijn toegang').getByRole('link', { name: number }).click();
  await expect(jurist.getByText(/^Tweede persoon van buiten: u hebt toegang tot /)).toBeVisible();
  await look(jurist, 'case-of-a-second-person');
});
