import type { Page } from '@playwright/test';
import { confirm, expectState, go, openCase, press, step } from './support/case-page';
import { toPartnerQuery } from './support/casework';
import { expect, test } from './support/journey';

const HELD = 'Kapsalon zonder klanten';
const OTHER = 'Loods met nachtelijk verkeer';
const REASON = 'Er loopt een onderzoek (fictief).';

/** Everything a person can read, press and follow on a page, in its order. */
async function screenOf(page: Page): Promise<unknown> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('ui-skeleton')).toHaveCount(0);
  return page.locator('main').evaluate((main) => ({
    text: (main as HTMLElement).innerText,
    buttons: [...main.querySelectorAll('button')].map((button) => [
      button.textContent?.trim(),
      button.getAttribute('aria-disabled'),
    ]),
    links: [...main.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    steps: [...main.querySelectorAll('ui-lifecycle li')].map((one) => [one.className, one.textContent?.trim()]),
  }));
}

/** The screens of the officer that show the case. */
async function screensOf(officer: Page, id: string): Promise<unknown[]> {
  const screens: unknown[] = [];
  await openCase(officer, id);
  await expect(officer.getByRole('region', { name: 'Wat er gebeurde' }).getByRole('listitem').first()).toBeVisible();
  screens.push(await screenOf(officer));
  await go(officer, 'Signalen en verzoeken van mijn organisatie');
  await expect(officer.getByRole('table')).toBeVisible();
  screens.push(await screenOf(officer));
  await officer.goto('/');
  await expect(officer.getByRole('heading', { name: 'Wat nu aandacht vraagt' })).toBeVisible();
  screens.push(await screenOf(officer));
  return screens;
}

test('a hold is not told', async ({ as, arrange }) => {
  test.setTimeout(90_000);
  const id = await arrange.filed('oudehaven', { title: HELD });
  await toPartnerQuery(arrange, id, 'rd');
  const newer = await arrange.filed('oudehaven', { title: OTHER });
  const officer = await as('oudehaven');
  const before = await screensOf(officer, id);

  const information = await as('rd-informatie');
  await test.step('the information coordinator puts the case on hold, for an investigation', async () => {
    await openCase(information, id);
    const dialog = await press(information, 'In de wacht zetten');
    await expect(dialog.getByText('De inbrenger merkt hier niets van.')).toBeVisible();
    await dialog.getByLabel('Grond').selectOption({ label: 'Zwaarwegend opsporingsbelang' });
    await dialog.getByLabel('Reden', { exact: true }).fill(REASON);
    await dialog.getByRole('button', { name: 'In de wacht zetten', exact: true }).click();
    await expect(dialog.getByRole('link', { name: /wie licht de burgemeester in/i })).toBeVisible();
    await dialog.getByLabel('Wie licht de burgemeester in?').fill('Officier van justitie (fictief)');
    await dialog.getByLabel('Wat mag de gemeente intussen doen?').fill('Gewoon toezicht.');
    await confirm(dialog, 'In de wacht zetten');
    await expectState(information, 'In de wacht');
    await expect(information.getByText(/De inbrenger weet dit niet/)).toBeVisible();
  });

  await test.step('nothing on the screens of the officer changed: no text, button, link, order or drawn step', async () => {
    expect(await screensOf(officer, id)).toEqual(before);
  });

  await test.step('the officer sees the same one button to withdraw, with the same words', async () => {
    await openCase(officer, id);
    await officer.getByRole('button', { name: 'Verzoek intrekken' }).click();
    const held = await officer.getByRole('dialog').innerText();
    await openCase(officer, newer);
    await officer.getByRole('button', { name: 'Verzoek intrekken' }).click();
    expect(await officer.getByRole('dialog').innerText()).toBe(held);
  });

  await test.step('nor when the case goes on', async () => {
    await openCase(information, id);
    const dialog = await press(information, 'Hervatten');
    await dialog.getByLabel('Waarom nu verder?').fill('Het onderzoek is klaar (fictief).');
    await confirm(dialog, 'Hervatten');
    await expectState(information, 'Bevraging');
    expect(await screensOf(officer, id)).toEqual(before);
    const wire = JSON.stringify([
      await arrange.get('oudehaven', `/cases/${id}`),
      await arrange.get('oudehaven', `/cases/${id}/events`),
      await arrange.get('oudehaven', '/cases?scope=organisation'),
    ]);
    for (const hidden of ['on-hold', 'hold', REASON, 'In de wacht']) expect(wire).not.toContain(hidden);
  });

  await test.step('a hold that is told is told, without its reason', async () => {
    const manager = await as('rd-accountmanager');
    await openCase(manager, newer);
    await step(manager, 'In behandeling nemen', 'In intake');
    const dialog = await press(manager, 'In de wacht zetten');
    await dialog.getByLabel('Grond').selectOption({ label: 'Capaciteit of prioriteit' });
    await dialog.getByLabel('Reden', { exact: true }).fill('Te weinig mensen (fictief).');
    await dialog.getByRole('checkbox', { name: /Vertel de inbrenger/ }).check();
    await confirm(dialog, 'In de wacht zetten');
    await openCase(officer, newer);
    await expectState(officer, 'In de wacht');
    await expect(officer.getByText('De behandeling wacht. We laten u weten wanneer we verdergaan.')).toBeVisible();
    const seen = await officer.locator('main').innerText();
    for (const hidden of ['Capaciteit', 'Te weinig mensen']) expect(seen).not.toContain(hidden);
  });
});
