import type { FactAnswer, FieldFacts, SubjectFile } from '@casusregie/contract';
import {
  contradict,
  decide,
  FACT_FIELDS,
  isOldFact,
  shownStatement,
  standingStatements,
  type FactField,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { subjectRow } from '../audit/processing';
import { loadCase } from '../cases/case-access';
import { CaseParts } from '../cases/case-parts';
import { permit } from '../cases/change-case';
import type { Subject, SubjectBsn, SubjectFact } from '../database/entities';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { REFUSAL_KINDS, Refused, unknown } from '../shared/refusal';

interface Path {
  readonly caseId: string;
  readonly subjectId: string;
}
type FactRow = SubjectFact & { name: string };
type BsnRow = SubjectBsn & { name: string };

const factAnswer = (row: FactRow, book: OpenBook, today: string): FactAnswer => ({
  id: row.id,
  value: row.value,
  source: book.organisationRef(row.source_id),
  happenedOn: row.happened_on,
  recordedAt: row.recorded_at,
  recordedBy: row.name,
  reliability: row.reliability,
  old: isOldFact(row.happened_on, today),
});

/** What is stated of one field, side by side; nothing of what was stated is left out. */
function fieldFacts(field: FactField, rows: readonly FactRow[], { book, today }: { book: OpenBook; today: string }) {
  const statements = rows.map((row) => ({
    id: row.id,
    field,
    value: row.value,
    sourceId: row.source_id,
    recordedAt: row.recorded_at,
  }));
  const standing = standingStatements(statements);
  const stands = new Set(standing.map(({ id }) => id));
  const answers = rows.map((row) => factAnswer(row, book, today)).reverse();
  return {
    field,
    shown: shownStatement(standing)?.value ?? null,
    contradicted: contradict(standing),
    standing: answers.filter(({ id }) => stands.has(id)),
    corrected: answers.filter(({ id }) => !stands.has(id)),
  } satisfies FieldFacts;
}

/** One subject with all that is known of it, by source. The burgerservicenummer is never among it. */
@Injectable()
export class SubjectFiles {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
    private readonly parts: CaseParts,
  ) {}

  /**
   * Reads a subject; who reads it is logged before the answer leaves.
   * @throws Refused `unknown` when the case is out of reach, or the subject is not of it
   */
  async read(caller: Caller, { caseId, subjectId }: Path): Promise<SubjectFile> {
    const book = await this.reference.open();
    const today = this.clock.today();
    const { file, access } = await loadCase(this.reads, caseId, book, { today, now: this.clock.now() });
    const { authorisation } = permit(decide({ action: 'readSubject', actor: caller.actor, access, today }));
    const scope = { file, caller, book, today, access };
    const row = await this.reads.first<Subject>('SELECT * FROM subjects WHERE id = $1 AND case_id = $2', [
      subjectId,
      caseId,
    ]);
    if (!row) throw unknown();
    const of = (table: string): string =>
      `SELECT f.*, p.name FROM ${table} f JOIN persons p ON p.id = f.recorded_by WHERE f.subject_id = $1 ORDER BY f.recorded_at, f.id`;
    const [facts, bsns, items, relations] = await Promise.all([
      this.reads.all<FactRow>(of('subject_facts'), [subjectId]),
      this.reads.all<BsnRow>(of('subject_bsns'), [subjectId]),
      this.parts.items(scope),
      this.parts.relations(scope),
    ]);
    await this.log.read(caller, {
      act: 'readSubject',
      object: `case:${caseId}`,
      authorisationId: authorisation.id,
      payload: { subjectId },
      subjects: [subjectRow(subjectId)],
    });
    return {
      id: row.id,
      caseId,
      kind: row.kind,
      description: row.description,
      version: row.version,
      hasBsn: bsns.length > 0,
      endedAt: row.ended_at,
      endReason: row.end_reason,
      fields: FACT_FIELDS.map((field) =>
        fieldFacts(
          field,
          facts.filter((fact) => fact.field === field),
          { book, today },
        ),
      ).filter(({ standing, corrected }) => standing.length + corrected.length > 0),
      bsns: bsns.reverse().map((bsn) => ({
        source: book.organisationRef(bsn.source_id),
        happenedOn: bsn.happened_on,
        recordedAt: bsn.recorded_at,
        recordedBy: bsn.name,
      })),
      bsnContradicted: contradict(
        standingStatements(
          bsns.map(({ id, bsn, source_id, recorded_at }) => ({
            id,
            field: 'bsn',
            value: bsn,
            sourceId: source_id,
            recordedAt: recorded_at,
          })),
        ),
      ),
      items: items.filter(({ subjectIds }) => subjectIds.includes(subjectId)),
      relations: relations.filter(({ fromId, toId }) => [fromId, toId].includes(subjectId)),
    };
  }

  /** Does the work; a refusal with 409 carries the subject as it is now, for who may read it. */
  async withCurrent<Answer>(caller: Caller, path: Path, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refused) || REFUSAL_KINDS[error.kind].status !== 409) throw error;
      const current = await this.read(caller, path).catch(() => null);
      throw current ? new Refused(error.kind, error.message, { ...error.facts, current }) : error;
    }
  }
}
