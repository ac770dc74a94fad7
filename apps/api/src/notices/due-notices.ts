import {
  addDays,
  askAfterOn,
  ASKED_AFTER_IN,
  dueNotice,
  dueSoon,
  dueStage,
  LATE_DAYS,
  QUIET_DAYS,
  SETTLED_STATUSES,
  type NoticeKind,
  type State,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { bulkInsert } from '../database/bulk';
import { flag, places } from '../database/json';
import { asSystem } from '../database/on-behalf';
import { stableId } from '../database/reference/load';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';

/** Days that rows of the outbox, mails that ended, and notices are kept. */
const KEPT = { outbox: 90, mails: 30, notices: 180 } as const;
/** Deadlines that one statement is asked for. */
const PAGE = 2000;
/** Ids that one statement is asked for. */
const AT_ONCE = 200;

/** A date that somebody waits for. */
interface Due {
  readonly id: string;
  readonly case_id: string;
  readonly due_on: string;
  readonly organisation_id?: string | null;
}

/** One deadline to tell: the id of its row is always the same, so that it is told once. */
interface Told extends Due {
  readonly kind: NoticeKind;
}

/** A deadline is told when it is near and when it has passed; an intervention is asked after once a round. */
const stageOf = ({ kind, due_on }: Told, today: string): string =>
  kind === 'intervention-quiet' ? 'quiet' : dueStage(due_on, today);

/** Rows with a deadline: what of them, of which table, and which. */
interface Asked {
  readonly columns: string;
  readonly alias: string;
  /** The column of the date. */
  readonly date?: string;
  readonly where: string;
  readonly params: readonly unknown[];
}

/** Deadlines that are near or have passed; the outbox is where each is put, once for each of the two. */
@Injectable()
export class DueNotices {
  /** Smaller in tests. */
  page = PAGE;

  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts what is near (two working days) or late in the outbox, unless it was before.
   * @returns how many were put there
   */
  async run(): Promise<number> {
    const regions = (await this.reference.open()).regions().map(({ code }) => code);
    return asSystem('notify', async () => {
      const today = this.clock.today();
      const window = { from: addDays(today, -LATE_DAYS), to: dueSoon(today) };
      const all = [...(await this.cases(regions, window)), ...(await this.rows(window)), ...(await this.quiet(today))];
      const fresh = await this.notYetTold(all, today);
      if (fresh.length === 0) return 0;
      const now = this.clock.now();
      let put = 0;
      // In parts, so that no writer waits for thousands of rows.
      for (let at = 0; at < fresh.length; at += AT_ONCE) {
        const rows = fresh.slice(at, at + AT_ONCE).map(({ id, told }) => ({
          id,
          case_id: told.case_id,
          what: told.kind,
          for_organisation_id: told.organisation_id ?? null,
          // Nobody promised anything by the day on which somebody is asked after an intervention.
          due_on: told.kind === 'intervention-quiet' ? null : told.due_on,
          created_at: now,
        }));
        put += await this.work.run((tx) => bulkInsert(tx, 'outbox', rows, { unlessThere: 'id' }));
      }
      return put;
    });
  }

  /** Takes away what has had its time. */
  async sweep(): Promise<void> {
    const before = (days: number): string => new Date(this.clock.ms() - days * 86_400_000).toISOString();
    await asSystem('notify', () =>
      this.work.run(async (tx) => {
        await tx.run('DELETE FROM outbox WHERE sent_at < $1', [before(KEPT.outbox)]);
        await tx.run('DELETE FROM mails WHERE ended_at < $1', [before(KEPT.mails)]);
        await tx.run('DELETE FROM notices WHERE created_at < $1', [before(KEPT.notices)]);
      }),
    );
  }

  /** Dates of cases, region by region along the index that begins with it. */
  private async cases(regions: readonly string[], { from, to }: { from: string; to: string }): Promise<Told[]> {
    const found: Told[] = [];
    for (const region of regions) {
      const rows = await this.paged<Due & { state: State }>({
        columns: 'c.id, c.id AS case_id, c.due_on, c.state FROM case_files c',
        alias: 'c',
        where: 'c.region_code = $1 AND c.due_on >= $2 AND c.due_on <= $3',
        params: [region, from, to],
      });
      for (const { state, ...row } of rows) {
        const kind = dueNotice(state);
        if (kind) found.push({ ...row, kind });
      }
    }
    return found;
  }

  /** Dates of rows that were put to an organisation. A hold is not looked at: a reminder that stays away would tell of it. */
  private async rows({ from, to }: { from: string; to: string }): Promise<Told[]> {
    const told = async (kind: NoticeKind, columns: string, open: string, params: unknown[]): Promise<Told[]> => {
      const where = `r.due_on >= $1 AND r.due_on <= $2 AND ${open}`;
      const rows = await this.paged<Due>({ columns, alias: 'r', where, params: [from, to, ...params] });
      return rows.map((row) => ({ ...row, kind }));
    };
    return [
      ...(await told(
        'inquiry-due',
        'r.id, r.case_id, r.due_on, r.partner_id AS organisation_id FROM inquiry_lines r',
        'r.answer IS NULL AND r.closed = $3',
        [flag(false)],
      )),
      ...(await told(
        'intervention-due',
        'r.id, r.case_id, r.due_on, r.owner_id AS organisation_id FROM interventions r',
        `r.status NOT IN (${places([0, 0], SETTLED_STATUSES)})`,
        [...SETTLED_STATUSES],
      )),
      ...(await told(
        'question-due',
        'r.id, r.case_id, r.due_on, NULL AS organisation_id FROM questions r',
        'r.answered_on IS NULL AND r.closed = $3',
        [flag(false)],
      )),
    ];
  }

  /** All rows, a page at a time by date and id: those that were told before stand in front, and must hide none. */
  private async paged<Row extends Due>({ columns, alias, where, params, date = 'due_on' }: Asked): Promise<Row[]> {
    const all: Row[] = [];
    let last: Row | undefined;
    do {
      const given = [...params];
      const after = last ? ` AND (${alias}.${date}, ${alias}.id) > (${places(given, [last.due_on, last.id])})` : '';
      const rows = await this.reads.all<Row>(
        `SELECT ${columns} WHERE ${where}${after} ORDER BY ${alias}.${date}, ${alias}.id LIMIT ${this.page}`,
        given,
      );
      all.push(...rows);
      last = rows.length === this.page ? rows.at(-1) : undefined;
    } while (last);
    return all;
  }

  /** Interventions of cases in execution of which nothing was heard for long: their owners are asked to say so each eight weeks. */
  private async quiet(today: string): Promise<Told[]> {
    const params: unknown[] = [addDays(today, -QUIET_DAYS)];
    const rows = await this.paged<Due>({
      columns:
        'r.id, r.case_id, r.heard_on AS due_on, r.owner_id AS organisation_id FROM interventions r JOIN case_files c ON c.id = r.case_id',
      alias: 'r',
      date: 'heard_on',
      where: `r.heard_on <= $1 AND r.status NOT IN (${places(params, SETTLED_STATUSES)}) AND c.state = $${params.push(ASKED_AFTER_IN)}`,
      params,
    });
    return rows.flatMap((row) => {
      const due = askAfterOn(row.due_on, today);
      return due ? [{ ...row, due_on: due, kind: 'intervention-quiet' as const }] : [];
    });
  }

  private async notYetTold(all: readonly Told[], today: string): Promise<{ id: string; told: Told }[]> {
    const named = all.map((told) => ({
      id: stableId(`due:${told.kind}:${told.id}:${told.due_on}:${stageOf(told, today)}`),
      told,
    }));
    const known = new Set<string>();
    for (let at = 0; at < named.length; at += AT_ONCE) {
      const params: unknown[] = [];
      const ids = named.slice(at, at + AT_ONCE).map(({ id }) => id);
      const rows = await this.reads.all<{ id: string }>(
        `SELECT id FROM outbox WHERE id IN (${places(params, ids)})`,
        params,
      );
      for (const { id } of rows) known.add(id);
    }
    return named.filter(({ id }) => !known.has(id));
  }
}
