import { startPostgres } from './postgres.mjs';

/** Before the tests: TEST_DATABASE_URL is the administrator's address; tests create and drop a database of their own. */
export default async function start() {
  if (process.env.TEST_DATABASE_URL) return;
  const server = await startPostgres();
  process.env.TEST_DATABASE_URL = server.url;
  globalThis.stopTestPostgres = server.stop;
}
