import {
  ReadIdentifiers,
  RevealBsn,
  type IdentifierList,
  type LineIdentifiers,
  type RevealedBsns,
} from '@casusregie/contract';
import {
  deskAuthorisations,
  FACT_FIELDS,
  shownStatement,
  standingStatements,
  SUBJECT_KIND_LABELS,
  type FactField,
  type SubjectKind,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { subjectRow } from '../audit/processing';
import { ChangeCase } from '../cases/change-case';
import { ownLines } from '../cases/inquiry-lines';
import type { InquiryLine, SubjectBsn, SubjectFact } from '../database/entities';
import { flag, places } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';

/** The newest statement of a field of one subject, or null. */
function shownOf(facts: readonly SubjectFact[], field: FactField): string | null {
  const statements = facts
    .filter((fact) => fact.field === field)
    .map((fact) => ({ ...fact, sourceId: fact.source_id, recordedAt: fact.recorded_at }));
  return shownStatement(standingStatements(statements))?.value ?? null;
}

/** What somebody is known by: each look at it is an act of its own, in the log before the answer leaves. */
@Injectable()
export class Identifiers {
  constructor(
    private readonly changes: ChangeCase,
    private readonly reads: Reads,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /**
   * Reveals the burgerservicenummers of a person to staff, with a written reason. The answer is kept nowhere: this takes
   * no Idempotency-Key, and stands on the timeline each time.
   */
  reveal(caller: Caller, path: { caseId: string; subjectId: string }, body: unknown): Promise<RevealedBsns> {
    let given = new RevealBsn();
    return this.changes.run<RevealedBsns>(caller, {
      caseId: path.caseId,
      action: 'revealBsn',
      shape: () => {
        given = shape(RevealBsn, body);
      },
      change: async (desk) => {
        const subject = await desk.tx.first<{ kind: SubjectKind }>(
          'SELECT kind FROM subjects WHERE id = $1 AND case_id = $2',
          [path.subjectId, path.caseId],
        );
        if (!subject) throw unknown();
        const rows = await desk.tx.all<SubjectBsn>(
          'SELECT * FROM subject_bsns WHERE subject_id = $1 ORDER BY recorded_at DESC, id DESC',
          [path.subjectId],
        );
        if (rows.length === 0) throw new Refused('wrong-moment', 'Er is geen burgerservicenummer vastgelegd.');
        return {
          answer: {
            items: rows.map(({ bsn, source_id, happened_on }) => ({
              bsn,
              source: desk.book.organisationRef(source_id),
              happenedOn: happened_on,
            })),
          },
          events: [
            {
              type: 'bsn-revealed' as const,
              subject: SUBJECT_KIND_LABELS[subject.kind].toLowerCase(),
              detail: given.reason,
            },
          ],
          untold: true,
          payload: { subjectId: path.subjectId, reason: given.reason },
          subjects: [subjectRow(path.subjectId)],
        };
      },
    });
  }

  /**
   * What a partner needs to look up the subjects of a list that was put to it: one act for the whole list, and only as
   * long as its questions are open. A line of somebody else, or that was answered meanwhile, is left out like an
   * unknown one.
   */
  async ofLines(caller: Caller, body: unknown): Promise<IdentifierList> {
    const may = deskAuthorisations('readInquiryIdentifiers', caller.actor, this.clock.today());
    const [authorisation] = may;
    if (!authorisation) throw new Refused('wrong-role', 'Uw rol beantwoordt geen vragen.');
    const { lineIds } = shape(ReadIdentifiers, body);
    if (lineIds.length === 0) throw invalid('lineIds', 'noem ten minste één vraag');
    const params: unknown[] = [];
    const own = ownLines(may, params);
    const lines = await this.reads.all<InquiryLine>(
      `SELECT l.* FROM inquiry_lines l WHERE (${own}) AND l.id IN (${places(params, lineIds)})
         AND l.closed = $${params.push(flag(false))} AND (l.answer IS NULL OR l.to_be_confirmed = $${params.push(flag(true))})
         AND NOT EXISTS (SELECT 1 FROM exclusions x WHERE x.case_id = l.case_id AND x.person_id = $${params.push(caller.actor.personId)})`,
      params,
    );
    const items = lines.length > 0 ? await this.lookUp(lines) : [];
    await this.log.read(caller, {
      act: 'readInquiryIdentifiers',
      object: null,
      authorisationId: authorisation.id,
      payload: { ids: lines.map(({ id }) => id), asked: lineIds.length },
      subjects: lines.map(({ subject_id }) => subjectRow(subject_id)),
    });
    return { items };
  }

  /** What the subjects of lines are known by. Whoever asks has made sure whose lines they are, and logs the act. */
  async lookUp(lines: readonly InquiryLine[]): Promise<LineIdentifiers[]> {
    const ids = [...new Set(lines.map(({ subject_id }) => subject_id))];
    const of = <Row>(table: string): Promise<Row[]> => {
      const params: unknown[] = [];
      return this.reads.all<Row>(
        `SELECT * FROM ${table} WHERE subject_id IN (${places(params, ids)}) ORDER BY recorded_at, id`,
        params,
      );
    };
    const [facts, bsns] = await Promise.all([of<SubjectFact>('subject_facts'), of<SubjectBsn>('subject_bsns')]);
    return lines.map(({ id, subject_id }) => {
      const known = facts.filter((fact) => fact.subject_id === subject_id);
      return {
        lineId: id,
        values: FACT_FIELDS.flatMap((field) => {
          const value = shownOf(known, field);
          return value === null ? [] : [{ field, value }];
        }),
        bsn: bsns.findLast((row) => row.subject_id === subject_id)?.bsn ?? null,
      };
    });
  }
}
