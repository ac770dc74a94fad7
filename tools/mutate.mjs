// `npm run mutate`: takes away one rule at a time and looks whether a test turns red. Long; `npm test` runs a sample.
import { join } from 'node:path';
import { ensureInstalled, main, nodeBinary, ROOT, run } from './bootstrap.mjs';

const HELP = `Takes away every policy row, move need, reach clause, row-level policy and security header, one at a time, in copies of
the sources, and names those that no test notices.

  --only KINDS   some of policy,need,reach,where,rls,header
  --sample N     N mutants, spread over the kinds, chosen by --seed (1)
  --trust-green  does not first look whether the tests are green
  --list         says which mutants there are, and runs nothing`;

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  ensureInstalled();
  return (await run(nodeBinary(), [join(ROOT, 'tools/mutate/run.mjs'), ...args])).code;
});
