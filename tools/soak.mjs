// `npm run soak`: 100,000 random requests by random actors, in the process of the api. `npm test` makes 10,000 of them.
import { join } from 'node:path';
import { ensureInstalled, main, nodeBinary, ROOT, run } from './bootstrap.mjs';

const HELP = `Asks the api at random, as people of every role, and holds each answer against its schema, the log and the marks of others.

  SOAK_REQUESTS   how many (100000)
  SOAK_SEED       the same seed asks the same things
  TEST_DATABASE   sqlite or postgres (sqlite)`;

await main(async () => {
  if (process.argv.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  ensureInstalled();
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const args = [...flags, jest, '--config', 'apps/api/jest.int.config.mjs', 'testing/soak'];
  const { SOAK_REQUESTS = '100000', TEST_DATABASE = 'sqlite' } = process.env;
  return (await run(nodeBinary(), args, { env: { SOAK_REQUESTS, TEST_DATABASE } })).code;
});
