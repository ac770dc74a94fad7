import {
  AnswerLine,
  SendInquiry,
  type InquiryLineAnswer,
  type InquiryLineList,
  type MoveAnswer,
} from '@casusregie/contract';
import { decide, deskAuthorisations, INQUIRY_ANSWER_LABELS, type Authorisation } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { subjectRow } from '../audit/processing';
import { actAnswer } from '../cases/case-acts';
import { loadCase } from '../cases/case-access';
import { ChangeCase, requireVersion, type CaseAct, type Desk } from '../cases/change-case';
import { lineAnswer, LINES, ownLines, type LineRow } from '../cases/inquiry-lines';
import { namePartner } from './name-partner';
import { InquiryLine } from '../database/entities';
import { flag, places } from '../database/json';
import { Reads, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { tell } from '../notices/tell';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import type { OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';

interface Request {
  readonly body: unknown;
  readonly ifMatch?: string | undefined;
  readonly once?: OnceKey | null;
}

/** Whether an authorisation speaks for the partner and region of a line. */
const speaksFor =
  (row: InquiryLine) =>
  (authorisation: Authorisation): boolean =>
    authorisation.organisationId === row.partner_id &&
    (authorisation.regionCodes === 'nation' || authorisation.regionCodes.includes(row.region_code));

/** Subjects put to partners, and the partners' answers: hit, no-hit or no answer possible. */
@Injectable()
export class Inquiries {
  constructor(
    private readonly changes: ChangeCase,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** Puts subjects to partners; only to partners that the approved test covers. */
  send(caller: Caller, caseId: string, { body, once = null }: Request): Promise<MoveAnswer> {
    let given = new SendInquiry();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'sendInquiry',
      once,
      shape: () => {
        given = shape(SendInquiry, body);
      },
      change: async (desk) => {
        await this.checkCovered(desk, given);
        const lines = await this.numbered(desk, given);
        await desk.tx.insert(
          InquiryLine,
          lines.map(({ subject, partner, number }) => ({
            id: newId(),
            case_id: caseId,
            region_code: desk.file.region_code ?? '',
            subject_id: subject,
            partner_id: partner,
            asked_on: desk.today,
            asked_by: caller.actor.personId,
            due_on: given.dueOn,
            answer: null,
            ground: null,
            contact_first: false,
            wants_to_attend: false,
            answered_on: null,
            answered_by: null,
            on_behalf: null,
            to_be_confirmed: false,
            closed: false,
            version: 1,
            number,
          })),
        );
        await desk.tx.run('UPDATE case_files SET due_on = $2 WHERE id = $1', [caseId, given.dueOn]);
        for (const organisationId of given.partnerIds) {
          const told = { organisationId, by: caller.actor.personId, dueOn: given.dueOn, at: desk.now };
          await tell(desk.tx, { caseId, kind: 'inquiry-asked', ...told });
        }
        const names = given.partnerIds.map((id) => desk.book.organisationRef(id).name);
        return {
          answer: actAnswer(desk),
          events: [{ type: 'inquiry-sent' as const, subject: names.join(', ') }],
          payload: { lines: lines.length },
          subjects: given.subjectIds.map(subjectRow),
        };
      },
    });
  }

  /** Each subject × partner with its number: counted within the partner, so that it tells nothing of what others are asked. */
  private async numbered({ tx, file }: Desk, { subjectIds, partnerIds }: SendInquiry) {
    const rows = await tx.all<{ partner_id: string; last: number }>(
      'SELECT partner_id, max(number) AS last FROM inquiry_lines WHERE case_id = $1 GROUP BY partner_id',
      [file.id],
    );
    const last = new Map(rows.map((row) => [row.partner_id, Number(row.last)]));
    return subjectIds.flatMap((subject, at) =>
      partnerIds.map((partner) => ({ subject, partner, number: (last.get(partner) ?? 0) + at + 1 })),
    );
  }

  private async checkCovered(desk: Desk, given: SendInquiry): Promise<void> {
    const { tx, file, today } = desk;
    if (given.subjectIds.length === 0) throw invalid('subjectIds', 'noem ten minste één subject');
    if (given.partnerIds.length === 0) throw invalid('partnerIds', 'noem ten minste één partner');
    if (given.dueOn < today) throw invalid('dueOn', 'ligt in het verleden');
    const params: unknown[] = [file.id];
    const known = await tx.first<{ n: number }>(
      `SELECT count(*) AS n FROM subjects WHERE case_id = $1 AND ended_at IS NULL AND id IN (${places(params, given.subjectIds)})`,
      params,
    );
    if (Number(known?.n) !== given.subjectIds.length) {
      throw invalid('subjectIds', 'bevat een subject dat niet bij deze casus hoort');
    }
    const test = await tx.first<{ partner_ids: string }>(
      'SELECT partner_ids FROM legality_tests WHERE case_id = $1 AND approved_on IS NOT NULL ORDER BY version DESC LIMIT 1',
      [file.id],
    );
    const covered = test ? (JSON.parse(test.partner_ids) as string[]) : [];
    if (given.partnerIds.some((id) => !covered.includes(id))) {
      throw new Refused('missing-need', 'De goedgekeurde toets noemt niet al deze partners.', {
        needs: ['test-covers-partners'],
      });
    }
  }

  /** The lines put to the organisations the caller represents; open ones first. */
  async list(caller: Caller): Promise<InquiryLineList> {
    const today = this.clock.today();
    const may = deskAuthorisations('listInquiries', caller.actor, today);
    if (may.length === 0) throw new Refused('wrong-role', 'Uw rol beantwoordt geen vragen.');
    const book = await this.reference.open();
    const params: unknown[] = [];
    const where = ownLines(may, params);
    const rows = await this.reads.all<LineRow>(
      `${LINES} WHERE (${where}) AND NOT EXISTS (SELECT 1 FROM exclusions x WHERE x.case_id = l.case_id AND x.person_id = $${params.push(caller.actor.personId)})
       ORDER BY CASE WHEN l.answer IS NULL OR l.to_be_confirmed = $${params.push(flag(true))} THEN 0 ELSE 1 END, l.due_on, l.id LIMIT 500`,
      params,
    );
    await this.log.read(caller, {
      act: 'listInquiries',
      object: null,
      payload: { ids: rows.map(({ id }) => id) },
      subjects: rows.map(({ subject_id }) => subjectRow(subject_id)),
    });
    return { items: rows.map((row) => lineAnswer(row, book, { mayAnswer: true })) };
  }

  private async lineOf(caller: Caller, lineId: string): Promise<{ row: InquiryLine; own: boolean }> {
    const row = await this.reads.first<InquiryLine>('SELECT * FROM inquiry_lines WHERE id = $1', [lineId]);
    if (!row) return this.changes.refuseUnseen(caller, { table: 'inquiry_lines', id: lineId, action: 'recordAnswer' });
    const today = this.clock.today();
    const own = deskAuthorisations('listInquiries', caller.actor, today).some(speaksFor(row));
    if (!own) {
      const book = await this.reference.open();
      const { access } = await loadCase(this.reads, row.case_id, book, { today, now: this.clock.now() });
      const may = decide({ action: 'recordAnswer', actor: caller.actor, access, today });
      if (!may.allowed && may.because === 'out-of-reach') throw unknown();
    }
    return { row, own };
  }

  /** Answers one line: the partner itself, or RIEC staff recording what the partner said. */
  async answer(caller: Caller, lineId: string, { body, ifMatch }: Request): Promise<InquiryLineAnswer> {
    const { row, own } = await this.lineOf(caller, lineId);
    await this.changes.run<void>(caller, this.answering(caller, { row, own, body, ifMatch }));
    return this.one(lineId, own);
  }

  /**
   * Answers a line of the caller's own organisation inside a running unit of work, with others or not at all.
   * @throws Refused
   */
  async answerWithin(
    tx: Tx,
    caller: Caller,
    { row, book, body }: { readonly row: InquiryLine; readonly book: OpenBook; readonly body: unknown },
  ): Promise<void> {
    const act = this.answering(caller, { row, own: true, body, ifMatch: String(row.version) });
    await this.changes.within(tx, caller, { act, book });
  }

  private answering(
    caller: Caller,
    { row, own, body, ifMatch }: Request & { readonly row: InquiryLine; readonly own: boolean },
  ): CaseAct<void> {
    let given = new AnswerLine();
    return {
      caseId: row.case_id,
      action: own ? 'answerInquiry' : 'recordAnswer',
      shape: () => {
        given = shape(AnswerLine, body);
        if (given.answer === 'no-answer-possible' && !given.ground) {
          throw invalid('ground', 'is nodig als er geen antwoord mogelijk is');
        }
        if (own && given.onBehalf) throw invalid('onBehalf', 'is alleen voor het RIEC');
        if (!own && !given.onBehalf) throw invalid('onBehalf', 'is nodig: wie zei het, en hoe');
      },
      change: async (desk, authorisation) => {
        await this.store(desk, row.id, { given, own, ifMatch });
        const partner = desk.book.organisationRef(row.partner_id).name;
        if (own && given.answer === 'hit') await namePartner(desk, row.partner_id, authorisation);
        if (given.answer === 'no-hit') await this.endPartner(desk, row.partner_id);
        const told = { personId: row.asked_by, by: caller.actor.personId, at: desk.now };
        await tell(desk.tx, { caseId: row.case_id, kind: 'inquiry-answered', ...told });
        return {
          answer: undefined,
          events: [
            {
              type: 'inquiry-answered' as const,
              subject: `${partner} antwoordde: ${INQUIRY_ANSWER_LABELS[given.answer].toLowerCase()}`,
              ...(given.onBehalf && { onBehalf: given.onBehalf }),
              ...(given.happenedOn && { happenedOn: given.happenedOn }),
            },
          ],
          subjects: [subjectRow(row.subject_id)],
        };
      },
    };
  }

  private async store(
    { tx, caller, today, file }: Desk,
    lineId: string,
    { given, own, ifMatch }: { given: AnswerLine; own: boolean; ifMatch: string | undefined },
  ): Promise<void> {
    const row = await tx.first<InquiryLine>('SELECT * FROM inquiry_lines WHERE id = $1', [lineId]);
    if (!row) throw unknown();
    if (row.closed) throw new Refused('wrong-moment', 'Deze vraag is gesloten.');
    if (row.answer !== null && !(own && row.to_be_confirmed)) {
      throw new Refused('wrong-moment', 'Deze vraag is al beantwoord.');
    }
    requireVersion(ifMatch, row.version);
    if (given.happenedOn && given.happenedOn > today) {
      throw invalid('happenedOn', 'ligt in de toekomst');
    }
    const changed = await tx.run(
      `UPDATE inquiry_lines SET answer = $2, ground = $3, contact_first = $4, wants_to_attend = $5, answered_on = $6,
         answered_by = $7, on_behalf = $8, to_be_confirmed = $9, version = version + 1 WHERE id = $1 AND version = $10`,
      [
        lineId,
        given.answer,
        given.answer === 'no-answer-possible' ? given.ground : null,
        flag(given.contactFirst ?? false),
        flag(given.wantsToAttend ?? false),
        given.happenedOn ?? today,
        caller.actor.personId,
        given.onBehalf ? JSON.stringify(given.onBehalf) : null,
        flag(!own),
        row.version,
      ],
    );
    if (changed !== 1) throw new Refused('stale-version', `De vraag bij ${file.number} is intussen gewijzigd.`);
  }

  /** A no-hit on every line ends the partner's place on the case. */
  private async endPartner({ tx, file, today }: Desk, partnerId: string): Promise<void> {
    await tx.run(
      `UPDATE participants SET until_on = $3 WHERE case_id = $1 AND organisation_id = $2 AND named_as = 'partner' AND until_on IS NULL
       AND NOT EXISTS (SELECT 1 FROM inquiry_lines l WHERE l.case_id = $1 AND l.partner_id = $2 AND (l.answer IS NULL OR l.answer <> 'no-hit'))`,
      [file.id, partnerId, today],
    );
  }

  /** The partner confirms what was recorded for it. */
  async confirm(caller: Caller, lineId: string, { ifMatch }: Request): Promise<InquiryLineAnswer> {
    const { row, own } = await this.lineOf(caller, lineId);
    await this.changes.run<void>(caller, {
      caseId: row.case_id,
      action: 'answerInquiry',
      change: async (desk, authorisation) => {
        if (!own) throw new Refused('wrong-role', 'Alleen de partner zelf bevestigt zijn antwoord.');
        const now = await desk.tx.first<InquiryLine>('SELECT * FROM inquiry_lines WHERE id = $1', [lineId]);
        if (!now?.to_be_confirmed) throw new Refused('wrong-moment', 'Er is niets te bevestigen.');
        requireVersion(ifMatch, now.version);
        await desk.tx.run('UPDATE inquiry_lines SET to_be_confirmed = $2, version = version + 1 WHERE id = $1', [
          lineId,
          flag(false),
        ]);
        if (now.answer === 'hit') await namePartner(desk, row.partner_id, authorisation);
        return {
          answer: undefined,
          events: [
            {
              type: 'inquiry-confirmed' as const,
              subject: desk.book.organisationRef(row.partner_id).name,
            },
          ],
          subjects: [subjectRow(row.subject_id)],
        };
      },
    });
    return this.one(lineId, own);
  }

  /** Closes a line without an answer, once its deadline has passed. */
  async close(caller: Caller, lineId: string): Promise<InquiryLineAnswer> {
    const { row } = await this.lineOf(caller, lineId);
    await this.changes.run<void>(caller, {
      caseId: row.case_id,
      action: 'recordAnswer',
      change: async (desk) => {
        const now = await desk.tx.first<InquiryLine>('SELECT * FROM inquiry_lines WHERE id = $1', [lineId]);
        if (!now || now.answer !== null || now.closed) {
          throw new Refused('wrong-moment', 'Deze vraag staat niet meer open.');
        }
        if (now.due_on >= desk.today) {
          throw new Refused('wrong-moment', 'De termijn van deze vraag is nog niet verstreken.');
        }
        await desk.tx.run('UPDATE inquiry_lines SET closed = $2, version = version + 1 WHERE id = $1', [
          lineId,
          flag(true),
        ]);
        return {
          answer: undefined,
          events: [
            {
              type: 'inquiry-closed' as const,
              subject: desk.book.organisationRef(row.partner_id).name,
            },
          ],
          subjects: [subjectRow(row.subject_id)],
        };
      },
    });
    return this.one(lineId, false);
  }

  private async one(lineId: string, mayAnswer: boolean): Promise<InquiryLineAnswer> {
    const book = await this.reference.open();
    const row = await this.reads.first<LineRow>(`${LINES} WHERE l.id = $1`, [lineId]);
    if (!row) throw unknown();
    return lineAnswer(row, book, { mayAnswer });
  }
}
