// `npm run db:migrate`: brings the database of DATABASE_URL to this version, and stops.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, main, nodeBinary, ROOT, run } from './bootstrap.mjs';

await main(async () => {
  ensureInstalled();
  await ensureBuilt();
  const { code } = await run(nodeBinary(), ['--enable-source-maps', join(ROOT, 'dist/apps/api/main.js'), 'migrate']);
  return code;
});
