import { confirm, dialogOf, expectNotFound, go, openCase, part } from './support/case-page';
import { expect, test } from './support/journey';
import { look } from './support/look';

test('a telephone call is noted in four actions, comes back as a task, and is never the municipality’s to read', async ({
  as,
  arrange,
}) => {
  test.setTimeout(120_000);
  const manager = await as('lb-accountmanager');

  await test.step('from anywhere: open, municipality known from the page, with whom, what about, note', async () => {
    await go(manager, 'Gemeenten');
    await manager.getByLabel('Zoek een gemeente').fill('Maasbroek');
    await look(manager, 'municipalities');
    await manager.getByRole('link', { name: /Maasbroek/ }).click();
    await expect(manager.getByRole('heading', { level: 1, name: /Maasbroek/ })).toBeVisible();
    let actions = 0;
    const act = async (what: Promise<unknown>): Promise<void> => {
      await what;
      actions += 1;
    };
    await act(manager.keyboard.press('c'));
    const dialog = await dialogOf(manager, 'Contact noteren');
    await act(dialog.getByLabel('Met wie?').fill('Toezichthouder'));
    await act(dialog.getByLabel('Waar ging het over?').fill('Vraagt naar een kapperszaak zonder klanten (fictief)'));
    await act(dialog.getByRole('button', { name: 'Noteer' }).click());
    await expect(dialog).toBeHidden();
    expect(actions).toBeLessThanOrEqual(4);
    await expect(part(manager, 'Contacten')).toContainText('Telefoon met Toezichthouder');
  });

  await test.step('a day to come back to it becomes a task under Mijn werk, which is marked as done', async () => {
    await manager.getByRole('banner').getByRole('button', { name: 'Contact noteren' }).click();
    const dialog = await dialogOf(manager, 'Contact noteren');
    await dialog.getByLabel('Met wie?').fill('Burgemeester');
    await dialog.getByLabel('Waar ging het over?').fill('Kennismaking (fictief)');
    const { length } = await dialog.getByLabel('Terugkomen op').inputValue();
    expect(length).toBe(0);
    const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel('Terugkomen op').fill(soon);
    await look(manager, 'dialog-contact');
    await confirm(dialog, 'Noteer');
    await look(manager, 'municipality-page');
    await go(manager, 'Mijn werk');
    await expect(manager.getByRole('heading', { name: /Mijn taken/ })).toBeVisible();
    await manager.getByRole('button', { name: /^Afmelden\s*: Terugkomen op contact met Maasbroek/ }).click();
    const finish = await dialogOf(manager, 'Taak afmelden');
    await finish.getByLabel('Wat is er gedaan?').fill('Afspraak gemaakt (fictief)');
    await confirm(finish, 'Gedaan');
    await expect(manager.getByText('Terugkomen op contact met Maasbroek (fictief)')).toHaveCount(0);
  });

  await test.step('the call becomes a request on behalf, with what was said in it', async () => {
    await go(manager, 'Gemeenten');
    await manager.getByRole('link', { name: /Maasbroek/ }).click();
    await manager.getByRole('button', { name: /^Maak er een verzoek van\s*: contact met Toezichthouder/ }).click();
    await expect(manager).toHaveURL(/\/indienen\/[0-9a-f-]{36}/);
    await expect(manager.getByText(/Maasbroek/).first()).toBeVisible();
    const id = /indienen\/([0-9a-f-]{36})/.exec(manager.url())?.[1] ?? '';
    const draft = await arrange.get<{ request: { indications: string } }>('lb-accountmanager', `/cases/${id}`);
    expect(draft.request.indications).toContain('kapperszaak');
  });

  await test.step('the municipality reads its own page: no contact of the RIEC is on it', async () => {
    const officer = await as('maasbroek');
    await go(officer, 'Onze gemeente');
    await expect(officer.getByRole('heading', { level: 1, name: /Maasbroek/ })).toBeVisible();
    await look(officer, 'municipality-page-of-the-officer');
    await expect(officer.getByText('Kennismaking (fictief)')).toHaveCount(0);
    await expect(officer.getByRole('heading', { name: 'Contacten' })).toHaveCount(0);
    await officer.getByRole('link', { name: 'A4 voor de burgemeester' }).click();
    await expect(officer.getByRole('heading', { level: 1, name: /Ondermijning in Maasbroek/ })).toBeVisible();
    await look(officer, 'mayor-a4');
    const municipality = /gemeenten\/([0-9a-f-]{36})/.exec(officer.url())?.[1] ?? '';
    expect(await arrange.status('nn-manager', `/municipalities/${municipality}`)).toBe(404);
  });
});

test('a task on a case comes to the partner who is named, and to no one who is not', async ({ as, arrange }) => {
  test.setTimeout(120_000);
  const id = await arrange.filed('maasbroek', { title: 'Kapperszaken zonder klanten' });
  await arrange.move('lb-accountmanager', id, 'takeUp');
  const { items } = await arrange.get<{
    items: { id: string; organisation: string; roles: string; function: string }[];
  }>('lb-accountmanager', `/colleagues?caseId=${id}`);
  const douane = items.find(({ organisation, roles }) => organisation === 'Douane' && roles.includes('Partner'));
  await arrange.send('lb-accountmanager', `/cases/${id}/participants`, {
    as: 'partner',
    personId: douane?.id,
    ground: 'Doet mee (fictief)',
  });
  const manager = await as('lb-accountmanager');
  await openCase(manager, id);
  await part(manager, 'Taken').getByRole('button', { name: 'Taak toevoegen' }).click();
  const dialog = await dialogOf(manager, 'Taak toevoegen');
  await dialog.getByLabel('Wat moet er gebeuren?').fill('Geef door wat u weet van de leverancier (fictief)');
  await dialog.getByLabel('Wie doet het?').selectOption({ label: 'Douane' });
  await look(manager, 'dialog-task');
  await confirm(dialog, 'Toevoegen');
  await expect(part(manager, 'Taken')).toContainText('leverancier');
  await openCase(manager, id);
  await expect(part(manager, 'Taken')).toContainText('leverancier');
  await look(manager, 'case-with-tasks');

  const partner = await as('douane');
  await go(partner, 'Taken');
  await expect(partner.getByText('Geef door wat u weet van de leverancier (fictief)', { exact: true })).toBeVisible();
  await look(partner, 'tasks-of-a-partner');
  await partner.getByRole('button', { name: /^Afmelden\s*: Geef door/ }).click();
  await confirm(await dialogOf(partner, 'Taak afmelden'), 'Gedaan');
  await expect(partner.getByText('leverancier')).toHaveCount(0);

  const other = await as('politie-onbenoemd');
  await go(other, 'Taken');
  await expect(other.getByText('U hebt nu geen taken.')).toBeVisible();
  await openCase(other, id);
  await expectNotFound(other);
});
