// Runs the mutants, each in a copy of the sources, with the tests that should notice.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT } from '../bootstrap.mjs';
import { startPostgres } from '../build/postgres.mjs';
import { reasonFor } from './equivalent.mjs';
import { KINDS, mutantsOf } from './mutants.mjs';

const LEFT_OUT = ['node_modules', 'dist', '.git', '.nx', 'data'];
const DOMAIN = { config: 'libs/domain/jest.config.mjs' };
const SQLITE = { config: 'apps/api/jest.int.config.mjs', env: { TEST_DATABASE: 'sqlite' } };
const POSTGRES = { config: 'apps/api/jest.int.config.mjs', env: { TEST_DATABASE: 'postgres' }, postgres: true };
/** The tests of each kind: first those that are likely to notice, then all that could. */
const SUITES = {
  policy: [{ ...DOMAIN, specs: ['permissions', 'access/'] }, DOMAIN],
  need: [{ ...DOMAIN, specs: ['needs', 'access/'] }, DOMAIN],
  reach: [{ ...DOMAIN, specs: ['access/'] }, DOMAIN, { ...SQLITE, specs: ['reach-parity', 'access-matrix'] }],
  where: [
    { ...SQLITE, specs: ['reach-parity'] },
    { ...SQLITE, specs: ['alike', 'access-matrix', 'grants/', 'casework/', 'cases/'] },
    SQLITE,
  ],
  rls: [{ ...POSTGRES, specs: ['row-level-security'] }],
  header: [
    { ...SQLITE, specs: ['headers-of-every-answer', 'open-api'] },
    { ...SQLITE, specs: ['identity/', 'documents/', 'shared/', 'audit/tampering', 'cases/unknown'] },
  ],
};

const OUT_OF_TIME = /Exceeded timeout of/;

const args = process.argv.slice(2);
const valueOf = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);

/** Numbers below 1 that come out alike for the same seed (mulberry32). */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** As many of each kind, as far as there are. */
function sampleOf(mutants, size, seed) {
  const next = seeded(seed);
  const waiting = new Map(KINDS.map((kind) => [kind, mutants.filter((mutant) => mutant.kind === kind)]));
  const chosen = [];
  while (chosen.length < size && [...waiting.values()].some((list) => list.length > 0)) {
    for (const list of waiting.values()) {
      if (list.length > 0 && chosen.length < size) chosen.push(list.splice(Math.floor(next() * list.length), 1)[0]);
    }
  }
  return chosen;
}

/** A copy of the sources on which a worker makes its mutants. */
function copyOfSources() {
  const folder = mkdtempSync(join(tmpdir(), 'casusregie-mutants-'));
  cpSync(ROOT, folder, { recursive: true, filter: (path) => !LEFT_OUT.includes(basename(path)) });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function jest(folder, { config, specs = [], env = {} }, address) {
  const runner = join(ROOT, 'node_modules/jest/bin/jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const words = [...flags, runner, '--config', join(folder, config), '--bail', '--runInBand', ...specs];
  return new Promise((resolve, reject) => {
    const options = {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TEST_DATABASE_URL: address, ...env },
    };
    const child = spawn(process.execPath, words, options);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
    child.on('error', reject);
    child.on('close', (code) => {
      if (/No tests found/.test(said)) reject(new Error(`no tests for ${config} ${specs.join(' ')}`));
      else resolve({ red: code !== 0, said });
    });
  });
}

/** Whether the tests turn red. One that only ran out of time on a busy machine says nothing, so it gets a second chance. */
async function turnsRed(folder, suite, address) {
  const { red, said } = await jest(folder, suite, address);
  return red && OUT_OF_TIME.test(said) ? (await jest(folder, suite, address)).red : red;
}

/** Whether a test turns red while the mutant is there. */
async function isNoticed(folder, { kind, file, start, end, text }, address) {
  const path = join(folder, file);
  const sound = readFileSync(path, 'utf8');
  writeFileSync(path, sound.slice(0, start) + text + sound.slice(end));
  try {
    for (const suite of SUITES[kind]) if (await turnsRed(folder, suite, address)) return true;
    return false;
  } finally {
    writeFileSync(path, sound);
  }
}

/** The tests must be green as long as nothing is taken away, or red says nothing. */
async function requireGreen(folder, kinds, address) {
  const suites = new Map(kinds.flatMap((kind) => SUITES[kind]).map((suite) => [JSON.stringify(suite), suite]));
  for (const suite of suites.values()) {
    const { red, said } = await jest(folder, suite, address);
    if (red) throw new Error(`${said}\nThe tests are red before anything is taken away.`);
  }
}

function report(results) {
  for (const kind of KINDS) {
    const own = results.filter((result) => result.kind === kind);
    if (own.length === 0) continue;
    const survived = own.filter(({ noticed, why }) => !noticed && !why).length;
    const explained = own.filter(({ noticed, why }) => !noticed && why).length;
    console.log(
      `${kind.padEnd(8)} ${String(own.length).padStart(4)} taken away, ${survived} unnoticed, ${explained} explained`,
    );
  }
  const survivors = results.filter(({ noticed, why }) => !noticed && !why);
  for (const { kind, file, name } of survivors) console.log(`UNNOTICED ${kind}: ${name} (${file})`);
  const counts = { numPassedTests: results.length - survivors.length, numFailedTests: survivors.length };
  mkdirSync(join(ROOT, 'dist/results'), { recursive: true });
  writeFileSync(join(ROOT, 'dist/results/tools-mutants.json'), JSON.stringify({ ...counts, results }, null, 1));
  console.log(`${results.length - survivors.length} noticed or explained, ${survivors.length} unnoticed`);
  return survivors.length;
}

async function main() {
  const kinds = valueOf('--only', KINDS.join(',')).split(',');
  const all = mutantsOf(ROOT, kinds);
  const size = Number(valueOf('--sample', all.length));
  const chosen = size < all.length ? sampleOf(all, size, Number(valueOf('--seed', 1))) : all;
  if (args.includes('--list')) {
    for (const { kind, name } of chosen) console.log(`${kind}: ${name}`);
    console.log(`${chosen.length} of ${all.length}`);
    return 0;
  }
  const used = [...new Set(chosen.map(({ kind }) => kind))];
  const server = used.some((kind) => SUITES[kind].some(({ postgres }) => postgres)) ? await startPostgres() : null;
  const folders = Array.from({ length: Math.min(2, availableParallelism()) }, copyOfSources);
  const results = [];
  try {
    if (!args.includes('--trust-green')) await requireGreen(folders[0], used, server?.url);
    const queue = [...chosen];
    const work = async (folder) => {
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const why = reasonFor(mutant);
        const noticed = await isNoticed(folder, mutant, server?.url);
        results.push({ ...mutant, noticed, ...(why && { why }) });
        if (!noticed) console.log(`${why ? 'explained' : 'UNNOTICED'} ${mutant.kind}: ${mutant.name}`);
        if (results.length % 25 === 0) console.log(`${results.length} of ${chosen.length}`);
      }
    };
    await Promise.all(folders.map(work));
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    await server?.stop();
  }
  return report(results) > 0 ? 1 : 0;
}

process.exitCode = await main();
