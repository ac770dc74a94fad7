// The limit: what node:http and the same driver can do when nothing is asked of them but the rows. No login, no policy,
// no log, no shape; the fastest statements we know, prepared once; the database builds the JSON. Its moves are as durable
// as the product's: one transaction each, synchronous=FULL.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import sqlite3 from 'sqlite3';

const ITEM = `json_object('view', 'staff', 'id', c.id, 'number', c.number, 'kind', c.kind, 'theme', t.label,
  'submittedOn', c.submitted_on, 'title', c.title, 'municipality', m.name, 'region', c.region_code, 'state', c.state,
  'organisation', s.name, 'handler', h.name, 'priority', c.priority, 'confidentiality', c.confidentiality,
  'dueOn', c.due_on, 'updatedAt', c.updated_at)`;
const JOINS = `LEFT JOIN themes t ON t.code = c.main_theme LEFT JOIN organisations m ON m.id = c.leading_municipality_id
  LEFT JOIN organisations s ON s.id = c.submitting_organisation_id LEFT JOIN persons h ON h.id = c.handler_id`;
const COUNTS = `(SELECT json_group_object(state, cases) FROM case_counts WHERE region_code = ?1 AND cases > 0)`;
const list = (
  filter,
) => `SELECT '{"items":[' || group_concat(item, ',') || '],"counts":' || ${COUNTS} || '}' AS text FROM (
  SELECT ${ITEM} AS item FROM case_files c ${JOINS} WHERE c.region_code = ?1 AND ${filter} AND c.confidentiality = 'normal'
  ORDER BY c.updated_at DESC, c.id DESC LIMIT 50)`;
const MOVES = {
  takeUp: { from: 'submitted', to: 'intake', phase: 'running' },
  putBack: { from: 'intake', to: 'submitted', phase: 'new' },
};
const PHASES = { submitted: 'new', intake: 'running' };
/** Moves that have taken a place in the queue and still wait for the writer. */
let writing = Promise.resolve();

const open = (mode) =>
  new Promise((resolve, reject) => {
    const database = new sqlite3.Database(process.env.BENCH_DATABASE, mode, (error) =>
      error ? reject(error) : resolve(database),
    );
  });
const all = (statement, params) =>
  new Promise((resolve, reject) => statement.all(params, (error, rows) => (error ? reject(error) : resolve(rows))));
const run = (statement, params = []) =>
  new Promise((resolve, reject) =>
    statement.run(params, function done(error) {
      if (error) reject(error);
      else resolve(this.changes);
    }),
  );
async function set(database) {
  const pragmas = ['journal_mode = WAL', 'synchronous = FULL', 'mmap_size = 1073741824', 'cache_size = -32000'];
  for (const pragma of [...pragmas, 'temp_store = MEMORY']) {
    await all(database.prepare(`PRAGMA ${pragma}`), []);
  }
  return database;
}

const reader = await set(await open(sqlite3.OPEN_READWRITE));
const writer = await set(await open(sqlite3.OPEN_READWRITE));
const byState = reader.prepare(list('c.state = ?2'));
const byPhase = reader.prepare(list('c.phase = ?2'));
const begin = writer.prepare('BEGIN IMMEDIATE');
const update = writer.prepare(
  'UPDATE case_files SET state = ?3, phase = ?4, shown_state = ?3, version = version + 1, updated_at = ?5 WHERE id = ?1 AND version = ?2',
);
const insert =
  writer.prepare(`INSERT INTO case_events (id, case_id, type, from_state, to_state, for_requester, for_partner,
  stock_change, month, happened_on, recorded_at, person_id, role, organisation_id) VALUES (?1, ?2, ?3, ?4, ?5, 1, 0, 0,
  substr(?6, 1, 7), substr(?6, 1, 10), ?6, ?7, 'account-manager', ?8)`);
const commit = writer.prepare('COMMIT');
const rollback = writer.prepare('ROLLBACK');
const [person] = await all(reader.prepare('SELECT id, organisation_id FROM persons LIMIT 1'), []);

async function change(caseId, version, name) {
  const move = MOVES[name];
  const now = new Date().toISOString();
  await run(begin);
  const changed = await run(update, [caseId, version, move.to, PHASES[move.to], now]);
  if (changed !== 1) {
    await run(rollback);
    return null;
  }
  await run(insert, [randomUUID(), caseId, name, move.from, move.to, now, person.id, person.organisation_id]);
  await run(commit);
  return { outcome: 'done', caseId, state: move.to, version: version + 1 };
}

function send(response, status, text) {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

function readMove(request, response) {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (text += chunk));
  request.on('end', () => {
    const caseId = request.url.slice(10, 46);
    const version = Number(request.headers['if-match'].slice(1, -1));
    const turn = writing.then(() => change(caseId, version, JSON.parse(text).move));
    writing = turn.catch(() => undefined);
    turn.then(
      (answer) => send(response, answer ? 200 : 409, JSON.stringify(answer)),
      (error) => send(response, 500, JSON.stringify(error.message)),
    );
  });
}

createServer((request, response) => {
  if (request.method === 'POST') return readMove(request, response);
  const query = new URLSearchParams(request.url.slice(request.url.indexOf('?') + 1));
  const [statement, value] = query.has('state') ? [byState, query.get('state')] : [byPhase, query.get('phase')];
  return statement.all(['NN', value], (error, rows) => send(response, error ? 500 : 200, rows?.[0].text ?? '{}'));
}).listen(Number(process.env.PORT), '127.0.0.1');
