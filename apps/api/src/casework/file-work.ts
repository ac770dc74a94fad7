import {
  AnswerSecondLine,
  AskSecondLine,
  ReactToFeedback,
  SendFeedback,
  WriteTest,
  type MoveAnswer,
  type SecondLineAnswer,
  type SecondLineList,
} from '@casusregie/contract';
import { deskAuthorisations, TEST_DEPTH_LABELS } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { actAnswer } from '../cases/case-acts';
import { secondLineAnswer } from '../cases/case-parts';
import { ChangeCase } from '../cases/change-case';
import { Feedback, LegalityTest, SecondLine } from '../database/entities';
import { flag } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { tell } from '../notices/tell';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import type { OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';

interface Request {
  readonly body: unknown;
  readonly once?: OnceKey | null;
}

/** What staff put in the file: tests, feedback, questions to the LIEC. */
@Injectable()
export class FileWork {
  constructor(
    private readonly changes: ChangeCase,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** Writes a version of the legality test; an approved one is never changed, a new one takes its place. */
  writeTest(caller: Caller, caseId: string, { body, once = null }: Request): Promise<MoveAnswer> {
    let given = new WriteTest();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'writeTest',
      once,
      shape: () => {
        given = shape(WriteTest, body);
        if (given.depth === 'full' && !given.dataCategories?.trim()) {
          throw invalid('dataCategories', 'is nodig voor een volledige toets');
        }
      },
      change: async (desk) => {
        const strange = given.partnerIds.find((id) => !desk.book.exists(id, desk.today));
        if (strange) throw invalid('partnerIds', 'bevat een organisatie die niet bestaat');
        const last = await desk.tx.first<{ version: number }>(
          'SELECT max(version) AS version FROM legality_tests WHERE case_id = $1',
          [caseId],
        );
        const version = Number(last?.version ?? 0) + 1;
        await desk.tx.insert(LegalityTest, {
          id: newId(),
          case_id: caseId,
          version,
          depth: given.depth,
          indications: given.indications,
          necessity: given.necessity,
          proportionality: given.proportionality,
          subsidiarity: given.subsidiarity,
          data_categories: given.dataCategories ?? null,
          partner_ids: given.partnerIds,
          no_partners_reason: given.noPartnersReason ?? null,
          author_id: caller.actor.personId,
          written_at: desk.now,
          approved_by: null,
          approved_on: null,
        });
        return {
          answer: actAnswer(desk),
          events: [
            {
              type: 'test-written' as const,
              subject: `versie ${version}, ${TEST_DEPTH_LABELS[given.depth].toLowerCase()}`,
            },
          ],
        };
      },
    });
  }

  /** Approves a newer version of the test while the case goes on; by a second person. */
  approveTest(caller: Caller, caseId: string, testId: string): Promise<MoveAnswer> {
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'approveNewTest',
      change: async (desk) => {
        const changed = await desk.tx.run(
          `UPDATE legality_tests SET approved_by = $3, approved_on = $4 WHERE id = $2 AND case_id = $1 AND approved_on IS NULL
           AND version = (SELECT max(version) FROM legality_tests WHERE case_id = $1)`,
          [caseId, testId, caller.actor.personId, desk.today],
        );
        if (changed !== 1) throw new Refused('wrong-moment', 'Alleen de nieuwste, nog niet goedgekeurde toets.');
        return { answer: actAnswer(desk), events: [{ type: 'test-approved' as const, subject: '' }] };
      },
    });
  }

  /** Tells the requester what came of it. */
  sendFeedback(caller: Caller, caseId: string, { body, once = null }: Request): Promise<MoveAnswer> {
    let given = new SendFeedback();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'sendFeedback',
      once,
      shape: () => {
        given = shape(SendFeedback, body);
      },
      change: async (desk) => {
        await desk.tx.insert(Feedback, {
          id: newId(),
          case_id: caseId,
          text: given.text,
          sent_on: desk.today,
          sent_by: caller.actor.personId,
          sent_at: desk.now,
          helped: null,
          reaction: null,
          wants_reopening: false,
        });
        await tell(desk.tx, { caseId, kind: 'feedback-sent', by: caller.actor.personId, at: desk.now });
        return {
          answer: actAnswer(desk, true),
          events: [{ type: 'feedback-sent' as const, forRequester: true }],
          tellsRequester: true,
        };
      },
    });
  }

  /** The requester answers the feedback, and may wish to reopen. */
  react(caller: Caller, caseId: string, { body }: Request): Promise<MoveAnswer> {
    let given = new ReactToFeedback();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'reactToFeedback',
      shape: () => {
        given = shape(ReactToFeedback, body);
      },
      change: async (desk) => {
        const changed = await desk.tx.run(
          `UPDATE feedbacks SET helped = $2, reaction = $3, wants_reopening = $4
           WHERE id = (SELECT id FROM feedbacks WHERE case_id = $1 ORDER BY id DESC LIMIT 1)`,
          [caseId, flag(given.helped), given.text ?? null, flag(given.wantsReopening ?? false)],
        );
        if (changed !== 1) throw new Refused('wrong-moment', 'Er is nog geen terugkoppeling.');
        await tell(desk.tx, { caseId, kind: 'feedback-answered', by: caller.actor.personId, at: desk.now });
        return {
          answer: actAnswer(desk, true),
          events: [{ type: 'feedback-answered' as const, forRequester: true }],
          tellsRequester: true,
        };
      },
    });
  }

  /** Asks the LIEC an anonymised question. */
  askSecondLine(caller: Caller, caseId: string, { body, once = null }: Request): Promise<MoveAnswer> {
    let given = new AskSecondLine();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'askSecondLine',
      once,
      shape: () => {
        given = shape(AskSecondLine, body);
        if (!given.anonymised) {
          throw invalid('anonymised', 'bevestig dat de vraag geen persoonsgegevens bevat');
        }
      },
      change: async (desk) => {
        await desk.tx.insert(SecondLine, {
          id: newId(),
          case_id: caseId,
          region_code: desk.file.region_code ?? '',
          question: given.question,
          asked_on: desk.today,
          asked_by: caller.actor.personId,
          answer: null,
          answered_on: null,
          answered_by: null,
        });
        return { answer: actAnswer(desk), events: [{ type: 'second-line-asked' as const }] };
      },
    });
  }

  /** The questions put to the LIEC, open ones first; without the case they came from. */
  async listSecondLines(caller: Caller): Promise<SecondLineList> {
    const may = deskAuthorisations('listSecondLines', caller.actor, this.clock.today());
    const [authorisation] = may;
    if (!authorisation) throw new Refused('wrong-role', 'Uw rol beantwoordt geen tweedelijnsvragen.');
    const book = await this.reference.open();
    const rows = await this.reads.all<SecondLine>(
      `SELECT * FROM second_lines s WHERE NOT EXISTS (SELECT 1 FROM exclusions x WHERE x.case_id = s.case_id AND x.person_id = $1)
       ORDER BY CASE WHEN answer IS NULL THEN 0 ELSE 1 END, id LIMIT 500`,
      [caller.actor.personId],
    );
    await this.log.read(caller, {
      act: 'listSecondLines',
      object: null,
      authorisationId: authorisation.id,
      payload: { ids: rows.map(({ id }) => id) },
    });
    return { items: rows.map((row) => secondLineAnswer(row, book)) };
  }

  /** The LIEC's jurist answers. */
  async answerSecondLine(caller: Caller, id: string, { body }: Request): Promise<SecondLineAnswer> {
    const row = await this.reads.first<SecondLine>('SELECT * FROM second_lines WHERE id = $1', [id]);
    if (!row) return this.changes.refuseUnseen(caller, { table: 'second_lines', id, action: 'answerSecondLine' });
    let given = new AnswerSecondLine();
    await this.changes.run<void>(caller, {
      caseId: row.case_id,
      action: 'answerSecondLine',
      shape: () => {
        given = shape(AnswerSecondLine, body);
      },
      change: async (desk) => {
        const changed = await desk.tx.run(
          'UPDATE second_lines SET answer = $2, answered_on = $3, answered_by = $4 WHERE id = $1 AND answer IS NULL',
          [id, given.answer, desk.today, caller.actor.personId],
        );
        if (changed !== 1) throw new Refused('wrong-moment', 'Deze vraag is al beantwoord.');
        return { answer: undefined, events: [{ type: 'second-line-answered' as const }] };
      },
    });
    const answered = await this.reads.first<SecondLine>('SELECT * FROM second_lines WHERE id = $1', [id]);
    if (!answered) throw unknown();
    return secondLineAnswer(answered, await this.reference.open());
  }
}
