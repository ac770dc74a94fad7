import type { CasePage, FigureAnswer } from '@casusregie/contract';
import { PHASE_OF, shownState, type ShownState, type State, type Track } from '@casusregie/domain';
import { dump, LOG_TABLES } from '../testing/dump';
import { openWorld, type World } from '../testing/test-setup';
import { DEMO_PLACES, DEMO_PROVINCE } from './people';
import { replay, type Moved } from './replay';

const SECONDS = 60;
/** What differs by itself: a secret made anew, the salts of the log, and what the specs themselves read. */
const DIFFERENT = ['settings', ...LOG_TABLES];
/** The log without salts and what is computed from them. */
const LOG = 'SELECT id, recorded_at, person_id, act, object, result, trace_id FROM log_entries ORDER BY id';

interface FileRow {
  id: string;
  number: string | null;
  track: Track;
  state: State;
  phase: string;
  origin: State | null;
  shown_state: ShownState;
  hold_told: boolean | number;
  submitting_organisation_id: string;
}

describe('the demo data', () => {
  let world: World;
  let seconds: number;
  let log: unknown[];

  beforeAll(async () => {
    const start = performance.now();
    world = await openWorld({ env: { DEMO_DATA: 'full' } });
    seconds = (performance.now() - start) / 1000;
    log = await world.rows(LOG);
  }, 120_000);
  afterAll(() => world?.close());

  const files = (): Promise<FileRow[]> => world.rows<FileRow>('SELECT * FROM case_files ORDER BY id');

  it(`are loaded within ${SECONDS} seconds`, () => {
    expect(seconds).toBeLessThan(SECONDS);
  });

  it('are the stories and the neutral cases', async () => {
    const all = await files();
    const fictional = new Set(
      (
        await world.rows<{ id: string }>(
          `SELECT id FROM organisations WHERE code IN (${[...DEMO_PLACES, DEMO_PROVINCE].map(({ code }) => `'${code}'`).join(', ')})`,
        )
      ).map(({ id }) => id),
    );
    const stories = all.filter((row) => fictional.has(row.submitting_organisation_id));
    expect(stories.length).toBeGreaterThanOrEqual(10);
    expect(all.length).toBeGreaterThan(1500);
    expect(new Set(all.map(({ state }) => state)).size).toBeGreaterThan(12);
  });

  it('every case of them replays through the move table to the state it is in', async () => {
    const events = await world.rows<Moved & { case_id: string }>(
      `SELECT case_id, type, from_state AS "from", to_state AS "to" FROM case_events WHERE to_state IS NOT NULL ORDER BY recorded_at, id`,
    );
    const byCase = new Map<string, Moved[]>();
    for (const event of events) byCase.set(event.case_id, [...(byCase.get(event.case_id) ?? []), event]);
    const wrong: string[] = [];
    for (const { id, number, track, state } of await files()) {
      try {
        const reached = replay(track, byCase.get(id) ?? []);
        if (reached !== state) wrong.push(`${number} replays to ${reached}, and is ${state}`);
      } catch (error) {
        wrong.push(`${number}: ${String(error)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('the columns that follow from the state follow from it', async () => {
    const wrong = (await files()).filter(
      (row) =>
        row.phase !== PHASE_OF[row.state] ||
        row.shown_state !== shownState(row.state, row.origin, Boolean(row.hold_told)) ||
        (row.state === 'on-hold' && row.origin === null) ||
        (row.state === 'draft') !== (row.number === null),
    );
    expect(wrong).toEqual([]);
  });

  it('the numbers run on, and the kept counts are those of the cases', async () => {
    const gaps = await world.rows(
      `SELECT c.region_code, c.year, c.last FROM case_counters c WHERE c.last <> (
         SELECT count(*) FROM case_files f WHERE f.region_code = c.region_code AND f.number LIKE c.region_code || '-' || c.year || '-%')`,
    );
    expect(gaps).toEqual([]);
    const counts = await world.rows(
      `SELECT f.region_code, f.state, count(*) FROM case_files f WHERE f.region_code IS NOT NULL AND f.confidentiality = 'normal'
       GROUP BY f.region_code, f.state HAVING count(*) <> (
         SELECT sum(k.cases) FROM case_counts k WHERE k.region_code = f.region_code AND k.state = f.state)`,
    );
    expect(counts).toEqual([]);
  });

  it('names nobody who could be real: every person is marked, every request is of a fictional or neutral matter', async () => {
    const people = await world.rows<{ name: string }>('SELECT name FROM persons');
    expect(people.filter(({ name }) => !name.endsWith('(demo)'))).toEqual([]);
    const mailboxes = await world.rows<{ mailbox: string }>('SELECT mailbox FROM regions');
    expect(mailboxes.filter(({ mailbox }) => !mailbox.endsWith('.example'))).toEqual([]);
  });

  it.each([
    ['nn-manager', 'region', 'NN'],
    ['zwb-manager', 'region', 'ZWB'],
    ['liec-coordinator', 'headers', 'MN'],
  ])('for %s every figure of two years is as many as the list behind it', async (account, scope, region) => {
    const caller = await world.as(account);
    const { perMonth, rows } = (
      await caller.get(`/v1/figures?from=2025-01&to=2026-11&region=${region}`)
    ).ok<FigureAnswer>();
    const names = {
      broughtIn: 'brought-in',
      running: 'running',
      closed: 'closed',
      rejected: 'rejected',
      referred: 'referred',
      withdrawn: 'withdrawn',
    } as const;
    expect(perMonth).toHaveLength(23);
    let counted = 0;
    for (const sum of perMonth) {
      for (const [field, figure] of Object.entries(names) as [keyof typeof names, string][]) {
        const query = `scope=${scope}&region=${region}&figure=${figure}&month=${sum.month}&limit=1`;
        const { total, hidden } = (await caller.get(`/v1/cases?${query}`)).ok<CasePage>();
        expect([sum.month, figure, total + hidden]).toEqual([sum.month, figure, sum[field]]);
        counted += sum[field];
      }
    }
    expect(counted).toBeGreaterThan(100);
    for (const row of rows.filter(({ month, theme }) => month === '2026-10' && theme)) {
      const query = `scope=${scope}&region=${region}&figure=running&month=2026-10&theme=${row.theme}&limit=1`;
      const { total, hidden } = (await caller.get(`/v1/cases?${query}`)).ok<CasePage>();
      expect([row.theme, total + hidden]).toEqual([row.theme, row.running]);
    }
  });

  it('are the same at every load with the same clock', async () => {
    const first = await dump(world, { without: DIFFERENT });
    const other = await openWorld({ env: { DEMO_DATA: 'full' } });
    try {
      const second = await dump(other, { without: DIFFERENT });
      expect(Object.keys(second)).toEqual(Object.keys(first));
      for (const [table, rows] of Object.entries(first)) {
        expect([table, rows.length]).toEqual([table, second[table]?.length]);
        const different = rows.filter((row, at) => row !== second[table]?.[at]);
        expect([table, different.slice(0, 2)]).toEqual([table, []]);
      }
      expect(log.length).toBeGreaterThan(100);
      expect(await other.rows(LOG)).toEqual(log);
    } finally {
      await other.close();
    }
  }, 120_000);
});
