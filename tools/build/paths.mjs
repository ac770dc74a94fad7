// The `@casusregie/...` names, read from the one place where they are stated: tsconfig.base.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const { paths } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.base.json'), 'utf8')).compilerOptions;

/** Pairs of a module name and the absolute path of its source. */
export const SOURCES = Object.entries(paths).map(([name, [file]]) => [name, join(ROOT, file)]);

/** `resolve.alias` of webpack. */
export const webpackAliases = () => Object.fromEntries(SOURCES.map(([name, file]) => [`${name}$`, file]));

/** `moduleNameMapper` of Jest. */
export const jestNames = () => Object.fromEntries(SOURCES.map(([name, file]) => [`^${name}$`, file]));
