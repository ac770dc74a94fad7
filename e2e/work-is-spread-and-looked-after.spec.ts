import { confirm, dialogOf, go, openCase, part } from './support/case-page';
import { expect, test } from './support/journey';
import { look } from './support/look';

test('work is spread over colleagues, noted, held and looked after while somebody is away; an officer sees none of it', async ({
  as,
  arrange,
}) => {
  test.setTimeout(120_000);
  const ids = [
    await arrange.filed('kempenveld', { title: 'Verdelen een (browsertest)' }),
    await arrange.filed('kempenveld', { title: 'Verdelen twee (browsertest)' }),
  ];
  const numbers = await Promise.all(ids.map(async (id) => (await arrange.caseOf('ob-manager', id)).number));
  const manager = await as('ob-manager');

  await test.step('two rows are ticked, one name is chosen, and each case tells what became of it', async () => {
    await go(manager, 'Signalen en casussen');
    for (const number of numbers) await manager.getByRole('checkbox', { name: `Aanvinken: ${number}` }).check();
    const option = manager.getByLabel('Toewijzen aan').locator('option', { hasText: 'accountmanager' }).first();
    await manager.getByLabel('Toewijzen aan').selectOption((await option.getAttribute('value')) ?? '');
    await look(manager, 'assign-many');
    await manager.getByRole('button', { name: 'Toewijzen', exact: true }).click();
    await expect(manager.getByText('2 van 2 toegewezen')).toBeVisible();
  });

  const [id = ''] = ids;
  await test.step('a note stays with the RIEC, and a hold is in the list with its day', async () => {
    await arrange.move('ob-accountmanager', id, 'takeUp');
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const hold = { holdGround: 'capacity-priority', reason: 'Wacht op menskracht (fictief)', reviewOn: day };
    await arrange.move('ob-accountmanager', id, 'hold', hold);
    await openCase(manager, id);
    await part(manager, 'Notities').getByRole('button', { name: 'Interne notitie schrijven' }).click();
    const dialog = await dialogOf(manager, 'Notitie schrijven');
    await dialog.getByLabel('Notitie').fill('Overleg eerst met de wijkagent (fictief)');
    await confirm(dialog, 'Bewaren');
    await expect(part(manager, 'Notities')).toContainText('wijkagent');
    await look(manager, 'case-with-note');
    await go(manager, 'In de wacht');
    await expect(manager.getByRole('row', { name: /Verdelen een/ })).toBeVisible();
    await look(manager, 'holds');
  });

  await test.step('the manager notes who is away, and the deputy sees the work under that name', async () => {
    await go(manager, 'Afwezigheid');
    await manager.getByRole('button', { name: 'Afwezigheid vastleggen' }).click();
    const dialog = await dialogOf(manager, 'Afwezigheid vastleggen');
    const { items } = await arrange.get<{ items: { id: string; roles: string }[] }>('ob-manager', '/colleagues');
    const handler = (await arrange.get<{ handler: { id: string } }>('ob-manager', `/cases/${id}`)).handler.id;
    const other = items.find(({ id: one, roles }) => roles.includes('Accountmanager') && one !== handler)?.id ?? '';
    await dialog.getByLabel('Wie is afwezig?').selectOption(handler);
    await dialog.getByLabel('Wie vervangt?').selectOption(other);
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel('Laatste dag').fill(soon);
    await look(manager, 'dialog-absence');
    await confirm(dialog, 'Vastleggen');
    await look(manager, 'absences');
    const deputy = await as('ob-accountmanager-twee');
    await go(deputy, 'Mijn werk');
    await expect(deputy.getByRole('heading', { name: /^Namens/ })).toBeVisible();
    await expect(deputy.getByRole('link', { name: 'Verdelen een (browsertest)' }).first()).toBeVisible();
    await look(deputy, 'work-of-a-deputy');
  });

  await test.step('the officer sees no note, no hold and no absence', async () => {
    const officer = await as('kempenveld');
    await openCase(officer, id);
    await expect(officer.getByText(/wijkagent|Namens|Notitie/)).toHaveCount(0);
    for (const path of [`/cases/${id}/notes`, '/holds', '/absences']) {
      expect(await arrange.status('kempenveld', path)).toBe(403);
    }
  });
});
