import { randomBytes } from 'node:crypto';
import { startPostgres } from './postgres.mjs';
import { makeScratch } from './scratch.mjs';

/**
 * Before the tests. TEST_RUN is what nothing of another run is called; TEST_SCRATCH is the folder of the run, in which all
 * temporary files come. On PostgreSQL, TEST_DATABASE_URL is the administrator's address; tests create and drop a database
 * of their own.
 */
export default async function start() {
  const ownServer = process.env.TEST_DATABASE === 'postgres' && !process.env.TEST_DATABASE_URL;
  const server = ownServer ? await startPostgres() : null;
  if (server) process.env.TEST_DATABASE_URL = server.url;
  process.env.TEST_RUN = randomBytes(8).toString('hex');
  process.env.TEST_SCRATCH = makeScratch('tests');
  process.env.TMPDIR = process.env.TEST_SCRATCH;
  globalThis.stopTestPostgres = server?.stop;
}
