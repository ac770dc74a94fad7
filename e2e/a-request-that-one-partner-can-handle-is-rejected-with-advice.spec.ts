import { expect, test } from './support/journey';
import { expectState, go, openCase, press, confirm } from './support/case-page';

const TITLE = 'Winkel met lege schappen';
const WHY = 'De gemeente kan dit zelf oppakken met de eigen bevoegdheden.';
const SELF_HELP = 'Controleer de vergunning en leg een last onder dwangsom op.';
const INSIDE = 'Geen verband met andere zaken gevonden; alleen het toezicht speelt.';

test('a request that one partner can handle is rejected with advice', async ({ as, arrange }) => {
  const id = await arrange.filed('gm0034', { title: TITLE });
  const { number } = await arrange.caseOf('gm0034', id);

  await test.step('the account manager takes it up in the list and rejects it with a reason and advice', async () => {
    const manager = await as('mn-accountmanager');
    await go(manager, 'Nieuwe signalen');
    await manager
      .getByRole('row', { name: new RegExp(number) })
      .getByRole('button', { name: /In behandeling nemen/ })
      .click();
    await manager.getByRole('link', { name: `Open ${number}` }).click();
    await expectState(manager, 'In intake');
    const dialog = await press(manager, 'Afwijzen');
    await dialog.getByRole('button', { name: 'Afwijzen', exact: true }).click();
    await expect(dialog.getByText('Kies ten minste één mogelijkheid.').first()).toBeVisible();
    await dialog.getByRole('checkbox', { name: 'Eén partner kan het zelf af' }).check();
    await dialog.getByLabel('Waarom wordt dit niet opgepakt?').fill(WHY);
    await dialog.getByLabel('Toelichting voor het RIEC').fill(INSIDE);
    await dialog.getByLabel('Wat kan de inbrenger zelf doen?').fill(SELF_HELP);
    await confirm(dialog, 'Afwijzen');
    await expectState(manager, 'Afgewezen');
  });

  await test.step('the officer reads why and what can be done, never the reason itself or what the RIEC wrote for itself', async () => {
    const officer = await as('gm0034');
    await go(officer, 'Signalen en verzoeken van mijn organisatie');
    await officer
      .getByRole('row', { name: new RegExp(number) })
      .getByRole('link', { name: TITLE })
      .click();
    await expectState(officer, 'Niet opgepakt');
    await expect(officer.getByText(WHY).first()).toBeVisible();
    await expect(officer.getByText(SELF_HELP).first()).toBeVisible();
    await expect(officer.getByRole('region', { name: 'Wat er gebeurde' }).getByText(/demo/).first()).toBeVisible();
    const page = await officer.locator('main').innerText();
    for (const hidden of ['Eén partner kan het zelf af', 'single-partner-suffices', INSIDE, 'Afgewezen']) {
      expect(page).not.toContain(hidden);
    }
    const wire = JSON.stringify(await arrange.get('gm0034', `/cases/${id}`));
    const events = JSON.stringify(await arrange.get('gm0034', `/cases/${id}/events`));
    for (const hidden of ['single-partner-suffices', 'Eén partner', INSIDE])
      expect(wire + events).not.toContain(hidden);
  });

  await test.step('the manager looks at it again, and the account manager of another region still sees nothing', async () => {
    const manager = await as('mn-manager');
    await openCase(manager, id);
    const dialog = await press(manager, 'Opnieuw bezien');
    await dialog.getByLabel('Reden').fill('Er zijn nieuwe feiten (fictief).');
    await confirm(dialog, 'Opnieuw bezien');
    await expectState(manager, 'In intake');
    expect(await arrange.status('nn-accountmanager', `/cases/${id}`)).toBe(404);
  });

  await test.step('the LIEC sees a header only', async () => {
    const liec = await as('liec-coordinator');
    await openCase(liec, id);
    await expect(liec.getByRole('heading', { level: 1, name: `Casus ${number}` })).toBeVisible();
    const page = await liec.locator('main').innerText();
    for (const hidden of [TITLE, WHY, SELF_HELP, INSIDE, 'Almere', '(demo)']) expect(page).not.toContain(hidden);
  });
});
