// `npm run verify-audit -- …`: checks an export of the log, or signs as its witness; on the pinned Node, without a build.
import { join } from 'node:path';
import { main, nodeBinary, ROOT, run } from './bootstrap.mjs';

await main(async () => {
  const { code } = await run(nodeBinary(), [join(ROOT, 'apps/verify-audit/src/main.ts'), ...process.argv.slice(2)]);
  return code;
});
