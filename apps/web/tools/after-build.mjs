// After `ng build`: writes a .gz beside every text file and fails when what a first visit loads grows too large.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('../../../dist/apps/web/browser/', import.meta.url));
const INITIAL_JS_LIMIT_KB = 180;
const COMPRESSIBLE = /\.(js|css|html|svg|json|txt)$/;

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
  (name) => COMPRESSIBLE.test(name) && statSync(join(ROOT, name)).isFile(),
);
const gzipped = new Map();
for (const name of files) {
  const body = gzipSync(readFileSync(join(ROOT, name)), { level: constants.Z_BEST_COMPRESSION });
  gzipped.set(name, body.length);
  // index.html is filled in by the server (nonce), so a packed copy of it would go stale.
  if (name !== 'index.html') writeFileSync(join(ROOT, `${name}.gz`), body);
}

/** The scripts of index.html and everything they import statically. */
function initialScripts() {
  const index = readFileSync(join(ROOT, 'index.html'), 'utf8');
  const found = new Set([...index.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1]));
  for (const name of found) {
    const source = readFileSync(join(ROOT, name), 'utf8');
    for (const match of source.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) found.add(match[1]);
  }
  return [...found];
}

const sumKb = (names) => names.reduce((sum, name) => sum + (gzipped.get(name) ?? 0), 0) / 1000;
const initial = sumKb(initialScripts());
const styles = sumKb(files.filter((name) => name.endsWith('.css')));
const all = sumKb(files.filter((name) => name.endsWith('.js')));
console.log(
  `gzipped: first visit ${initial.toFixed(1)} kB of scripts and ${styles.toFixed(1)} kB of styles; all scripts ${all.toFixed(1)} kB`,
);
if (initial > INITIAL_JS_LIMIT_KB) {
  console.error(`The scripts of a first visit may be ${INITIAL_JS_LIMIT_KB} kB gzipped at most.`);
  process.exit(1);
}
