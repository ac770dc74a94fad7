import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const IMPORT =
  /(?:^|\n)\s*(import|export)(\s+type)?\s[^'"]*?(?:from\s+)?['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/g;

/** The imports of a text that stands at `file`: where they lead, without an extension, and whether they are types only. */
export function importsOf(file, text) {
  return [...text.matchAll(IMPORT)].map(([, , type, fixed, late]) => ({
    from: file,
    to: join(dirname(file), fixed ?? late).replaceAll('\\', '/'),
    typeOnly: Boolean(type),
  }));
}

/** Every relative import in the source of an app, specs and test machinery left out; paths are relative to its `src`. */
export function importsInApp(src) {
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/(\.spec|^test-setup)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => importsOf(relative(src, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')));
}
