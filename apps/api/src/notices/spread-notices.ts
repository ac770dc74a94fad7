import {
  DEPUTY_NOTICES,
  isNoticeKind,
  NOTICE_ROWS,
  seesNotice,
  type Actor,
  type NoticeKind,
  type NoticeMode,
} from '@casusregie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { loadAccesses, type KnownAccess } from '../cases/case-access';
import { Mail, NoticeRow, type OutboxRow } from '../database/entities';
import { instantText, places } from '../database/json';
import { byKind } from '../database/kind';
import { asSystem } from '../database/on-behalf';
import { Reads, UnitOfWork, type Tx } from '../database/unit-of-work';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { SETTINGS, type Settings } from '../shared/settings';
import { circleOf, deputiesOf } from './recipients';

/** Rows of one transaction: few, so that no writer waits long behind it. */
const BATCH = 25;
/** Several processes may spread at once; none waits for a row that another has in hand. */
const SKIP_LOCKED = byKind({ sqlite: '', postgres: ' FOR UPDATE SKIP LOCKED' });

type Waiting = Pick<OutboxRow, 'id' | 'case_id' | 'what' | 'for_organisation_id' | 'for_person_id'> &
  Pick<OutboxRow, 'by_person_id' | 'due_on' | 'created_at'>;

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
    for (const row of rows) {
      const found = cases.get(row.case_id);
      // A draft that was thrown away, or a case that was destroyed: nobody is told of it any more.
      if (found?.number && isNoticeKind(row.what)) await this.spread(tx, row, found, book);
    }
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

  private async spread(tx: Tx, row: Waiting, { access }: KnownAccess, book: OpenBook): Promise<void> {
    const kind = row.what as NoticeKind;
    const today = this.clock.today();
    const asked = {
      circle: NOTICE_ROWS[kind].circle,
      personId: row.for_person_id,
      organisationId: row.for_organisation_id,
    };
    const circle = await circleOf(tx, { ...asked, access }, book, today);
    const deputies = DEPUTY_NOTICES.includes(kind) ? await deputiesOf(tx, circle, today) : [];
    const known = new Set(circle.map(({ personId }) => personId));
    const people = [...circle, ...deputies.filter(({ personId }) => !known.has(personId))].filter(
      (actor) => actor.personId !== row.by_person_id && seesNotice(kind, { actor, access, today }),
    );
    const modes = await this.modes(tx, kind, people);
    for (const { personId } of people) await this.put(tx, row, { personId, mode: modes.get(personId) ?? 'none' });
  }

  /** How each gets this kind by mail: as chosen, or as usual; not at all where no mail is sent. */
  private async modes(tx: Tx, kind: NoticeKind, people: readonly Actor[]): Promise<Map<string, NoticeMode>> {
    const usual: NoticeMode = this.settings.mail ? NOTICE_ROWS[kind].mode : 'none';
    const modes = new Map(people.map(({ personId }) => [personId, usual]));
    if (!this.settings.mail || people.length === 0) return modes;
    const params: unknown[] = [kind];
    const chosen = await tx.all<{ person_id: string; mode: NoticeMode }>(
      `SELECT person_id, mode FROM notice_settings WHERE kind = $1 AND person_id IN (${places(params, [...modes.keys()])})`,
      params,
    );
    for (const { person_id, mode } of chosen) modes.set(person_id, mode);
    return modes;
  }

  private async put(tx: Tx, row: Waiting, { personId, mode }: { personId: string; mode: NoticeMode }): Promise<void> {
    const told = await tx.first('SELECT id FROM notices WHERE person_id = $1 AND outbox_id = $2', [personId, row.id]);
    if (told) return;
    await this.takePlaceOfOlder(tx, row, personId);
    const mailId = mode === 'direct' ? newId() : null;
    await tx.insert(NoticeRow, {
      id: newId(),
      person_id: personId,
      case_id: row.case_id,
      kind: row.what as NoticeKind,
      outbox_id: row.id,
      due_on: row.due_on,
      created_at: row.created_at,
      read_at: null,
      mode,
      mail_id: mailId,
    });
    if (!mailId) return;
    const now = this.clock.now();
    await tx.insert(Mail, {
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

  /** One unread notice of a kind about a case says as much as ten; one that a mail is under way for stays. */
  private async takePlaceOfOlder(tx: Tx, row: Waiting, personId: string): Promise<void> {
    await tx.run(
      `DELETE FROM notices WHERE person_id = $1 AND case_id = $2 AND kind = $3 AND read_at IS NULL AND mail_id IS NULL
         AND coalesce(CAST(due_on AS text), '') = $4`,
      [personId, row.case_id, row.what, row.due_on ?? ''],
    );
  }
}
