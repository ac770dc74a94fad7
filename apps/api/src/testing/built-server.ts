import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const MAIN = join(ROOT, 'dist/apps/api/main.js');
const LOCK = join(ROOT, 'dist/apps/api-being-built');
const START_MS = 60_000;

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

const isFresh = (): boolean =>
  existsSync(MAIN) &&
  ['apps/api/src', 'libs/domain/src', 'libs/contract/src'].every(
    (folder) => newest(join(ROOT, folder)) < statSync(MAIN).mtimeMs,
  );

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Takes the one right to build; waits while another spec builds. */
async function takeLock(): Promise<void> {
  mkdirSync(join(ROOT, 'dist/apps'), { recursive: true });
  for (let tries = 0; tries < 600; tries += 1) {
    try {
      mkdirSync(LOCK);
      return;
    } catch {
      await pause(200);
    }
  }
  throw new Error(`another build never ended; remove ${LOCK}`);
}

/** The built server; built first when it is missing or older than the source. */
export async function builtServer(): Promise<string> {
  if (isFresh()) return MAIN;
  await takeLock();
  try {
    if (!isFresh()) {
      const cli = join(ROOT, 'node_modules/webpack-cli/bin/cli.js');
      const built = spawnSync(process.execPath, [cli, 'build', '--config', 'apps/api/webpack.config.mjs'], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      if (built.status !== 0) throw new Error(`the api could not be built: ${built.stdout}${built.stderr}`);
    }
  } finally {
    rmdirSync(LOCK);
  }
  return MAIN;
}

/** A port on which nothing listens now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const environment = (env: Record<string, string>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  TZ: process.env['TZ'],
  ...env,
});

/** Runs the server until it ends by itself: what it said, and its exit code. */
export function runToEnd(main: string, env: Record<string, string>): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main], {
    cwd: ROOT,
    encoding: 'utf8',
    env: environment(env),
    timeout: START_MS,
  });
  return { code: status, said: `${stdout}${stderr}` };
}

/** A server in a process of its own. */
export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
  /** Takes it away in the middle of whatever it does: kill -9. */
  kill(): Promise<void>;
}

/** Starts a server in a process of its own and waits until it serves. */
export async function startServer(main: string, env: Record<string, string>): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(process.execPath, [main], {
    cwd: ROOT,
    env: environment({ ...env, PORT: String(port), PUBLIC_URL: url }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  let said = '';
  const ready = new Promise<void>((done, failed) => {
    const listen = (chunk: Buffer): void => {
      said = `${said}${chunk.toString()}`;
      if (said.includes('is ready')) done();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => failed(new Error(`the server ended with code ${code}: ${said}`)));
    setTimeout(() => failed(new Error(`the server did not start: ${said}`)), START_MS).unref();
  });
  await ready;
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
