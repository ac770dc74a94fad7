import { AddRelation, EndRelation, type MoveAnswer } from '@casusregie/contract';
import { asksRelationText, RELATION_KIND_LABELS, SUBJECT_KIND_LABELS, type RelationKind } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { subjectRow } from '../audit/processing';
import { actAnswer } from '../cases/case-acts';
import { ChangeCase, type Desk } from '../cases/change-case';
import { SubjectRelation, type Subject } from '../database/entities';
import { places } from '../database/json';
import type { Caller } from '../identity/caller';
import type { OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';

interface Request {
  readonly body: unknown;
  readonly once?: OnceKey | null;
}

/** How subjects are tied together, for the timeline: kinds only, never names. */
const sentence = (from: Subject, kind: RelationKind, to: Subject): string =>
  `${SUBJECT_KIND_LABELS[from.kind].toLowerCase()} ${RELATION_KIND_LABELS[kind]} ${SUBJECT_KIND_LABELS[to.kind].toLowerCase()}`;

/** What ties the subjects of a case together, with who says so and for how long. */
@Injectable()
export class Relations {
  constructor(private readonly changes: ChangeCase) {}

  /** Ties two subjects of a case together. */
  add(caller: Caller, caseId: string, { body, once = null }: Request): Promise<MoveAnswer> {
    let given = new AddRelation();
    return this.changes.run<MoveAnswer>(caller, {
      caseId,
      action: 'relateSubjects',
      once,
      shape: () => {
        given = shape(AddRelation, body);
        const { kind, text, fromId, toId, from, until } = given;
        if (fromId === toId) throw invalid('toId', 'moet een ander subject zijn');
        if (asksRelationText(kind) && !text?.trim()) throw invalid('text', 'is nodig bij een andere relatie');
        if (from && until && until < from) throw invalid('until', 'ligt voor het begin');
      },
      change: async (desk, { organisationId }) => {
        const [from, to] = await this.ends(desk, given);
        await this.checkSource(desk, given);
        await desk.tx.insert(SubjectRelation, {
          id: newId(),
          case_id: caseId,
          from_subject_id: from.id,
          to_subject_id: to.id,
          kind: given.kind,
          text: given.text?.trim() || null,
          source_id: given.sourceId ?? organisationId,
          item_id: given.itemId ?? null,
          from_on: given.from ?? null,
          until_on: given.until ?? null,
          added_by: caller.actor.personId,
          added_at: desk.now,
          ended_at: null,
          ended_by: null,
          end_reason: null,
        });
        return {
          answer: actAnswer(desk),
          events: [{ type: 'relation-added' as const, subject: sentence(from, given.kind, to) }],
          subjects: [subjectRow(from.id), subjectRow(to.id)],
        };
      },
    });
  }

  private async ends({ tx, file }: Desk, { fromId, toId }: AddRelation): Promise<[Subject, Subject]> {
    const params: unknown[] = [file.id];
    const rows = await tx.all<Subject>(
      `SELECT * FROM subjects WHERE case_id = $1 AND ended_at IS NULL AND id IN (${places(params, [fromId, toId])})`,
      params,
    );
    const [from, to] = [fromId, toId].map((wanted) => rows.find(({ id }) => id === wanted));
    if (!from) throw invalid('fromId', 'hoort niet bij deze casus');
    if (!to) throw invalid('toId', 'hoort niet bij deze casus');
    return [from, to];
  }

  private async checkSource({ tx, file, book }: Desk, { sourceId, itemId }: AddRelation): Promise<void> {
    if (sourceId !== undefined && !book.organisation(sourceId)) throw invalid('sourceId', 'bestaat niet');
    if (itemId === undefined) return;
    const item = await tx.first<{ id: string }>('SELECT id FROM information_items WHERE id = $1 AND case_id = $2', [
      itemId,
      file.id,
    ]);
    if (!item) throw invalid('itemId', 'hoort niet bij deze casus');
  }

  /** Ends a relation: it stays readable, with until when, by whom and why. */
  end(caller: Caller, path: { caseId: string; relationId: string }, { body }: Request): Promise<MoveAnswer> {
    let given = new EndRelation();
    return this.changes.run<MoveAnswer>(caller, {
      caseId: path.caseId,
      action: 'relateSubjects',
      shape: () => {
        given = shape(EndRelation, body);
      },
      change: async (desk) => {
        const row = await desk.tx.first<SubjectRelation>(
          'SELECT * FROM subject_relations WHERE id = $1 AND case_id = $2',
          [path.relationId, path.caseId],
        );
        if (!row) throw unknown();
        if (row.ended_at !== null) throw new Refused('wrong-moment', 'Deze relatie is al beëindigd.');
        const until = given.until ?? row.until_on ?? desk.today;
        if (until > desk.today) throw invalid('until', 'ligt in de toekomst');
        if (row.from_on && until < row.from_on) throw invalid('until', 'ligt voor het begin');
        await desk.tx.run(
          'UPDATE subject_relations SET until_on = $2, ended_at = $3, ended_by = $4, end_reason = $5 WHERE id = $1',
          [row.id, until, desk.now, caller.actor.personId, given.reason],
        );
        return {
          answer: actAnswer(desk),
          events: [{ type: 'relation-ended' as const, subject: RELATION_KIND_LABELS[row.kind], detail: given.reason }],
          subjects: [subjectRow(row.from_subject_id), subjectRow(row.to_subject_id)],
        };
      },
    });
  }
}
