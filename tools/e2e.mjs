// `npm run e2e`: the journeys in a real browser, on the built product with a database of its own.
// Arguments go to Playwright: `npm run e2e -- --headed a-case`. With `--built` the build is taken as it is; with
// `--no-pictures` no contact sheet is made and the tours along every screen and dialog are left out, as in `npm test`.
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { makeScratch } from './build/scratch.mjs';
import { ensureBuilt, ensureInstalled, findChromium, main, nodeBinary, ROOT, run } from './bootstrap.mjs';

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

await main(async () => {
  const args = process.argv.slice(2).filter((arg) => !['--built', '--no-pictures'].includes(arg));
  ensureInstalled();
  if (!process.argv.includes('--built')) await ensureBuilt();
  const folder = makeScratch('e2e');
  const port = await freePort();
  try {
    const playwright = join(ROOT, 'node_modules/@playwright/test/cli.js');
    const { code } = await run(nodeBinary(), [playwright, 'test', '--config', 'e2e/playwright.config.ts', ...args], {
      stdin: 'inherit',
      env: {
        CHROMIUM_PATH: await findChromium(),
        E2E_NODE: nodeBinary(),
        E2E_PICTURES: process.argv.includes('--no-pictures') ? '' : 'yes',
        PORT: String(port),
        HOST: '127.0.0.1',
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        CASUSREGIE_MODE: 'demo',
        CASUSREGIE_WEB_DIR: join(ROOT, 'dist/apps/web/browser'),
        DATABASE_URL: `sqlite:${join(folder, 'e2e.db')}`,
        FILES_DIR: join(folder, 'files'),
        DEMO_DATA: 'full',
        OIDC_ISSUER: '',
        // All journeys come from one address, faster than people.
        RATE_LOGIN: '100000',
      },
    });
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
