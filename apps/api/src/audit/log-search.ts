import { hash } from 'node:crypto';
import { LIMITS, PATTERNS, SearchLog, type LogPage } from '@casusregie/contract';
import { Injectable } from '@nestjs/common';
import { asSystem } from '../database/on-behalf';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { Cursors } from '../shared/paging';
import { shape } from '../shared/shape';
import { ActLog } from './act-log';
import { inPeriod } from './log-period';
import { IS_REFUSED, logReach, reachOfEntries } from './log-reach';
import { ENTRY_COLUMNS, ENTRY_JOINS, toLogRow, type EntryColumns } from './log-rows';
import { LogWords } from './log-words';

/** Searching the log, newest first; each search is in the log itself. */
@Injectable()
export class LogSearch {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
    private readonly log: ActLog,
    private readonly words: LogWords,
  ) {}

  /**
   * A page of the log within the caller's reach. An account or case that is unknown or out of reach finds nothing.
   * @throws Refused `wrong-role`, `invalid`
   */
  async page(caller: Caller, body: unknown): Promise<LogPage> {
    const reach = logReach(caller, this.clock.today());
    const query = shape(SearchLog, body);
    const { limit = LIMITS.page, after } = query;
    const list = hash(
      'sha256',
      JSON.stringify([caller.actor.personId, { ...query, after: null, limit: null }]),
      'base64url',
    );
    const params: unknown[] = [];
    const where = [...(await this.filters(query, params)), reachOfEntries(reach, params)];
    if (after !== undefined) {
      const cursor = this.cursors.read(after, list);
      where.push(`(e.recorded_at, e.id) < ($${params.push(cursor.value)}, $${params.push(cursor.id)})`);
    }
    // First the few entries of the page, along an index; only then what is told of them.
    const rows = await this.named<EntryColumns>(
      `SELECT ${ENTRY_COLUMNS}, l.payload FROM (SELECT e.* FROM log_entries e WHERE ${where.join(' AND ')}
         ORDER BY e.recorded_at DESC, e.id DESC LIMIT ${limit + 1}) e ${ENTRY_JOINS}
         LEFT JOIN log_payloads l ON l.entry_id = e.id ORDER BY e.recorded_at DESC, e.id DESC`,
      params,
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    await this.log.read(caller, {
      act: 'searchLog',
      object: query.personId ? `person:${query.personId}` : null,
      authorisationId: reach.authorisation.id,
      payload: { query, ids: shown.map(({ id }) => id) },
    });
    return {
      items: shown.map((row) => toLogRow(row, this.words)),
      next: last ? this.cursors.write({ value: last.recorded_at, id: last.id, list }) : null,
    };
  }

  private async filters(query: SearchLog, params: unknown[]): Promise<string[]> {
    const where = inPeriod(query, params);
    const equals = (column: string, value: string | null): void => {
      where.push(value === null ? '1 = 0' : `${column} = $${params.push(value)}`);
    };
    if (query.personId) equals('e.person_id', query.personId);
    if (query.account) {
      equals('e.person_id', await this.idOf('SELECT id FROM persons WHERE account = $1', query.account.trim()));
    }
    if (query.case) {
      const text = query.case.trim();
      const id = PATTERNS.id.test(text)
        ? text
        : await this.idOf('SELECT id FROM case_files WHERE number = $1', text.toUpperCase());
      equals('e.object', id && `case:${id}`);
    }
    if (query.act) equals('e.act', query.act);
    if (query.refusedOnly) where.push(IS_REFUSED);
    return where;
  }

  private async idOf(sql: string, value: string): Promise<string | null> {
    return (await this.named<{ id: string }>(sql, [value]))[0]?.id ?? null;
  }

  /** Whoever keeps watch reaches no case, and yet reads the number of each: these statements read no more of a case than that. */
  private named<Row>(sql: string, params: readonly unknown[]): Promise<Row[]> {
    return asSystem('watch', () => this.reads.all<Row>(sql, params));
  }
}
