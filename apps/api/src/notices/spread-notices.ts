import {
  DEPUTY_NOTICES,
  isNoticeKind,
  NOTICE_ROWS,
  seesNotice,
  type Actor,
  type CaseAccess,
  type NoticeKind,
  type NoticeMode,
} from '@casusregie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { loadAccesses } from '../cases/case-access';
import type { Mail, NoticeRow, OutboxRow } from '../database/entities';
import { bulkInsert } from '../database/bulk';
import { instantText, places } from '../database/json';
import { byKind } from '../database/kind';
import { asSystem } from '../database/on-behalf';
import { Reads, UnitOfWork, type Tx } from '../database/unit-of-work';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { SETTINGS, type Settings } from '../shared/settings';
import { Recipients } from './recipients';

/** Rows of one transaction: few, so that no writer waits long behind it. */
const BATCH = 50;
/** Ids that one statement is asked for. */
const AT_ONCE = 200;
/** Several processes may spread at once; none waits for a row that another has in hand. */
const SKIP_LOCKED = byKind({ sqlite: '', postgres: ' FOR UPDATE SKIP LOCKED' });

type Waiting = Pick<OutboxRow, 'id' | 'case_id' | 'what' | 'for_organisation_id' | 'for_person_id'> &
  Pick<OutboxRow, 'by_person_id' | 'due_on' | 'created_at'>;

/** A row of the outbox about a case that is there. */
interface Telling {
  readonly row: Waiting;
  readonly kind: NoticeKind;
  readonly access: CaseAccess;
}

/** Who is told of a row, and how they hear of it by mail. */
interface Told {
  readonly row: Waiting;
  readonly kind: NoticeKind;
  readonly personId: string;
  readonly mode: NoticeMode;
}

/**
 * Turns what lies in the outbox into notices, one for each person who is to be told and sees the case now. Outside the unit
 * of work of what happened: nobody waits for it, and nothing of it is lost when a process ends.
 */
@Injectable()
export class SpreadNotices {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Spreads until nothing waits.
   * @returns how many rows were taken from the outbox
   */
  async run(): Promise<number> {
    const book = await this.reference.open();
    return asSystem('notify', async () => {
      let all = 0;
      // A look costs no writer's turn; only what is there does.
      while (await this.reads.first('SELECT id FROM outbox WHERE sent_at IS NULL LIMIT 1')) {
        const taken = await this.work.run((tx) => this.batch(tx, book));
        if (taken === 0) break;
        all += taken;
      }
      return all;
    });
  }

  private async batch(tx: Tx, book: OpenBook): Promise<number> {
    const rows = await tx.all<Waiting>(
      `SELECT id, case_id, what, for_organisation_id, for_person_id, by_person_id, due_on,
         ${instantText('created_at')} AS created_at FROM outbox
       WHERE sent_at IS NULL ORDER BY created_at, id LIMIT ${BATCH}${SKIP_LOCKED}`,
    );
    const at = { today: this.clock.today(), now: this.clock.now() };
    const cases = await loadAccesses(
      tx,
      rows.map(({ case_id }) => case_id),
      book,
      at,
    );
    // A draft that was thrown away, or a case that was destroyed: nobody is told of it any more.
    const tellings = rows.flatMap((row): Telling[] => {
      const found = cases.get(row.case_id);
      return found?.number && isNoticeKind(row.what) ? [{ row, kind: row.what, access: found.access }] : [];
    });
    await this.put(tx, await this.told(tx, tellings, { book, today: at.today }), at.now);
    if (rows.length > 0) {
      const params: unknown[] = [at.now];
      const ids = places(
        params,
        rows.map(({ id }) => id),
      );
      await tx.run(`UPDATE outbox SET sent_at = $1 WHERE id IN (${ids})`, params);
    }
    return rows.length;
  }

  /** Who is told what, and how each of them hears of it by mail. */
  private async told(
    tx: Tx,
    tellings: readonly Telling[],
    { book, today }: { readonly book: OpenBook; readonly today: string },
  ): Promise<Told[]> {
    const recipients = new Recipients(tx, book, today);
    await recipients.know(tellings.flatMap(({ row, access }) => [row.for_person_id, access.handlerId]));
    const circles: Actor[][] = [];
    for (const { row, kind, access } of tellings) {
      const { for_person_id: personId, for_organisation_id: organisationId } = row;
      circles.push(await recipients.circle({ circle: NOTICE_ROWS[kind].circle, personId, organisationId, access }));
    }
    const covered = tellings.flatMap(({ kind }, at) => (DEPUTY_NOTICES.includes(kind) ? (circles[at] ?? []) : []));
    const deputies = await recipients.deputies([...new Set(covered.map(({ personId }) => personId))]);
    const told = tellings.flatMap(({ row, kind, access }, at) => {
      const circle = circles[at] ?? [];
      const standIns = DEPUTY_NOTICES.includes(kind)
        ? circle.flatMap(({ personId }) => deputies.get(personId) ?? [])
        : [];
      const everybody = new Map([...circle, ...standIns].map((actor) => [actor.personId, actor]));
      return [...everybody.values()]
        .filter((actor) => actor.personId !== row.by_person_id && seesNotice(kind, { actor, access, today }))
        .map(({ personId }) => ({ row, kind, personId }));
    });
    const modeOf = await this.modes(tx, told);
    return told.map((one) => ({ ...one, mode: modeOf(one) }));
  }

  /** How each gets a kind by mail: as chosen, or as usual; not at all where no mail is sent. */
  private async modes(tx: Tx, told: readonly Omit<Told, 'mode'>[]): Promise<(one: Omit<Told, 'mode'>) => NoticeMode> {
    if (!this.settings.mail || told.length === 0) return () => 'none';
    const params: unknown[] = [];
    const chosen = await tx.all<{ person_id: string; kind: NoticeKind; mode: NoticeMode }>(
      `SELECT person_id, kind, mode FROM notice_settings WHERE person_id IN (${places(params, [...new Set(told.map(({ personId }) => personId))])})`,
      params,
    );
    const modes = new Map(chosen.map(({ person_id, kind, mode }) => [`${person_id} ${kind}`, mode]));
    return ({ personId, kind }) => modes.get(`${personId} ${kind}`) ?? NOTICE_ROWS[kind].mode;
  }

  /** Puts down a notice for each who was not told before, and a mail for each who is to have it at once. */
  private async put(tx: Tx, told: readonly Told[], now: string): Promise<void> {
    if (told.length === 0) return;
    const before = await this.toldBefore(tx, told);
    const notices = new Map<string, NoticeRow>();
    const mails: Mail[] = [];
    for (const { row, kind, personId, mode } of told) {
      if (before.has(`${personId} ${row.id}`)) continue;
      const mailId = mode === 'direct' ? newId() : null;
      const notice = {
        id: newId(),
        person_id: personId,
        case_id: row.case_id,
        kind,
        outbox_id: row.id,
        due_on: row.due_on,
        created_at: row.created_at,
        read_at: null,
        mode,
        mail_id: mailId,
      };
      // One unread notice of a kind about a case says as much as ten; one that a mail is under way for stays.
      notices.set(mailId ?? saying(notice), notice);
      if (!mailId) continue;
      mails.push({
        id: mailId,
        kind: 'notice',
        person_id: personId,
        organisation_id: null,
        state: 'waiting',
        attempts: 0,
        created_at: now,
        try_at: now,
        ended_at: null,
        fault: null,
      });
    }
    await this.takePlaceOfOlder(tx, [...notices.values()]);
    await bulkInsert(tx, 'notices', [...notices.values()] as unknown as Record<string, unknown>[]);
    await bulkInsert(tx, 'mails', mails as unknown as Record<string, unknown>[]);
  }

  /** A row of the outbox that was put there again, and who heard of it the first time. */
  private async toldBefore(tx: Tx, told: readonly Told[]): Promise<ReadonlySet<string>> {
    const params: unknown[] = [];
    const people = places(params, [...new Set(told.map(({ personId }) => personId))]);
    const rows = places(params, [...new Set(told.map(({ row }) => row.id))]);
    const known = await tx.all<Pick<NoticeRow, 'person_id' | 'outbox_id'>>(
      `SELECT person_id, outbox_id FROM notices WHERE person_id IN (${people}) AND outbox_id IN (${rows})`,
      params,
    );
    return new Set(known.map(({ person_id, outbox_id }) => `${person_id} ${outbox_id}`));
  }

  private async takePlaceOfOlder(tx: Tx, notices: readonly NoticeRow[]): Promise<void> {
    if (notices.length === 0) return;
    const params: unknown[] = [];
    const cases = places(params, [...new Set(notices.map(({ case_id }) => case_id))]);
    const unread = await tx.all<Pick<NoticeRow, 'id' | 'person_id' | 'case_id' | 'kind' | 'due_on'>>(
      `SELECT id, person_id, case_id, kind, CAST(due_on AS text) AS due_on FROM notices
       WHERE case_id IN (${cases}) AND read_at IS NULL AND mail_id IS NULL`,
      params,
    );
    const said = new Set(notices.map(saying));
    const older = unread.filter((notice) => said.has(saying(notice)));
    for (let at = 0; at < older.length; at += AT_ONCE) {
      const ids: unknown[] = [];
      const list = places(
        ids,
        older.slice(at, at + AT_ONCE).map(({ id }) => id),
      );
      await tx.run(`DELETE FROM notices WHERE id IN (${list})`, ids);
    }
  }
}

/** What a notice says to whom: another that says the same takes its place. */
const saying = ({
  person_id,
  case_id,
  kind,
  due_on,
}: Pick<NoticeRow, 'person_id' | 'case_id' | 'kind' | 'due_on'>): string =>
  JSON.stringify([person_id, case_id, kind, due_on ?? null]);
