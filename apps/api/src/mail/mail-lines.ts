import {
  addWorkingDays,
  noticePath,
  seesNotice,
  SETTLED_STATUSES,
  type Actor,
  type NoticeKind,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { loadAccesses } from '../cases/case-access';
import type { Mail } from '../database/entities';
import { flag, places } from '../database/json';
import { Reads } from '../database/unit-of-work';
import { personsById } from '../notices/recipients';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import type { LetterLine } from './letters';

/** To whom a mail goes and what it says, found at the moment it is sent. */
export interface Addressed {
  readonly to: string;
  readonly lines: readonly LetterLine[];
}

/** How many working days ahead a function mailbox is told of an intervention. */
const AHEAD_DAYS = 10;

interface Found {
  case_id: string;
  number: string;
  due_on: string | null;
}

/**
 * What a mail says. Only what its receiver would find in the app now: a notice that was read meanwhile, or is about a case
 * that has left their reach, is left out. To be asked as the system.
 */
@Injectable()
export class MailLines {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
  ) {}

  /** Null when there is nobody to send it to, or nothing to say any more. */
  async of(mail: Pick<Mail, 'id' | 'kind' | 'person_id' | 'organisation_id'>): Promise<Addressed | null> {
    const found = mail.person_id
      ? await this.toPerson(mail.id, mail.person_id)
      : await this.toMailbox(mail.organisation_id ?? '');
    return found && found.lines.length > 0 ? found : null;
  }

  private async toPerson(mailId: string, personId: string): Promise<Addressed | null> {
    const person = await this.reads.first<{ email: string | null }>('SELECT email FROM persons WHERE id = $1', [
      personId,
    ]);
    const [actor] = await personsById(this.reads, [personId]);
    if (!person?.email || !actor) return null;
    const rows = await this.reads.all<{ case_id: string; kind: NoticeKind; due_on: string | null }>(
      'SELECT case_id, kind, due_on FROM notices WHERE mail_id = $1 AND person_id = $2 AND read_at IS NULL ORDER BY id',
      [mailId, personId],
    );
    return { to: person.email, lines: await this.seen(actor, rows) };
  }

  private async seen(
    actor: Actor,
    rows: readonly { case_id: string; kind: NoticeKind; due_on: string | null }[],
  ): Promise<LetterLine[]> {
    const at = { today: this.clock.today(), now: this.clock.now() };
    const ids = rows.map(({ case_id }) => case_id);
    const cases = await loadAccesses(this.reads, ids, await this.reference.open(), at);
    return rows.flatMap(({ case_id, kind, due_on }) => {
      const known = cases.get(case_id);
      return known?.number && seesNotice(kind, { actor, access: known.access, today: at.today })
        ? [{ number: known.number, kind, dueOn: due_on, path: noticePath(kind, case_id, actor) }]
        : [];
    });
  }

  /**
   * What waits for an organisation. Several people read a function mailbox, so cases for named people only are left out,
   * but for questions that everybody who speaks for a partner sees.
   */
  private async toMailbox(organisationId: string): Promise<Addressed | null> {
    const mailbox = await this.reads.first<{ address: string | null }>(
      'SELECT address FROM function_mailboxes WHERE organisation_id = $1',
      [organisationId],
    );
    const book = await this.reference.open();
    const today = this.clock.today();
    const organisation = book.organisation(organisationId);
    if (!mailbox?.address || !organisation || !book.exists(organisationId, today)) return null;
    const own = book.lineageDown(organisationId, today);
    const lines = [
      ...(await this.inquiries(own)),
      ...(await this.interventions(own)),
      ...(await this.questions(own)),
      ...(organisation.kind === 'riec' && organisation.region_code ? await this.desk(organisation.region_code) : []),
    ];
    return { to: mailbox.address, lines };
  }

  private async find(kind: NoticeKind, sql: string, params: unknown[]): Promise<LetterLine[]> {
    const rows = await this.reads.all<Found>(sql, params);
    const nobody = { personId: '', authorisations: [] };
    return rows.map(({ case_id, number, due_on }) => ({
      number,
      kind,
      dueOn: due_on,
      path: noticePath(kind, case_id, nobody),
    }));
  }

  private inquiries(own: readonly string[]): Promise<LetterLine[]> {
    const params: unknown[] = [flag(false)];
    return this.find(
      'inquiry-asked',
      `SELECT c.id AS case_id, c.number, min(l.due_on) AS due_on FROM inquiry_lines l JOIN case_files c ON c.id = l.case_id
       WHERE l.answer IS NULL AND l.closed = $1 AND l.partner_id IN (${places(params, own)}) GROUP BY c.id, c.number`,
      params,
    );
  }

  private interventions(own: readonly string[]): Promise<LetterLine[]> {
    const params: unknown[] = [addWorkingDays(this.clock.today(), AHEAD_DAYS)];
    return this.find(
      'intervention-due',
      `SELECT c.id AS case_id, c.number, min(v.due_on) AS due_on FROM interventions v JOIN case_files c ON c.id = v.case_id
       WHERE v.due_on <= $1 AND c.confidentiality = 'normal' AND v.status NOT IN (${places(params, SETTLED_STATUSES)})
         AND v.owner_id IN (${places(params, own)}) GROUP BY c.id, c.number`,
      params,
    );
  }

  private questions(own: readonly string[]): Promise<LetterLine[]> {
    const params: unknown[] = [flag(false)];
    return this.find(
      'question-asked',
      `SELECT c.id AS case_id, c.number, min(q.due_on) AS due_on FROM case_files c JOIN questions q ON q.case_id = c.id
       WHERE q.answered_on IS NULL AND q.closed = $1 AND c.confidentiality = 'normal'
         AND c.submitting_organisation_id IN (${places(params, own)}) GROUP BY c.id, c.number`,
      params,
    );
  }

  /** What nobody took up, and what is late. */
  private async desk(region: string): Promise<LetterLine[]> {
    const select = `SELECT id AS case_id, number, due_on FROM case_files WHERE region_code = $1 AND confidentiality = 'normal'`;
    return [
      ...(await this.find('request-submitted', `${select} AND phase = 'new' ORDER BY due_on, id LIMIT 200`, [region])),
      ...(await this.find(
        'case-due',
        `${select} AND phase IN ('running', 'waiting') AND due_on < $2 ORDER BY due_on, id LIMIT 200`,
        [region, this.clock.today()],
      )),
    ];
  }
}
