import { rmSync } from 'node:fs';
import pg from 'pg';

/** Takes away the database that the tests were copies of, from a server that stays. */
async function forgetFilled(address, filled) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${filled} WITH (FORCE)`);
    for (const role of ['application', 'owner']) await client.query(`DROP ROLE IF EXISTS ${filled}_${role}`);
  } finally {
    await client.end();
  }
}

/** After the tests: nothing of the run stays behind. */
export default async function stop() {
  const { TEST_DATABASE, TEST_DATABASE_URL, TEST_RUN, TEST_SCRATCH } = process.env;
  if (globalThis.stopTestPostgres) await globalThis.stopTestPostgres();
  else if (TEST_DATABASE === 'postgres') await forgetFilled(TEST_DATABASE_URL, `filled_${TEST_RUN}`);
  rmSync(TEST_SCRATCH, { recursive: true, force: true, maxRetries: 5 });
}
