// The programs of the bench, each in a process of its own, and what the kernel says of them.
import { fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { API_FLAGS, ROOT } from '../bootstrap.mjs';

const TICKS_PER_SECOND = 100;
/** The servers that run now: they stop when the bench does, however it ends. */
const running = new Set();

process.on('exit', () => running.forEach((child) => child.kill()));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
const START_SECONDS = 60;

/** A port that nobody listens on now. */
const freePort = () =>
  new Promise((resolve) => {
    const trial = createServer();
    trial.listen(0, '127.0.0.1', () => {
      const { port } = trial.address();
      trial.close(() => resolve(port));
    });
  });

async function answers(port, path, child) {
  for (let tries = 0; tries < START_SECONDS * 10; tries += 1) {
    if (child.exitCode !== null) throw new Error('a server of the bench stopped while starting');
    const there = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
    await there?.arrayBuffer();
    if (there?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('a server of the bench did not start in time');
}

/** Processor time of a process and its threads so far, in seconds. */
export function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Resident memory in MB, without pages of mapped files: those belong to the kernel's cache. */
export function residentMegabytes(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return (kilobytes('RssAnon') + kilobytes('RssShmem')) / 1024;
}

async function startServer(args, { env, ready }) {
  const port = await freePort();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  await answers(port, ready, child);
  const stop = () =>
    new Promise((resolve) => {
      child.on('exit', resolve);
      child.kill('SIGTERM');
    });
  return { port, pid: child.pid, stop };
}

const startMain = (main, database) =>
  startServer([...API_FLAGS, join(ROOT, main)], {
    env: {
      DATABASE_URL: `sqlite:${database}`,
      CASUSREGIE_MODE: 'demo',
      DEMO_DATA: 'accounts',
      FILES_DIR: join(ROOT, 'dist/bench/files'),
      // A few accounts ask as much as all of the country: the limits are kept, and never reached.
      ...Object.fromEntries(['WORK', 'SEARCH', 'FILES', 'LOGIN'].map((kind) => [`RATE_${kind}`, '100000000'])),
      // Its tokens outlast ten minutes.
      FRESH_LOGIN_MINUTES: '1440',
      ...Object.fromEntries(['HOST', 'PUBLIC_URL', 'OIDC_ISSUER', 'CASUSREGIE_WEB_DIR'].map((name) => [name, ''])),
    },
    ready: '/v1/openapi.json',
  });

/** The product in demo mode, on a database of the bench. Nothing is tuned that a user would not get. */
export const startApi = (database) => startMain('dist/apps/api/main.js', database);

/** The same, but for the entry in the log of each read. */
export const startUnlogged = (database) => startMain('dist/bench/api/bench-without-log.js', database);

/** The hand-written handler, on a database of the bench. */
export const startLimit = (database) =>
  startServer([join(ROOT, 'tools/bench/limit.mjs')], { env: { BENCH_DATABASE: database }, ready: '/' });

/** The process that sends the load; one job at a time. */
export function startLoad() {
  const child = fork(join(ROOT, 'tools/bench/load.mjs'), { stdio: 'inherit' });
  const run = (job) =>
    new Promise((resolve, reject) => {
      child.once('message', (result) => (result.error ? reject(new Error(result.error)) : resolve(result)));
      child.send(job);
    });
  return { run, stop: () => child.disconnect() };
}

/** An access token of a demo account. */
export async function tokenOf(port, account) {
  const answer = await fetch(`http://127.0.0.1:${port}/demo/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  return (await answer.json()).access_token;
}
