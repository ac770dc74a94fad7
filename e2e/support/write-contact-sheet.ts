import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, WIDTHS } from './look';

/** After all journeys: one page with every screen that was looked at, three pictures to a screen. */
export default function writeContactSheet(): void {
  if (!existsSync(FOLDER)) return;
  const names = readdirSync(FOLDER)
    .flatMap((file) => /^(.*)-1440\.png$/.exec(file)?.[1] ?? [])
    .sort();
  const figure = (name: string, width: number): string =>
    `<figure><img src="${name}-${width}.png" alt="" width="${width / 3}"><figcaption>${width}</figcaption></figure>`;
  const rows = names.map((name) => `<h2>${name}</h2><div>${WIDTHS.map((width) => figure(name, width)).join('')}</div>`);
  writeFileSync(
    join(FOLDER, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>body{font:14px sans-serif}div{display:flex;gap:16px;align-items:start}figure{margin:0}img{border:1px solid #ccc}</style>${rows.join('')}`,
  );
}
