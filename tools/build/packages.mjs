import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './paths.mjs';

/** What the api loads when it starts. Together 2,800 modules, which Jest would look up and compile again for every spec file. */
const PACKAGES = [
  'reflect-metadata',
  'rxjs',
  'class-validator',
  'class-transformer',
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/platform-fastify',
  '@nestjs/swagger',
  '@nestjs/typeorm',
  'typeorm',
  'fastify',
  '@fastify/cookie',
  '@fastify/multipart',
  '@fastify/static',
  'file-type',
  'jose',
  'nodemailer',
  'oidc-provider',
  'openid-client',
  'uuid',
];

/** Written in machine code, or looked for only in case it is there. */
const APART = ['sqlite3', 'pg', 'pg-native'];

/** Leaves a package that is not installed to the moment it is asked for, as Node does. */
const absentLater = {
  name: 'absent-later',
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === absentLater || from.kind === 'entry-point') return undefined;
      const found = await bundle.resolve(path, { ...from, pluginData: absentLater });
      return found.errors.length ? { path, external: true } : found;
    });
  },
};

/**
 * `moduleNameMapper` of Jest that has the packages of the api come from one file, made anew when package-lock.json or this
 * file changes. A name that is not among them is loaded as always.
 */
export async function packageNames() {
  const sources = [join(ROOT, 'package-lock.json'), import.meta.filename].map((file) => readFileSync(file));
  const folder = join(
    ROOT,
    'dist/jest',
    createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, 16),
  );
  if (!existsSync(folder)) await bundleInto(folder);
  return Object.fromEntries(PACKAGES.map((name) => [`^${name}$`, join(folder, stubOf(name))]));
}

const stubOf = (name) => `${name.replace('/', '.')}.cjs`;

/** A package may ask for another by a name that is only known then, so none is loaded before it is asked for. */
const loadedWhenAsked = (name) => `Object.defineProperty(exports, '${name}', { get: () => require('${name}') });`;

/** Makes the folder as a whole or not at all; another run may be making it too. */
async function bundleInto(folder) {
  const making = `${folder}.${randomUUID()}`;
  mkdirSync(making, { recursive: true });
  await build({
    stdin: { contents: PACKAGES.map(loadedWhenAsked).join('\n'), resolveDir: ROOT },
    outfile: join(making, 'packages.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    keepNames: true,
    external: APART,
    banner: { js: "const urlOfPackages = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'urlOfPackages' },
    plugins: [absentLater],
    logLevel: 'error',
  });
  for (const name of PACKAGES)
    writeFileSync(join(making, stubOf(name)), `module.exports = require('./packages.cjs')['${name}'];\n`);
  try {
    renameSync(making, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(making, { recursive: true });
  }
}
