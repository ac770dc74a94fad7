// `npm run bench`: the cost of a worklist and of a move beside a hand-written handler, with its own servers and data.
import { join } from 'node:path';
import { ensureInstalled, main, nodeBinary, nx, ROOT, run, Stop } from './bootstrap.mjs';

const HELP = `Measures the api beside a hand-written handler on the same data, and says whether the goals are met.

  --rounds N     interleaved rounds of each measurement (5)
  --seconds N    seconds of load in each half of a round (4)
  --cases N      cases in the database (200000); fewer to see whether the bench works, the pages need 110,000 of them
  --only NAMES   some of worklist,log,move,pages,growth,writers

The databases it makes are kept in dist/bench, so that only the first run builds them (about two minutes).`;

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  if (process.platform !== 'linux') throw new Stop('The bench reads processor time from /proc, so it needs Linux.');
  ensureInstalled();
  const { code, output } = await nx(['run-many', '-p', 'api', '-t', 'build', 'build-bench'], { quiet: true });
  if (code !== 0) throw new Stop(`${output}\nThe build failed; see above.`);
  return (await run(nodeBinary(), [join(ROOT, 'tools/bench/run.mjs'), ...args])).code;
});
