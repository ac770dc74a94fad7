// The bench itself; tools/bench.mjs starts it with the right Node.
import { cpus, totalmem } from 'node:os';
import * as ask from './cases.mjs';
import { copyOf, ensureData, removeCopy } from './data.mjs';
import { compare } from './measure.mjs';
import { residentMegabytes, startApi, startLimit, startLoad, startUnlogged } from './processes.mjs';
import { Report } from './report.mjs';
import { followPages, raceForOneCase } from './roads.mjs';

const PAGE = 2000;
const WRITERS = 100;
const MOVES_EACH = 20;
const MEGABYTES = 250;

function option(name, fallback) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
}
const rounds = Number(option('rounds', '5'));
const seconds = Number(option('seconds', '4'));
const many = Number(option('cases', '200000'));
const only = option('only', 'worklist,log,move,pages,growth,writers').split(',');

/** The worklist of one region, beside the limit. */
async function worklist({ api, limit, load, tokens, report }) {
  const callers = ask.worklistCallers(tokens.lookers);
  await ask.sameWorklists({ api, limit, token: tokens.lookers[0] });
  const job = () => ({ kind: 'read', seconds, callers });
  const result = await compare(
    load,
    [
      { name: 'product', server: api, job },
      { name: 'limit', server: limit, job },
    ],
    rounds,
  );
  report.beside('worklist of 50 rows, filter and counts', result, 0.4);
}

/** The worklist as it is, beside the same without an entry in the log for each read. */
async function log({ api, load, tokens, report }) {
  const copy = copyOf(ensureData(many), 'unlogged');
  const unlogged = { path: copy, ...(await startUnlogged(copy)) };
  try {
    const { lookers } = await ask.tokens(unlogged.port);
    const before = await ask.loggedLists(api.path, unlogged.path);
    const job = (own) => () => ({ kind: 'read', seconds, callers: ask.worklistCallers(own, ask.BUSY) });
    const result = await compare(
      load,
      [
        { name: 'with its entry', server: api, job: job(tokens.lookers) },
        { name: 'without', server: unlogged, job: job(lookers) },
      ],
      rounds,
    );
    report.keeps(`worklist with its entry in the log, ${ask.BUSY} callers`, result, 0.75);
    const after = await ask.loggedLists(api.path, unlogged.path);
    if (after[0] === before[0] || after[1] !== before[1])
      throw new Error('the entries in the log are not as they must be');
  } finally {
    await unlogged.stop();
    removeCopy(copy);
  }
}

/** Taking up and putting back, beside the limit. */
async function moves({ api, limit, load, tokens, report }) {
  const before = new Map();
  const contestant = async (name, server) => {
    let callers = await ask.moveCallers(server.path, tokens.movers);
    for (const { id, version } of callers.flatMap(({ cases }) => cases)) before.set(id, version);
    return {
      name,
      server,
      job: () => ({ kind: 'move', seconds, callers }),
      after: (result) => (callers = result.callers),
      moved: () => callers,
    };
  };
  const pair = [await contestant('product', api), await contestant('limit', limit)];
  report.beside('move: take up, put back', await compare(load, pair, rounds), 0.35);
  for (const { server, moved } of pair) await ask.movesAreKept(server.path, moved(), before);
}

/** A page far down the list, reached by following cursors, beside the first. */
async function pages({ api, load, tokens, report }) {
  const [token] = tokens.lookers;
  const first = '/v1/cases?scope=region&limit=50';
  const far = await followPages(api.port, first, { token, pages: PAGE });
  const job = (path) => () => ({ kind: 'read', seconds, callers: ask.pageCallers(path, token) });
  const result = await compare(
    load,
    [
      { name: `page ${PAGE.toLocaleString('en')}`, server: api, job: job(far) },
      { name: 'page 1', server: api, job: job(first) },
    ],
    rounds,
  );
  report.atMost(`page ${PAGE.toLocaleString('en')} beside page 1`, result, 1.3);
}

/** The same worklist on ten times fewer cases. */
async function growth({ api, small, load, tokens, report }) {
  const smallTokens = await ask.tokens(small.port);
  const job =
    ({ lookers }) =>
    () => ({ kind: 'read', seconds, callers: ask.worklistCallers(lookers) });
  const result = await compare(
    load,
    [
      { name: `${many.toLocaleString('en')} cases`, server: api, job: job(tokens) },
      { name: `${(many / 10).toLocaleString('en')} cases`, server: small, job: job(smallTokens) },
    ],
    rounds,
  );
  report.atMost(`${many.toLocaleString('en')} cases beside a tenth of them`, result, 1.3);
}

/** A hundred writers at once, on cases of their own and then all on one. */
async function writers({ api, load, tokens, report }) {
  const callers = await ask.moveCallers(api.path, tokens.movers, { callers: WRITERS, each: 5 });
  const { statuses } = await load.run({ port: api.port, kind: 'move', callers, each: MOVES_EACH });
  report.exactly(`${WRITERS} parallel writers`, statuses, { 200: WRITERS * MOVES_EACH });
  const [{ cases }] = callers;
  const race = await raceForOneCase(api, { token: tokens.movers[0], caseId: cases.at(-1).id, racers: WRITERS });
  report.exactly(`${WRITERS} writers with one version`, race, { 200: 1, 409: WRITERS - 1 });
}

const MEASUREMENTS = { worklist, log, move: moves, pages, growth, writers };

async function main() {
  const large = ensureData(many);
  const few = ensureData(many / 10);
  const copies = { api: copyOf(large, 'product'), limit: copyOf(large, 'limit'), small: copyOf(few, 'small') };
  const servers = {
    api: { path: copies.api, ...(await startApi(copies.api)) },
    limit: { path: copies.limit, ...(await startLimit(copies.limit)) },
    small: { path: copies.small, ...(await startApi(copies.small)) },
  };
  const load = startLoad();
  const report = new Report();
  console.log(
    `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.version}`,
  );
  console.log(`${ask.CALLERS} callers, ${rounds} interleaved rounds of ${seconds} s\n`);
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, residentMegabytes(servers.api.pid))), 200);
  try {
    const tokens = await ask.tokens(servers.api.port);
    for (const path of [copies.api, copies.small]) await ask.allTold(path);
    for (const name of only) await MEASUREMENTS[name]({ ...servers, load, tokens, report });
    report.memory('memory of the product under load', peak, MEGABYTES);
  } finally {
    clearInterval(watch);
    load.stop();
    await Promise.all(Object.values(servers).map(({ stop }) => stop()));
    Object.values(copies).forEach(removeCopy);
  }
  return report.close();
}

process.exitCode = await main();
