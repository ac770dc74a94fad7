import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const FOLDER = join(__dirname, '../../dist/contact-sheet');
const WIDTHS = [1440, 390, 320] as const;
/** What the user agent itself cannot be blamed for, and what makes a screen unusable. */
const GRAVE = ['serious', 'critical'];

/** Whether anything sticks out to the right, and which texts are cut off without a way to read them. */
async function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    for (const element of document.querySelectorAll('h1, h2, h3, p, button, a, label, dt, dd, th, td, legend')) {
      const style = getComputedStyle(element);
      const hidden =
        element.getBoundingClientRect().width < 2 || element.closest('[class*="visually-hidden"], [hidden]');
      const cut = style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
      if (cut && !hidden && style.textOverflow !== 'ellipsis') {
        faults.push(`cut off: ${(element.textContent ?? '').trim().slice(0, 60)}`);
      }
    }
    return faults;
  });
}

/**
 * Looks at a screen: a picture at three widths for the contact sheet, nothing that sticks out or is cut off, and nothing
 * serious for axe.
 */
export async function look(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(FOLDER, `${name}-${width}.png`), fullPage: true });
    expect(await faultsOf(page), `${name} at ${width} px`).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const grave = violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
  expect(grave, `axe on ${name}`).toEqual([]);
  writeSheet();
}

/** The sheet itself: every picture so far, three to a screen. */
function writeSheet(): void {
  const names = [...new Set(readdirSync(FOLDER).flatMap((file) => /^(.*)-1440\.png$/.exec(file)?.[1] ?? []))].sort();
  const rows = names.map(
    (name) =>
      `<h2>${name}</h2><div>${WIDTHS.map((width) => `<figure><img src="${name}-${width}.png" alt="" width="${width / 3}"><figcaption>${width}</figcaption></figure>`).join('')}</div>`,
  );
  writeFileSync(
    join(FOLDER, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>body{font:14px sans-serif}div{display:flex;gap:16px;align-items:start}figure{margin:0}img{border:1px solid #ccc}</style>${rows.join('')}`,
  );
}
