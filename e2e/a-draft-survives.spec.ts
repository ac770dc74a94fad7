import { go } from './support/case-page';
import { expect, test } from './support/journey';
import { chooseKind, goOn, send } from './support/wizard';

const TITLE = 'Opkoper die overal is';
const FACTS = 'Elke week een andere loods (fictief).';
const SAVED = /Opgeslagen om \d\d:\d\d/;
const BSN = '111222333';

test('a draft survives a lost connection', async ({ as }) => {
  const officer = await as('gm0748');
  await go(officer, 'Signaal of verzoek indienen');
  await chooseKind(officer, { kind: 'Integrale casus', title: TITLE });
  await expect(officer.getByText(SAVED)).toBeVisible();

  await test.step('without a connection the text stays, and the page says so', async () => {
    await officer.context().setOffline(true);
    await goOn(officer, 'Waar');
    await goOn(officer, 'Wat is er geconstateerd?');
    await officer.getByLabel('Beschrijf wat er is gezien of gehoord').fill(FACTS);
    await expect(officer.getByText('Nog niet opgeslagen, u bent offline; uw tekst blijft hier staan.')).toBeVisible();
    await expect(officer.getByText(/Geen verbinding\. Wat u invulde blijft op dit scherm staan/)).toBeVisible();
    await expect(officer.getByLabel('Beschrijf wat er is gezien of gehoord')).toHaveValue(FACTS);
  });

  await test.step('leaving warns as long as something is not saved', async () => {
    await go(officer, 'Signalen en verzoeken van mijn organisatie');
    const dialog = officer.getByRole('dialog', { name: 'Er is nog iets niet opgeslagen' });
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Blijf hier' }).click();
    await expect(officer.getByLabel('Beschrijf wat er is gezien of gehoord')).toHaveValue(FACTS);
    const asked = officer.waitForEvent('dialog');
    const leaving = officer.reload().catch(() => undefined);
    const browserAsks = await asked;
    expect(browserAsks.type()).toBe('beforeunload');
    await browserAsks.dismiss();
    await leaving;
    await expect(officer.getByLabel('Beschrijf wat er is gezien of gehoord')).toHaveValue(FACTS);
  });

  await test.step('with a connection it is saved by itself, and still there after opening the page again', async () => {
    await officer.context().setOffline(false);
    await expect(officer.getByText(SAVED)).toBeVisible({ timeout: 20_000 });
    await officer.reload();
    await expect(officer.getByLabel('Beschrijf wat er is gezien of gehoord')).toHaveValue(FACTS);
    await go(officer, 'Signalen en verzoeken van mijn organisatie');
    await expect(officer.getByRole('listitem').filter({ hasText: TITLE })).toBeVisible();
  });

  await test.step('a draft that only its writer may see is absent for a neighbour', async () => {
    const neighbour = await as('gm0758');
    await go(neighbour, 'Signalen en verzoeken van mijn organisatie');
    await expect(neighbour.getByRole('heading', { level: 1, name: /Signalen en verzoeken/ })).toBeVisible();
    await expect(neighbour.getByText(TITLE)).toHaveCount(0);
  });
});

test('a draft survives a login that expired', async ({ as, arrange }) => {
  const officer = await as('gm0766');
  await go(officer, 'Signaal of verzoek indienen');
  await chooseKind(officer, { kind: 'Juridisch advies', title: TITLE });
  await expect(officer.getByText(SAVED)).toBeVisible();

  await test.step('the page asks to sign in again and keeps the text', async () => {
    await officer.context().clearCookies();
    await officer.getByLabel('Korte naam voor uw verzoek').fill(`${TITLE}, aangevuld`);
    const dialog = officer.getByRole('dialog', { name: 'U bent afgemeld' });
    await expect(dialog).toBeVisible();
    await officer.keyboard.press('Escape');
    await expect(dialog).toBeVisible();
    const opened = officer.waitForEvent('popup');
    await dialog.getByRole('button', { name: 'Aanmelden', exact: true }).click();
    const popup = await opened;
    await popup.locator('button[value="gm0766"]').click();
    await expect(dialog).toBeHidden();
  });

  await test.step('nothing is lost: the text is saved after all', async () => {
    await expect(officer.getByLabel('Korte naam voor uw verzoek')).toHaveValue(`${TITLE}, aangevuld`);
    await expect(officer.getByText(SAVED)).toBeVisible();
    await officer.reload();
    await expect(officer.getByLabel('Korte naam voor uw verzoek')).toHaveValue(`${TITLE}, aangevuld`);
  });

  await test.step('somebody else who signs in there does not send it', async () => {
    await officer.context().clearCookies();
    await officer.getByLabel('Korte naam voor uw verzoek').fill(`${TITLE}, weer aangevuld`);
    const dialog = officer.getByRole('dialog', { name: 'U bent afgemeld' });
    const opened = officer.waitForEvent('popup');
    await dialog.getByRole('button', { name: 'Aanmelden', exact: true }).click();
    await (await opened).locator('button[value="gm0777"]').click();
    await expect(dialog.getByText(/is nu aangemeld\. Wat hier openstaat is van/)).toBeVisible();
    const others = await arrange.get<{ items: { title: string }[] }>('gm0777', '/cases?scope=organisation&state=draft');
    expect(others.items.map(({ title }) => title)).not.toContain(`${TITLE}, weer aangevuld`);
  });
});

test('a burgerservicenummer is refused in free text, and what is sensitive must be confirmed', async ({
  as,
  arrange,
}) => {
  const officer = await as('gm1719');
  await go(officer, 'Signaal of verzoek indienen');
  await chooseKind(officer, { kind: 'Juridisch advies', title: TITLE });
  await goOn(officer, 'Waar');
  await goOn(officer, 'Wat is er geconstateerd?');
  const facts = officer.getByLabel('Beschrijf wat er is gezien of gehoord');

  await test.step('the number is named at once, is not saved, and can be taken out', async () => {
    await facts.fill(`De man, ${BSN}, is verslaafd (fictief).`);
    await expect(officer.getByText(`Hier staat een burgerservicenummer (${BSN}).`, { exact: false })).toBeVisible();
    await expect(officer.getByText(/Nog niet opgeslagen/)).toBeVisible();
    const drafts = await arrange.get<{ items: { id: string }[] }>('gm1719', '/cases?scope=organisation&state=draft');
    for (const { id } of drafts.items) {
      expect(JSON.stringify(await arrange.get('gm1719', `/cases/${id}`))).not.toContain(BSN);
    }
    await officer.getByRole('button', { name: 'Haal het nummer weg' }).click();
    await expect(facts).not.toHaveValue(new RegExp(BSN));
    await expect(officer.getByText(SAVED)).toBeVisible();
  });

  await test.step('words about health ask for a confirmation before sending', async () => {
    await expect(officer.getByText('Staat er iets gevoeligs in uw tekst?')).toBeVisible();
    for (const heading of ['Om wie of wat gaat het?', 'Wat is al gedaan?', 'Wat verwacht u van het RIEC?'])
      await goOn(officer, heading);
    await officer.getByLabel('Beschrijf wat u van het RIEC verwacht').fill('Advies over de vergunning.');
    await goOn(officer, 'Vragen bij deze soort');
    await goOn(officer, 'Controleren en versturen');
    await expect(officer.getByRole('button', { name: 'Verstuur aan het RIEC' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await officer.getByRole('checkbox', { name: 'Ik heb dit bekeken; deze gegevens zijn nodig.' }).check();
    const { id } = await send(officer);
    expect(await arrange.status('gm1723', `/cases/${id}`)).toBe(404);
  });
});
