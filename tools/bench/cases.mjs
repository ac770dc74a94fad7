// What is asked of the servers, and whether they answer the same.
import { isDeepStrictEqual } from 'node:util';
import { rowsOf } from './data.mjs';
import { tokenOf } from './processes.mjs';

export const REGION = 'NN';
export const CALLERS = 20;
/** Enough to keep the server busy, so that what is measured is its throughput and not how long one commit takes. */
export const BUSY = 64;
/** Who looks: staff of the region who reach its open cases, so that the limit can show the same ones without a policy. */
const LOOKERS = ['nn-informatie', 'nn-analist', 'nn-jurist'];
/** Who may take up and put back. */
const MOVERS = ['nn-accountmanager', 'nn-manager'];
export const FILTERS = [
  'state=intake',
  'phase=running',
  'state=execution',
  'phase=ended',
  'state=enrichment',
  'phase=new',
];
export const listPath = (filter) => `/v1/cases?scope=region&limit=50&${filter}`;

const repeat = (count, make) => Array.from({ length: count }, (_one, index) => make(index));

/** Tokens of those who look, and of those who move. */
export async function tokens(port) {
  const of = (accounts) => Promise.all(accounts.map((account) => tokenOf(port, account)));
  return { lookers: await of(LOOKERS), movers: await of(MOVERS) };
}

/** Callers that ask for the worklist, each beginning at another filter. */
export const worklistCallers = (lookers, callers = CALLERS) =>
  repeat(callers, (index) => ({
    requests: FILTERS.map((_filter, step) => ({
      path: listPath(FILTERS[(index + step) % FILTERS.length]),
      token: lookers[index % lookers.length],
    })),
  }));

/**
 * Waits until a server has told of the dates that were near when it began: of the thousands in generated data it does so once,
 * in its first minutes, and it is no part of what is measured.
 */
export async function allTold(path) {
  let calm = 0;
  while (calm < 3) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const [{ n }] = await rowsOf(path, 'SELECT count(*) AS n FROM outbox WHERE sent_at IS NULL');
    calm = n === 0 ? calm + 1 : 0;
  }
}

/** How many lists each database file has in its log. */
export const loggedLists = (...paths) =>
  Promise.all(
    paths.map(async (path) => {
      const [{ n }] = await rowsOf(path, `SELECT count(*) AS n FROM log_entries WHERE act = 'listCases'`);
      return n;
    }),
  );

/** Callers that each ask one thing again and again. */
export const pageCallers = (path, token) => repeat(CALLERS, () => ({ requests: [{ path, token }] }));

/** Fresh cases of a database file, divided over callers who take them up and put them back. */
export async function moveCallers(path, movers, { callers = CALLERS, each = 40 } = {}) {
  const cases = await rowsOf(
    path,
    `SELECT id, version, state FROM case_files WHERE region_code = ? AND state = 'submitted' AND confidentiality = 'normal'
     ORDER BY id LIMIT ?`,
    [REGION, callers * each],
  );
  if (cases.length < callers) throw new Error('there are too few fresh cases to move');
  return repeat(callers, (index) => ({
    token: movers[index % movers.length],
    cases: cases.filter((_one, place) => place % callers === index),
  }));
}

export async function getJson(port, path, token) {
  const headers = { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

/** @throws Error when the product and the limit show other rows or other counts for some filter */
export async function sameWorklists({ api, limit, token }) {
  for (const filter of FILTERS) {
    const path = listPath(filter);
    const [ours, theirs] = [await getJson(api.port, path, token), await getJson(limit.port, path)];
    if (ours.items.length !== 50) throw new Error(`${path} has ${ours.items.length} rows, not 50`);
    if (!isDeepStrictEqual(ours.items, theirs.items)) throw new Error(`${path}: the rows differ`);
    if (!isDeepStrictEqual(ours.counts, theirs.counts)) throw new Error(`${path}: the counts differ`);
  }
}

/** @throws Error unless each case stands, in the database file, as the answers to its moves said, with an event for each */
export async function movesAreKept(path, callers, before) {
  const rows = await rowsOf(
    path,
    `SELECT c.id, c.state, c.phase, c.version, (SELECT count(*) FROM case_events e WHERE e.case_id = c.id) AS events
     FROM case_files c JOIN json_each(?) j ON j.value = c.id`,
    [JSON.stringify(callers.flatMap(({ cases }) => cases.map(({ id }) => id)))],
  );
  const kept = new Map(rows.map((row) => [row.id, row]));
  for (const { id, state, version } of callers.flatMap(({ cases }) => cases)) {
    const row = kept.get(id);
    const moved = version - before.get(id);
    const phase = state === 'submitted' ? 'new' : 'running';
    if (row?.state !== state || row.version !== version || row.phase !== phase || row.events !== 1 + moved) {
      throw new Error(`case ${id} is not as its moves left it`);
    }
  }
}
