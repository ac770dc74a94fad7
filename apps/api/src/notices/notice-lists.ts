import { LIMITS, NoticeQuery, type NoticeAnswer, type NoticeCount, type NoticePage } from '@casusregie/contract';
import { deskAuthorisations, noticePath, seesNotice, type Authorisation } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { loadAccesses, type KnownAccess } from '../cases/case-access';
import type { NoticeRow } from '../database/entities';
import { instantText, places } from '../database/json';
import type { Sql } from '../database/sql';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { Cursors } from '../shared/paging';
import { Refused, unknown } from '../shared/refusal';
import { shapeQuery } from '../shared/shape';

/** The most that is counted; the bell says 99+ from there on. */
const MOST_COUNTED = 100;
/** Rows of one look, and how many looks a page takes at most when much of it is out of reach by now. */
const LOOK = 100;
const LOOKS = 5;

type Row = Pick<NoticeRow, 'id' | 'case_id' | 'kind' | 'due_on' | 'created_at' | 'read_at'>;
interface Seen extends Row {
  readonly known: KnownAccess;
}
interface Wanted {
  readonly unreadOnly?: boolean;
  /** Rows behind this one. */
  readonly after?: { value: string | null; id: string } | null;
  readonly most: number;
}

const COLUMNS = `n.id, n.case_id, n.kind, n.due_on, ${instantText('n.created_at')} AS created_at, ${instantText('n.read_at')} AS read_at`;

/** The caller's own notices. Each is held against its case anew: one that is out of reach by now is not there. */
@Injectable()
export class NoticeLists {
  constructor(
    private readonly reads: Reads,
    private readonly work: UnitOfWork,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
    private readonly log: ActLog,
  ) {}

  /** A page, newest first. */
  async page(caller: Caller, rawQuery: unknown): Promise<NoticePage> {
    const authorisation = this.may(caller);
    const query = shapeQuery(NoticeQuery, rawQuery);
    const list = `notices:${query.only ?? ''}:${caller.actor.personId}`;
    const after = query.after === undefined ? null : this.cursors.read(query.after, list);
    const { rows, last } = await this.seen(this.reads, caller, {
      unreadOnly: query.only === 'unread',
      after,
      most: LIMITS.page,
    });
    await this.log.read(caller, {
      act: 'readNotices',
      object: null,
      authorisationId: authorisation.id,
      payload: { ids: rows.map(({ id }) => id) },
    });
    return {
      items: rows.map((row) => answerOf(row, caller)),
      next: last && this.cursors.write({ value: last.created_at, id: last.id, list }),
    };
  }

  /** How many are unread: a number alone, which every page shows. */
  async count(caller: Caller): Promise<NoticeCount> {
    this.may(caller);
    const { rows } = await this.seen(this.reads, caller, { unreadOnly: true, most: MOST_COUNTED });
    return { unread: rows.length };
  }

  /**
   * Marks one as read; a second time changes nothing.
   * @throws Refused `unknown` for one of somebody else, or about a case that is out of reach by now
   */
  async read(caller: Caller, noticeId: string): Promise<NoticeCount> {
    await this.mark(caller, noticeId);
    return this.count(caller);
  }

  /** Marks all as read. */
  async readAll(caller: Caller): Promise<NoticeCount> {
    await this.mark(caller, null);
    return this.count(caller);
  }

  private mark(caller: Caller, noticeId: string | null): Promise<void> {
    return this.work.run(async (tx) => {
      const [authorisation] = deskAuthorisations('readNotices', caller.actor, this.clock.today());
      if (!authorisation) throw noticeId ? unknown() : notForRole();
      const params: unknown[] = [caller.actor.personId, this.clock.now()];
      if (noticeId) {
        const [found] = await tx.all<Row>(`SELECT ${COLUMNS} FROM notices n WHERE n.person_id = $1 AND n.id = $2`, [
          caller.actor.personId,
          noticeId,
        ]);
        if (!found || (await this.withCases(tx, caller, [found])).length === 0) throw unknown();
      }
      const one = noticeId ? ` AND id = $${params.push(noticeId)}` : '';
      await tx.run(`UPDATE notices SET read_at = $2 WHERE person_id = $1 AND read_at IS NULL${one}`, params);
      await this.log.write(tx, caller, {
        act: 'markNotices',
        object: null,
        authorisationId: authorisation.id,
        payload: { noticeId: noticeId ?? 'all' },
      });
    });
  }

  private may({ actor }: Caller): Authorisation {
    const [first] = deskAuthorisations('readNotices', actor, this.clock.today());
    if (!first) throw notForRole();
    return first;
  }

  /** The newest that are still there, in a few looks of a fixed size; `last` when there may be more behind. */
  private async seen(
    sql: Sql,
    caller: Caller,
    { unreadOnly = false, after = null, most }: Wanted,
  ): Promise<{ rows: Seen[]; last: Row | null }> {
    const found: Seen[] = [];
    let behind = after;
    for (let look = 0; look < LOOKS; look += 1) {
      const params: unknown[] = [caller.actor.personId];
      const where = [
        'n.person_id = $1',
        ...(unreadOnly ? ['n.read_at IS NULL'] : []),
        ...(behind ? [`(n.created_at, n.id) < (${places(params, [behind.value, behind.id])})`] : []),
      ];
      const rows = await sql.all<Row>(
        `SELECT ${COLUMNS} FROM notices n WHERE ${where.join(' AND ')} ORDER BY n.created_at DESC, n.id DESC LIMIT ${LOOK}`,
        params,
      );
      for (const row of await this.withCases(sql, caller, rows)) {
        if (found.length === most) return { rows: found, last: found.at(-1) ?? null };
        found.push(row);
      }
      const end = rows.at(-1);
      if (rows.length < LOOK || !end) return { rows: found, last: null };
      behind = { value: end.created_at, id: end.id };
      if (look === LOOKS - 1) return { rows: found, last: end };
    }
    return { rows: found, last: null };
  }

  private async withCases(sql: Sql, { actor }: Caller, rows: readonly Row[]): Promise<Seen[]> {
    const today = this.clock.today();
    const cases = await loadAccesses(
      sql,
      rows.map(({ case_id }) => case_id),
      await this.reference.open(),
      { today, now: this.clock.now() },
    );
    return rows.flatMap((row) => {
      const known = cases.get(row.case_id);
      return known && seesNotice(row.kind, { actor, access: known.access, today }) ? [{ ...row, known }] : [];
    });
  }
}

const notForRole = (): Refused => new Refused('wrong-role', 'Uw rol krijgt geen meldingen.');

const answerOf = (row: Seen, { actor }: Caller): NoticeAnswer => ({
  id: row.id,
  kind: row.kind,
  number: row.known.number ?? '',
  path: noticePath(row.kind, row.case_id, actor),
  dueOn: row.due_on,
  createdAt: row.created_at,
  readAt: row.read_at,
});
