import { AskOverview, type AccountOverview, type ActCount, type TouchedCase } from '@casusregie/contract';
import type { State } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { instantText } from '../database/json';
import { byKind } from '../database/kind';
import { asSystem } from '../database/on-behalf';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { unknown } from '../shared/refusal';
import { shape } from '../shared/shape';
import { ActLog } from './act-log';
import { inPeriod, refuseLongPeriod, type Period } from './log-period';
import { LogPersons } from './log-persons';
import { CASE_OF, IS_REFUSED, logReach, reachOfEntries, type LogReach } from './log-reach';
import { LogWords, shownIn } from './log-words';

/** The most cases that are told of; more are counted. */
const MOST_CASES = 500;
/** The most lists whose rows are counted. */
const MOST_LISTS = 5000;
/** Lists that show cases by their id. */
const LISTS = `'listCases'`;

interface Counted {
  readonly case_id: string | null;
  readonly act: string;
  readonly refused: number;
  readonly n: number;
  readonly first: string;
  readonly last: string;
}

interface Header {
  readonly id: string;
  readonly number: string | null;
  readonly region_code: string | null;
  readonly state: State;
}

/** A case while it is being counted. */
interface Touched {
  first: string;
  last: string;
  refused: number;
  listed: number;
  readonly acts: Map<string, number>;
}

const among = (column: string): string =>
  byKind({
    sqlite: `${column} IN (SELECT value FROM json_each($1))`,
    postgres: `${column} IN (SELECT json_array_elements_text($1::json)::uuid)`,
  });

/** What one account touched in a period: the first question when an account was misused. */
@Injectable()
export class AccountOverviews {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly persons: LogPersons,
    private readonly words: LogWords,
  ) {}

  /**
   * The cases that a person opened, changed, tried to open or saw in a list, as far as the caller reaches.
   * @throws Refused `wrong-role`, `invalid`; `unknown` for a person of elsewhere who touched nothing within reach
   */
  async read(caller: Caller, body: unknown): Promise<AccountOverview> {
    const reach = logReach(caller, this.clock.today());
    const query = shape(AskOverview, body);
    refuseLongPeriod(query);
    const counted = await asSystem('watch', () => this.counted(query, reach));
    const lists = await this.lists(query);
    const headers = await asSystem('watch', () =>
      this.headers([...counted.flatMap(({ case_id }) => case_id ?? []), ...lists.seen.keys()], reach),
    );
    const cases = this.cases(counted, lists.seen, headers);
    const found = await this.persons.one(query.personId, reach);
    if (!found || !(found.isOwn || cases.length > 0)) throw unknown();
    const others = counted.filter(({ case_id }) => case_id === null);
    await this.log.read(caller, {
      act: 'searchLog',
      object: `person:${query.personId}`,
      authorisationId: reach.authorisation.id,
      payload: { query, ids: cases.map((one) => one.case.id) },
    });
    return {
      person: found.person,
      from: query.from,
      to: query.to,
      cases: cases.slice(0, MOST_CASES),
      total: cases.length,
      others: this.counts(
        new Map(others.filter(({ refused }) => Number(refused) === 0).map((row) => [row.act, Number(row.n)])),
      ),
      refusedElsewhere: others.reduce((sum, { refused, n }) => sum + (Number(refused) === 1 ? Number(n) : 0), 0),
      listsCapped: lists.capped,
    };
  }

  private counted(query: AskOverview, reach: LogReach): Promise<Counted[]> {
    const params: unknown[] = [];
    const where = [
      `e.person_id = $${params.push(query.personId)}`,
      ...inPeriod(query, params),
      reachOfEntries(reach, params),
    ];
    return this.reads.all<Counted>(
      `SELECT ${CASE_OF} AS case_id, e.act, CASE WHEN ${IS_REFUSED} THEN 1 ELSE 0 END AS refused, count(*) AS n,
         ${instantText('min(e.recorded_at)')} AS first, ${instantText('max(e.recorded_at)')} AS last
       FROM log_entries e WHERE ${where.join(' AND ')} GROUP BY 1, 2, 3`,
      params,
    );
  }

  /** Which cases stood in the lists that somebody looked at: how often, first and last. */
  private async lists({ personId, ...period }: Period & { personId: string }): Promise<{
    seen: Map<string, { n: number; first: string; last: string }>;
    capped: boolean;
  }> {
    const params: unknown[] = [];
    const where = [`e.person_id = $${params.push(personId)}`, ...inPeriod(period, params)];
    const rows = await this.reads.all<{ recorded_at: string; payload: string }>(
      `SELECT e.recorded_at, l.payload FROM log_entries e JOIN log_payloads l ON l.entry_id = e.id
       WHERE ${where.join(' AND ')} AND e.act IN (${LISTS}) ORDER BY e.recorded_at DESC LIMIT ${MOST_LISTS + 1}`,
      params,
    );
    const seen = new Map<string, { n: number; first: string; last: string }>();
    for (const { recorded_at: at, payload } of rows.slice(0, MOST_LISTS)) {
      for (const id of shownIn(JSON.parse(payload) as object)) {
        const known = seen.get(id);
        seen.set(id, { n: (known?.n ?? 0) + 1, first: at, last: known?.last ?? at });
      }
    }
    return { seen, capped: rows.length > MOST_LISTS };
  }

  /** The headers of cases within reach; those that no longer exist are not among them. */
  private async headers(ids: readonly string[], { regions, personId }: LogReach): Promise<Map<string, Header>> {
    const rows = await this.reads.all<Header & { excluded: number }>(
      `SELECT c.id, c.number, c.region_code, c.state,
         CASE WHEN EXISTS (SELECT 1 FROM exclusions x WHERE x.case_id = c.id AND x.person_id = $2) THEN 1 ELSE 0 END AS excluded
       FROM case_files c WHERE ${among('c.id')}`,
      [JSON.stringify([...new Set(ids)]), personId],
    );
    const within = rows.filter(
      (row) =>
        !regions || (Number(row.excluded) === 0 && row.region_code !== null && regions.includes(row.region_code)),
    );
    return new Map(within.map((row) => [row.id, row]));
  }

  private cases(
    counted: readonly Counted[],
    seen: ReadonlyMap<string, { n: number; first: string; last: string }>,
    headers: ReadonlyMap<string, Header>,
  ): TouchedCase[] {
    const touched = new Map<string, Touched>();
    const note = (id: string, { first, last }: { first: string; last: string }): Touched => {
      const known = touched.get(id) ?? { first, last, refused: 0, listed: 0, acts: new Map<string, number>() };
      if (first < known.first) known.first = first;
      if (last > known.last) known.last = last;
      touched.set(id, known);
      return known;
    };
    for (const row of counted) {
      if (row.case_id === null) continue;
      const one = note(row.case_id, row);
      if (Number(row.refused) === 1) one.refused += Number(row.n);
      else one.acts.set(row.act, (one.acts.get(row.act) ?? 0) + Number(row.n));
    }
    for (const [id, list] of seen) if (headers.has(id)) note(id, list).listed = list.n;
    return [...touched]
      .map(([id, one]) => {
        const header = headers.get(id);
        return {
          case: {
            id,
            number: header?.number ?? null,
            region: header?.region_code ?? null,
            state: header?.state ?? null,
          },
          first: one.first,
          last: one.last,
          acts: this.counts(one.acts),
          refused: one.refused,
          listed: one.listed,
        };
      })
      .sort((a, b) => b.last.localeCompare(a.last));
  }

  private counts(acts: ReadonlyMap<string, number>): ActCount[] {
    return [...acts]
      .map(([act, count]) => ({ act, label: this.words.act(act), count }))
      .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'nl'));
  }
}
