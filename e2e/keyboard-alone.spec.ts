import type { Page } from '@playwright/test';
import { expectNotFound, expectState, openCase } from './support/case-page';
import { expect, test } from './support/journey';

const TITLE = 'Kelder met hennepgeur';

/** What has focus: its words, and whether one can see that it has it. */
async function focused(page: Page): Promise<{ words: string; visible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return { words: '', visible: false };
    const labels = (element as HTMLInputElement).labels ?? [];
    const words = [
      element.getAttribute('aria-label'),
      ...[...labels].map(({ textContent }) => textContent),
      element.textContent,
    ];
    const shows = (style: CSSStyleDeclaration): boolean =>
      (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    // Inside a date field the browser itself draws where one is.
    if (element.matches('input[type="date"]')) return { words: words.join(' '), visible: true };
    // A card around a radio button, and the place to drop a file, show the focus of what is in them.
    const around = [element, element.closest('label'), element.closest('.card, .place, .combo')];
    return {
      words: words.filter(Boolean).join(' ').replace(/\s+/g, ' ').trim(),
      visible: around.some((one) => one !== null && shows(getComputedStyle(one))),
    };
  });
}

/** Presses Tab until what has focus reads like this; every stop on the way can be seen. */
async function tabTo(page: Page, words: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (now.words) expect(now.visible, `focus on "${now.words.slice(0, 60)}" can be seen`).toBe(true);
    if (words.test(now.words)) return;
    passed.push(now.words.slice(0, 40));
  }
  throw new Error(`Tab does not come to ${String(words)}; it passed ${passed.join(' | ')}`);
}

/** Goes on to the next step of the request and waits for its heading. */
async function further(page: Page, heading: string): Promise<void> {
  await tabTo(page, /^Verder/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible();
}

test('the keyboard alone files a request and triages it', async ({ as, arrange }) => {
  test.setTimeout(120_000);
  const officer = await as('gm0385');
  let number = '';
  let id = '';

  await test.step('the first stop skips the navigation', async () => {
    await officer.goto('/');
    await expect(officer.getByRole('heading', { level: 1 })).toBeVisible();
    await officer.keyboard.press('Tab');
    expect((await focused(officer)).words).toBe('Naar de inhoud');
    await officer.keyboard.press('Enter');
    await expect(officer.locator('main')).toBeFocused();
  });

  await test.step('an officer files a request with Tab, Enter, Space and arrows', async () => {
    await officer.goto('/');
    await expect(officer.getByRole('heading', { level: 1 })).toBeVisible();
    await tabTo(officer, /^Signaal of verzoek indienen/);
    await officer.keyboard.press('Enter');
    await expect(officer.getByRole('heading', { level: 1, name: 'Signaal of verzoek indienen' })).toBeFocused();
    await tabTo(officer, /^Integrale casus/);
    await officer.keyboard.press('Space');
    await officer.keyboard.press('ArrowDown');
    await expect(officer.getByRole('radio', { name: /^Handhavingsknelpunt/ })).toBeChecked();
    await officer.keyboard.press('ArrowUp');
    await expect(officer.getByRole('radio', { name: /^Integrale casus/ })).toBeChecked();
    await tabTo(officer, /^Korte naam/);
    await officer.keyboard.type(TITLE);
    await further(officer, 'Waar');
    await tabTo(officer, /^In welke gemeente/);
    await officer.keyboard.type('Beem');
    await officer.keyboard.press('Escape');
    await officer.keyboard.press('Control+A');
    await officer.keyboard.type('Castr');
    await officer.keyboard.press('Enter');
    await expect(officer.getByRole('list', { name: 'Gekozen' })).toContainText('Castricum');
    await further(officer, 'Wat is er geconstateerd?');
    await tabTo(officer, /^Beschrijf wat er is gezien/);
    await officer.keyboard.type('Een sterke geur bij twee bezoeken (fictief).');
    await further(officer, 'Om wie of wat gaat het?');
    await tabTo(officer, /^Voeg iemand/);
    await officer.keyboard.press('Enter');
    await expect(officer.getByLabel('Wat is het?')).toBeFocused();
    await officer.keyboard.press('a');
    await tabTo(officer, /^Omschrijving/);
    await officer.keyboard.type('Kelder onder de winkel (fictief)');
    await further(officer, 'Wat is al gedaan?');
    await tabTo(officer, /^Beschrijf wat uw organisatie/);
    await officer.keyboard.type('Nog niets.');
    await further(officer, 'Wat verwacht u van het RIEC?');
    await tabTo(officer, /^Beschrijf wat u van het RIEC verwacht/);
    await officer.keyboard.type('Samen kijken.');
    await further(officer, 'Vragen bij deze soort');
    await further(officer, 'Controleren en versturen');
    await tabTo(officer, /^Verstuur aan het RIEC/);
    await officer.keyboard.press('Enter');
    await expect(officer.getByRole('heading', { level: 1, name: 'Verzoek verstuurd' })).toBeVisible();
    number = (await officer.locator('strong.ui-number').textContent())?.trim() ?? '';
    id = /indienen\/([0-9a-f-]{36})/.exec(officer.url())?.[1] ?? '';
  });

  const manager = await as('nh-accountmanager');
  await test.step('an account manager finds it with j and k, opens it with Enter and goes back', async () => {
    await tabTo(manager, /^Nieuwe signalen/);
    await manager.keyboard.press('Enter');
    await expect(manager.getByRole('row', { name: new RegExp(number) })).toBeVisible();
    await manager.keyboard.press('j');
    await manager.keyboard.press('j');
    await manager.keyboard.press('k');
    expect((await focused(manager)).visible).toBe(true);
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await focused(manager)).words === TITLE) break;
      await manager.keyboard.press('j');
    }
    await expect(manager.getByRole('link', { name: TITLE })).toBeFocused();
    await manager.keyboard.press('Enter');
    await expect(manager.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  });

  await test.step('a dialog keeps focus, closes with Escape and gives focus back', async () => {
    await tabTo(manager, /^In behandeling nemen/);
    await manager.keyboard.press('Enter');
    const dialog = manager.getByRole('dialog', { name: 'In behandeling nemen' });
    await expect(dialog).toBeVisible();
    for (let presses = 0; presses < 12; presses += 1) await manager.keyboard.press('Tab');
    expect(
      await manager.evaluate(
        () => document.activeElement === document.body || Boolean(document.activeElement?.closest('dialog')),
      ),
    ).toBe(true);
    await manager.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(manager.getByRole('button', { name: 'In behandeling nemen', exact: true })).toBeFocused();
    await manager.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await tabTo(manager, /^In behandeling nemen$/);
    await manager.keyboard.press('Enter');
    await expectState(manager, 'In intake');
  });

  await test.step('rejecting it names what is missing, and works by keyboard', async () => {
    await tabTo(manager, /^Afwijzen$/);
    await manager.keyboard.press('Enter');
    const dialog = manager.getByRole('dialog', { name: 'Afwijzen' });
    await expect(dialog).toBeVisible();
    await tabTo(manager, /^Eén partner kan het zelf af/);
    await manager.keyboard.press('Space');
    await tabTo(manager, /^Waarom wordt dit niet opgepakt/);
    await manager.keyboard.type('De gemeente kan dit zelf.');
    await tabTo(manager, /^Toelichting voor het RIEC/);
    await manager.keyboard.type('Geen verband.');
    await tabTo(manager, /^Wat kan de inbrenger zelf doen/);
    await manager.keyboard.type('Een controle.');
    await tabTo(manager, /^Afwijzen$/);
    await manager.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expectState(manager, 'Afgewezen');
  });

  await test.step('/ searches, ? lists the keys, and both leave a text alone', async () => {
    await manager.keyboard.press('?');
    const keys = manager.getByRole('dialog', { name: 'Sneltoetsen' });
    await expect(keys).toBeVisible();
    await expect(keys.getByText('Zoek op nummer')).toBeVisible();
    await manager.keyboard.press('Escape');
    await expect(keys).toBeHidden();
    await manager.keyboard.press('/');
    await expect(manager.getByRole('searchbox', { name: 'Zoek op nummer' })).toBeFocused();
    await manager.keyboard.type(`${number}?`);
    await expect(keys).toBeHidden();
    await manager.keyboard.press('Backspace');
    await manager.keyboard.press('Enter');
    await expect(manager.getByRole('row', { name: new RegExp(number) })).toContainText('Afgewezen');
  });

  await test.step('a neighbour finds nothing', async () => {
    const neighbour = await as('gm0383');
    await openCase(neighbour, id);
    await expectNotFound(neighbour);
    expect(await arrange.status('gm0383', `/cases/${id}`)).toBe(404);
  });
});
