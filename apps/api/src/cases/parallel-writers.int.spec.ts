import type { CaseAnswer, MoveAnswer } from '@casusregie/contract';
import type { Track } from '@casusregie/domain';
import { DATABASE_KIND } from '../database/kind';
import { replay, type Moved } from '../demo/replay';
import { builtServer, startServer, type RunningServer } from '../testing/built-server';
import type { Ask } from '../testing/client';
import { INTEGRAL } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

/** Municipalities of two regions: 25 in Noord-Nederland, 25 in Oost-Nederland. */
const NORTH = ['gm0014', 'gm0037', 'gm0047', 'gm0059', 'gm0060'];
const EAST = ['gm0141', 'gm0147', 'gm0148', 'gm0150', 'gm0153'];
const FILERS = [...NORTH, ...EAST];
const SUBMITS = 120;
const RACES = 8;
const RACERS = 10;
const NUMBERS = 40;

interface Reply {
  readonly status: number;
  readonly text: string;
}
/** How a request gets to a server: by the number of the request, so that two servers share them. */
type Send = (account: string, ask: Ask, turn: number) => Promise<Reply>;

const answerOf = (reply: Reply): MoveAnswer => JSON.parse(reply.text) as MoveAnswer;
const moveOf = (id: string, version: number, move: string, facts: object = {}): Ask => ({
  method: 'POST',
  url: `/v1/cases/${id}/moves`,
  body: { move, ...facts },
  headers: { 'if-match': String(version) },
});

/** What a storm did: every reply, by what was asked. */
interface Storm {
  readonly submits: readonly Reply[];
  readonly races: readonly (readonly Reply[])[];
  /** Saves of one draft by people who all saw its first version. */
  readonly saves: readonly Reply[];
  readonly numbers: readonly Reply[];
  readonly crowded: string;
}

/** Prepares drafts and submitted cases one after another, then sends everything at once. */
async function storm(send: Send): Promise<Storm> {
  const create = async (account: string, turn: number): Promise<string> =>
    answerOf(await send(account, { method: 'POST', url: '/v1/cases', body: INTEGRAL }, turn)).caseId;
  const drafts: { account: string; id: string }[] = [];
  for (let at = 0; at < SUBMITS; at += 1) {
    const account = FILERS[at % FILERS.length] as string;
    drafts.push({ account, id: await create(account, at) });
  }
  const raced: string[] = [];
  for (let at = 0; at <= RACES; at += 1) {
    const id = await create('gm0014', at);
    await send('gm0014', moveOf(id, 1, 'submit'), at);
    raced.push(id);
  }
  const crowded = raced.pop() as string;
  const shared = await create('gm0014', 0);
  const all = await Promise.all([
    Promise.all(drafts.map(({ account, id }, turn) => send(account, moveOf(id, 1, 'submit'), turn))),
    Promise.all(
      raced.map((id) =>
        Promise.all(
          Array.from({ length: RACERS }, (_, turn) =>
            send(turn % 2 ? 'nn-accountmanager' : 'nn-manager', moveOf(id, 2, 'takeUp'), turn),
          ),
        ),
      ),
    ),
    Promise.all(
      Array.from({ length: NUMBERS }, (_, turn) =>
        send(
          'nn-accountmanager',
          {
            method: 'POST',
            url: `/v1/cases/${crowded}/outside-numbers`,
            body: { system: 'Zaaksysteem', number: `Z-${turn}` },
          },
          turn,
        ),
      ),
    ),
    Promise.all(
      Array.from({ length: RACERS }, (_, turn) => {
        const headers = { 'if-match': '1' };
        const body = { title: `Versie van schrijver ${turn}` };
        return send('gm0014', { method: 'PATCH', url: `/v1/cases/${shared}`, body, headers }, turn);
      }),
    ),
  ]);
  return { submits: all[0], races: all[1], numbers: all[2], saves: all[3], crowded };
}

/** What must hold after a storm, whoever sent it and to however many servers. */
function promises(open: () => { world: World; storm: Storm; send: Send }): void {
  it('nothing failed: no answer is a 5xx', () => {
    const { submits, races, numbers, saves } = open().storm;
    const broken = [...submits, ...races.flat(), ...numbers, ...saves].filter(({ status }) => status >= 500);
    expect(broken).toEqual([]);
  });

  it('every submit was done', () => {
    expect(open().storm.submits.map(({ status }) => status)).toEqual(Array(SUBMITS).fill(200));
  });

  it('the numbers of each region and year run from 1 without a gap or a duplicate', async () => {
    const { world } = open();
    const rows = await world.rows<{ number: string }>('SELECT number FROM case_files WHERE number IS NOT NULL');
    const byYear = new Map<string, number[]>();
    for (const { number } of rows) {
      const [, key = '', n] = /^([A-Z]+-\d{4})-(\d+)$/.exec(number) ?? [];
      byYear.set(key, [...(byYear.get(key) ?? []), Number(n)]);
    }
    expect([...byYear.keys()].map((key) => key.slice(0, 2)).sort()).toEqual(['NN', 'ON']);
    for (const [key, numbers] of byYear) {
      numbers.sort((a, b) => a - b);
      expect([key, numbers]).toEqual([key, Array.from({ length: numbers.length }, (_, at) => at + 1)]);
      const [region, year] = key.split('-');
      const last = await world.count('SELECT last AS n FROM case_counters WHERE region_code = $1 AND year = $2', [
        region,
        Number(year),
      ]);
      expect(last).toBe(numbers.length);
    }
  });

  it('the numbers that were answered are those that were kept', async () => {
    const { world, storm: done } = open();
    for (const reply of done.submits) {
      const { caseId, number } = answerOf(reply);
      expect(await world.rows('SELECT number FROM case_files WHERE id = $1', [caseId])).toEqual([{ number }]);
    }
  });

  it('of the movers who saw the same version exactly one moves, the others are told', () => {
    for (const race of open().storm.races) {
      const statuses = race.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, ...Array(RACERS - 1).fill(409)]);
    }
  });

  it('of the writers who saw the same version of a draft exactly one saves, and it is that one that is kept', async () => {
    const { world, storm: done } = open();
    expect(done.saves.map(({ status }) => status).sort()).toEqual([200, ...Array(RACERS - 1).fill(409)]);
    const winner = done.saves.findIndex(({ status }) => status === 200);
    const { caseId, version } = answerOf(done.saves[winner] as Reply);
    expect(version).toBe(2);
    const kept = await world.rows('SELECT title, version FROM case_files WHERE id = $1', [caseId]);
    expect(kept).toEqual([{ title: `Versie van schrijver ${winner}`, version: 2 }]);
  });

  it('no update is lost: each change raised the version by one', async () => {
    const { world, storm: done } = open();
    expect(done.numbers.map(({ status }) => status)).toEqual(Array(NUMBERS).fill(201));
    expect(await world.count('SELECT count(*) AS n FROM outside_numbers WHERE case_id = $1', [done.crowded])).toBe(
      NUMBERS,
    );
    const wrong = await world.rows(
      `SELECT c.id, c.version FROM case_files c WHERE c.state <> 'draft' AND c.version <> 1 + (SELECT count(*) FROM case_events e WHERE e.case_id = c.id)`,
    );
    expect(wrong).toEqual([]);
  });

  it('the events of every case replay through the move table to the state it is in', async () => {
    const { world } = open();
    const files = await world.rows<{ id: string; track: Track; state: string }>(
      'SELECT id, track, state FROM case_files',
    );
    expect(files.length).toBeGreaterThanOrEqual(SUBMITS + RACES + 1);
    for (const { id, track, state } of files) {
      const events = await world.rows<Moved>(
        `SELECT type, from_state AS "from", to_state AS "to" FROM case_events WHERE case_id = $1 AND to_state IS NOT NULL ORDER BY recorded_at, id`,
        [id],
      );
      expect(replay(track, events)).toBe(state);
    }
  });

  it('the kept counts equal the counted cases', async () => {
    const { world } = open();
    const kept = await world.rows<{ key: string; n: number }>(
      `SELECT region_code || ' ' || state AS key, cases AS n FROM case_counts WHERE cases <> 0 ORDER BY 1`,
    );
    const counted = await world.rows<{ key: string; n: number }>(
      `SELECT region_code || ' ' || state AS key, count(*) AS n FROM case_files
       WHERE region_code IS NOT NULL AND confidentiality = 'normal' GROUP BY region_code, state ORDER BY 1`,
    );
    expect(kept.length).toBeGreaterThan(1);
    expect(kept.map(({ key, n }) => [key, Number(n)])).toEqual(counted.map(({ key, n }) => [key, Number(n)]));
  });

  it('every write has its log entry, and a refused one has none as if it were done', async () => {
    const { world, storm: done } = open();
    const logged = (act: string) =>
      world.count(`SELECT count(*) AS n FROM log_entries WHERE act = $1 AND result = 'ok'`, [act]);
    expect(await logged('submit')).toBe(SUBMITS + RACES + 1);
    expect(await logged('takeUp')).toBe(RACES);
    expect(await logged('addOutsideNumber')).toBe(NUMBERS);
    expect(await logged('createCase')).toBe(SUBMITS + RACES + 2);
    expect(await logged('editDraft')).toBe(1);
    for (const reply of done.submits) {
      const object = `case:${answerOf(reply).caseId}`;
      const acts = await world.rows('SELECT act FROM log_entries WHERE object = $1 ORDER BY act', [object]);
      expect(acts).toEqual([{ act: 'createCase' }, { act: 'submit' }]);
    }
    expect(
      await world.count(
        'SELECT count(*) AS n FROM log_entries e WHERE NOT EXISTS (SELECT 1 FROM log_payloads p WHERE p.entry_id = e.id)',
      ),
    ).toBe(0);
  });

  it('everybody reads afterwards what was written', async () => {
    const { storm: done, send } = open();
    for (const [turn, race] of done.races.entries()) {
      const moved = race.find(({ status }) => status === 200);
      const { caseId, version } = answerOf(moved as Reply);
      const seen = await send('nn-informatie', { method: 'GET', url: `/v1/cases/${caseId}` }, turn);
      expect((JSON.parse(seen.text) as Extract<CaseAnswer, { view: 'staff' }>).version).toBe(version);
    }
  });
}

/** A world whose clock runs, as it does in another process. */
async function runningWorld(): Promise<World> {
  const world = await openWorld({ now: new Date().toISOString() });
  world.clock.set(null);
  return world;
}

describe('parallel writers in one process', () => {
  let world: World;
  let done: Storm;
  const send: Send = async (account, ask) => {
    const { status, text } = await (await world.as(account)).ask(ask);
    return { status, text };
  };

  beforeAll(async () => {
    world = await runningWorld();
    done = await storm(send);
  }, 120_000);
  afterAll(() => world?.close());

  promises(() => ({ world, storm: done, send }));
});

// The embedded database serves one process, as the README says; PostgreSQL serves as many as wanted.
if (DATABASE_KIND === 'postgres') {
  describe('parallel writers in two processes', () => {
    let world: World;
    let servers: RunningServer[] = [];
    let done: Storm;
    const tokens = new Map<string, Promise<string>>();

    const tokenAt = async (url: string, account: string): Promise<string> => {
      const answer = await fetch(`${url}/demo/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account }),
      });
      return ((await answer.json()) as { access_token: string }).access_token;
    };
    const send: Send = async (account, { method, url, body, headers }, turn) => {
      const server = servers[turn % servers.length] as RunningServer;
      const key = `${server.url} ${account}`;
      const token = tokens.get(key) ?? tokenAt(server.url, account);
      tokens.set(key, token);
      const answer = await fetch(`${server.url}${url}`, {
        method,
        headers: {
          authorization: `Bearer ${await token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, text: await answer.text() };
    };

    beforeAll(async () => {
      world = await runningWorld();
      const main = await builtServer();
      const env = {
        TEST_DATABASE: 'postgres',
        DATABASE_URL: world.settings.databaseUrl,
        FILES_DIR: world.settings.filesDir,
        DEMO_DATA: 'accounts',
      };
      servers = await Promise.all([startServer(main, env), startServer(main, env)]);
      done = await storm(send);
    }, 180_000);
    afterAll(async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await world?.close();
    });

    it('both processes took part', () => {
      expect(new Set(servers.map(({ url }) => url)).size).toBe(2);
      expect(new Set([...tokens.keys()].map((key) => key.split(' ')[0]))).toEqual(
        new Set(servers.map(({ url }) => url)),
      );
    });

    promises(() => ({ world, storm: done, send }));
  });
}
