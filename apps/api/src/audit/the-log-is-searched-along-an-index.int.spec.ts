import type { AccountOverview, LogPage, SearchLog } from '@casusregie/contract';
import { DataSource } from 'typeorm';
import { ownerOptions } from '../database/data-sources';
import { byKind, DATABASE_KIND } from '../database/kind';
import { Reads } from '../database/unit-of-work';
import { Journey, personOf } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

/** Entries that are made; set LOG_ENTRIES for a measurement with more. */
const ENTRIES = Number(process.env['LOG_ENTRIES'] ?? 60_000);
/** Far more than any search takes; a search that reads the whole log takes longer with a million entries. */
const PATIENCE_MS = 2000;

/** Entries a second apart before the spec begins, of all people and cases by turns; one in five hundred is refused. */
const FILL = byKind({
  sqlite: [
    `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1)`,
    `printf('0190%04x-%04x-7000-8000-%012x', n / 65536, n % 65536, n)`,
    `strftime('%Y-%m-%dT%H:%M:%S.000Z', '2026-11-24', '-' || n || ' seconds')`,
  ],
  postgres: [
    `WITH numbers AS (SELECT n FROM generate_series(1, $1::int) n)`,
    `('0190' || lpad(to_hex(n / 65536), 4, '0') || '-' || lpad(to_hex(n % 65536), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`,
    `'2026-11-24T00:00:00Z'::timestamptz - n * interval '1 second'`,
  ],
} as const);
const PLACES = (table: string): string => `(SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM ${table})`;
const INSERT = `${FILL[0]}, people AS MATERIALIZED ${PLACES('persons')}, cases AS MATERIALIZED ${PLACES('case_files')}
  INSERT INTO log_entries (id, recorded_at, person_id, authorisation_id, act, object, result, trace_id, commitment)
  SELECT ${FILL[1]}, ${FILL[2]}, people.id, NULL, CASE n / 7 % 3 WHEN 0 THEN 'readCase' ELSE 'listCases' END,
    CASE n / 7 % 3 WHEN 0 THEN 'case:' || cases.id END, CASE n % 500 WHEN 0 THEN 'refused:unknown' ELSE 'ok' END, 'trace', 'commitment'
  FROM numbers JOIN people ON people.place = n % (SELECT count(*) FROM persons) JOIN cases ON cases.place = n % (SELECT count(*) FROM case_files)`;

describe('a search in a long log', () => {
  let world: World;
  let number: string;
  let asked: { sql: string; params: readonly unknown[] }[];

  beforeAll(async () => {
    world = await openWorld();
    const walk = new Journey(world);
    const id = await walk.to('intake');
    number = (await walk.see('nn-manager', id)).number as string;
    for (let more = 0; more < 20; more += 1) await walk.file();
    await world.work.run((tx) => tx.run(INSERT, [ENTRIES]));
    if (DATABASE_KIND === 'postgres') {
      // PostgreSQL gathers what it knows of a table by itself, but not at once.
      const owner = new DataSource(ownerOptions(world.settings));
      await owner.initialize();
      await owner.query('ANALYZE');
      await owner.destroy();
    }
    const reads = world.app.get<Reads>(Reads);
    const all = reads.all.bind(reads);
    asked = [];
    reads.all = (sql: string, params: readonly unknown[] = []) => {
      if (sql.includes('log_entries')) asked.push({ sql, params });
      return all(sql, params) as never;
    };
  });
  afterAll(() => world?.close());

  /** How the database goes about the statements that were asked since. */
  async function plans(): Promise<string> {
    const found: string[] = [];
    for (const { sql, params } of asked.splice(0)) {
      const rows = await world.rows<Record<string, string>>(
        `${byKind({ sqlite: 'EXPLAIN QUERY PLAN', postgres: 'EXPLAIN' })} ${sql}`,
        params,
      );
      found.push(...rows.map((row) => row['detail'] ?? row['QUERY PLAN'] ?? ''));
    }
    return found.filter((line) => !line.includes('EXPLAIN')).join('\n');
  }

  async function alongAnIndex(ask: () => Promise<unknown>): Promise<void> {
    asked.splice(0);
    const begin = performance.now();
    await ask();
    const took = performance.now() - begin;
    const plan = await plans();
    expect(plan).toMatch(/log_entries_\w+/);
    expect(plan).not.toMatch(/Seq Scan on log_entries|USE TEMP B-TREE FOR ORDER BY/);
    // The page that was found is gone through once more, to tell of it; the log itself never is.
    expect(plan.match(/^SCAN e$/gm)?.length ?? 0).toBeLessThanOrEqual(plan.match(/^CO-ROUTINE e$/gm)?.length ?? 0);
    expect(took).toBeLessThan(PATIENCE_MS);
    if (process.env['LOG_ENTRIES']) process.stdout.write(`${took.toFixed(1)} ms\n${plan}\n\n`);
  }

  it.each<[string, () => Partial<SearchLog>]>([
    ['for nothing in particular', () => ({})],
    ['for a person', () => ({ personId: personOf('nn-analist') })],
    ['for a person in a period', () => ({ account: 'nn-analist', from: '2026-11-22', to: '2026-11-23' })],
    ['for a case', () => ({ case: number })],
    ['for a case in a period', () => ({ case: number, from: '2026-11-22', to: '2026-11-23' })],
    ['for a period', () => ({ from: '2026-11-22', to: '2026-11-23' })],
    ['for refusals', () => ({ refusedOnly: true })],
    ['for refusals of a person', () => ({ refusedOnly: true, account: 'nn-analist' })],
    ['for an act', () => ({ act: 'readCase' })],
  ])('%s goes along an index', async (_name, query) => {
    const auditor = await world.as('auditor');
    await alongAnIndex(async () => (await auditor.post('/v1/audit/log-searches', query())).ok<LogPage>());
  });

  it('by a privacy officer goes along an index', async () => {
    const officer = await world.as('nn-privacy');
    await alongAnIndex(async () => {
      const page = (await officer.post('/v1/audit/log-searches', {})).ok<LogPage>();
      expect(page.items.length).toBe(50);
    });
  });

  it('for what one account touched reads the entries of that account only', async () => {
    const auditor = await world.as('auditor');
    asked.splice(0);
    const query = { personId: personOf('nn-analist'), from: '2026-11-01', to: '2026-11-24' };
    const begin = performance.now();
    const found = (await auditor.post('/v1/audit/account-overviews', query)).ok<AccountOverview>();
    expect(performance.now() - begin).toBeLessThan(PATIENCE_MS);
    expect(found.total).toBeGreaterThan(0);
    const plan = await plans();
    expect(plan).toMatch(/log_entries_person/);
    expect(plan).not.toMatch(/SCAN e$|Seq Scan on log_entries/m);
  });
});
