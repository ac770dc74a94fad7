import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { source as axeSource } from 'axe-core';

/** Where the pictures come; `write-contact-sheet.ts` makes one page of them. */
export const FOLDER = join(__dirname, '../../dist/contact-sheet');
/** Whether the contact sheet is made: a picture takes as long as everything else that is looked at. */
const PICTURES = Boolean(process.env['E2E_PICTURES']);
export const WIDTHS = [1440, 390, 320] as const;
/** What the user agent itself cannot be blamed for, and what makes a screen unusable. */
const GRAVE = ['serious', 'critical'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Whether anything sticks out to the right, and which texts are cut off without a way to read them. */
async function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const words = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 60);
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    const dialog = document.querySelector('dialog[open]');
    for (const box of dialog?.querySelectorAll('.body, header, footer') ?? []) {
      if (box.scrollWidth > box.clientWidth + 1)
        faults.push(`the dialog is ${box.scrollWidth - box.clientWidth} px too wide`);
    }
    const within = dialog ?? document.body;
    for (const element of within.querySelectorAll('h1, h2, h3, p, button, a, label, dt, dd, th, td, legend, select')) {
      const style = getComputedStyle(element);
      const place = element.getBoundingClientRect();
      if (place.width < 2 || style.visibility === 'hidden' || element.closest('[class*="visually-hidden"], [hidden]'))
        continue;
      const cut = style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
      if (cut && style.textOverflow !== 'ellipsis') faults.push(`cut off: ${words(element)}`);
      const scrolls = element.closest('.ui-table-frame, [popover], ui-section-nav, .road');
      if (!scrolls && place.right > clientWidth + 1) faults.push(`sticks out: ${words(element)}`);
    }
    return faults;
  });
}

/**
 * What axe finds that makes a screen unusable. Axe is put in a page once and works there: handing it over again for every
 * look, and all that it found good back, takes several times as long as looking.
 */
async function graveOf(page: Page, within: string): Promise<string[]> {
  // It looks into frames only when it is in them too; the product has none.
  expect(page.frames()).toHaveLength(1);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const violations = await page.evaluate(
    async ({ within, tags }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const options = { runOnly: { type: 'tag' as const, values: tags }, resultTypes: ['violations' as const] };
      const found = await axe.run(within, options);
      if (found.passes.length === 0) throw new Error('axe looked at nothing');
      return found.violations.map(({ id, impact, nodes }) => ({
        id,
        impact,
        places: nodes.map(({ target }) => target.join(' ')),
      }));
    },
    { within, tags: TAGS },
  );
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .map(({ id, places }) => `${id}: ${places.join('; ')}`);
}

/** Waits until nothing is on its way any more: no skeleton, twice in a row. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible();
  await expect(async () => {
    expect(await page.locator('ui-skeleton').count()).toBe(0);
    await page.waitForTimeout(100);
    expect(await page.locator('ui-skeleton').count()).toBe(0);
  }).toPass();
}

/**
 * Looks at a screen: at three widths a picture for the contact sheet (not in `npm test`), nothing that sticks out or is cut off, and nothing
 * serious for axe. All of it is looked at before it fails, so that one run tells everything.
 */
export async function look(page: Page, name: string): Promise<void> {
  if (PICTURES) mkdirSync(FOLDER, { recursive: true });
  await settled(page);
  // A dialog is looked at by itself: the page below it has its own pictures.
  const inDialog = (await page.locator('dialog[open]').count()) > 0;
  await page.mouse.move(0, 0);
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    // Two frames: the page is laid out for this width and drawn.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    if (PICTURES)
      await page.screenshot({
        path: join(FOLDER, `${name}-${width}.png`),
        fullPage: !inDialog,
        animations: 'disabled',
      });
    expect.soft(await faultsOf(page), `${name} at ${width} px`).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
  // A button half under the top bar counts as too small: that is where one happened to scroll, not what was made.
  if (!inDialog) await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  expect.soft(await graveOf(page, inDialog ? 'dialog[open]' : 'body'), `axe on ${name}`).toEqual([]);
}
