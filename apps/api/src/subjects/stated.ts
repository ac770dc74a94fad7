import type { FieldFault, Stated, SubjectValues } from '@casusregie/contract';
import {
  FACT_FIELD_LABELS,
  FIELDS_OF_SUBJECT,
  hasBsnField,
  readBsn,
  readSubjectField,
  SUBJECT_FIELDS,
  SUBJECT_KIND_LABELS,
  type FactField,
  type SubjectField,
  type SubjectKind,
} from '@casusregie/domain';
import type { Desk } from '../cases/change-case';
import { SubjectBsn, SubjectFact } from '../database/entities';
import { newId } from '../shared/ids';
import { Refused } from '../shared/refusal';

/** What is stated of a subject, as it is stored. A null value takes back what the source stated before. */
export interface Stating {
  readonly values: ReadonlyMap<FactField, string | null>;
  readonly bsn: string | null;
}

const valuesOf = (values: SubjectValues | undefined): [SubjectField, string | null][] =>
  SUBJECT_FIELDS.flatMap((field) => {
    const value = values?.[field];
    return value === undefined ? [] : [[field, value === null ? null : readSubjectField(field, value)] as const];
  }).map(([field, value]) => [field, value]);

/**
 * Reads what is stated of a subject of a kind.
 * @throws Refused `invalid`, naming every field that does not belong to the kind, and a source or day that cannot be
 */
export function readStated(kind: SubjectKind, given: Stated, desk: Desk): Stating {
  const { sourceId, happenedOn, bsn } = given;
  const values = valuesOf(given.values);
  const strange = `hoort niet bij: ${SUBJECT_KIND_LABELS[kind].toLowerCase()}`;
  const errors: FieldFault[] = [
    ...values
      .filter(([field]) => !FIELDS_OF_SUBJECT[kind].includes(field))
      .map(([field]) => ({ field: `values.${field}`, message: strange })),
    ...(bsn !== undefined && !hasBsnField(kind) ? [{ field: 'bsn', message: strange }] : []),
    ...(sourceId !== undefined && !desk.book.organisation(sourceId)
      ? [{ field: 'sourceId', message: 'bestaat niet' }]
      : []),
    ...(happenedOn !== undefined && happenedOn > desk.today
      ? [{ field: 'happenedOn', message: 'ligt in de toekomst' }]
      : []),
    ...values
      .filter(([field, value]) => field === 'birthDate' && value !== null && value > desk.today)
      .map(([field]) => ({ field: `values.${field}`, message: 'ligt in de toekomst' })),
  ];
  if (errors.length > 0) throw new Refused('invalid', 'De invoer bevat een fout.', { errors });
  return { values: new Map<FactField, string | null>(values), bsn: bsn === undefined ? null : readBsn(bsn) };
}

/** Which fields were stated, for the timeline: names of fields, never their values. */
export const fieldsStated = ({ values, bsn }: Stating): string =>
  [...[...values.keys()].map((field) => FACT_FIELD_LABELS[field].toLowerCase()), ...(bsn ? ['bsn'] : [])].join(', ');

/** Adds what was stated to what was stated before. */
export async function recordStated(
  { tx, file, now, today, caller }: Desk,
  subjectId: string,
  { stating, given, ownOrganisationId }: { stating: Stating; given: Stated; ownOrganisationId: string },
): Promise<void> {
  const from = {
    case_id: file.id,
    subject_id: subjectId,
    source_id: given.sourceId ?? ownOrganisationId,
    happened_on: given.happenedOn ?? today,
    recorded_at: now,
    recorded_by: caller.actor.personId,
  };
  const facts = [...stating.values].map(([field, value]) => ({
    ...from,
    id: newId(),
    field,
    value,
    reliability: given.reliability ?? null,
  }));
  if (facts.length > 0) await tx.insert(SubjectFact, facts);
  if (stating.bsn) await tx.insert(SubjectBsn, { ...from, id: newId(), bsn: stating.bsn });
}
