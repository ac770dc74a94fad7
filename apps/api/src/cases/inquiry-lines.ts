import type { InquiryLineAnswer, OnBehalf } from '@casusregie/contract';
import type { Authorisation, SubjectKind } from '@casusregie/domain';
import type { InquiryLine } from '../database/entities';
import { places } from '../database/json';
import type { OpenBook } from '../organisations/reference-book';

/** A line with what its reader sees of case and subject: a number, no title. */
export interface LineRow extends InquiryLine {
  case_number: string;
  subject_kind: SubjectKind;
  subject_description: string;
}

export const LINES = `SELECT l.*, c.number AS case_number, s.kind AS subject_kind, s.description AS subject_description
  FROM inquiry_lines l JOIN case_files c ON c.id = l.case_id JOIN subjects s ON s.id = l.subject_id`;

/** Whether a line `l` is put to an organisation that one of these speaks for, in a region it speaks in. */
export const ownLines = (may: readonly Authorisation[], params: unknown[]): string =>
  may
    .map(({ organisationId, regionCodes }) => {
      const own = `l.partner_id = $${params.push(organisationId)}`;
      return regionCodes === 'nation' ? own : `(${own} AND l.region_code IN (${places(params, regionCodes)}))`;
    })
    .join(' OR ');

/** What a line is called outside the program: `NN-2026-0012/3`. */
export const lineNumber = ({ case_number, number }: Pick<LineRow, 'case_number' | 'number'>): string =>
  `${case_number}/${number}`;

/** A line of an inquiry as it goes over the wire. */
export const lineAnswer = (row: LineRow, book: OpenBook, { mayAnswer }: { mayAnswer: boolean }): InquiryLineAnswer => ({
  id: row.id,
  number: lineNumber(row),
  caseId: row.case_id,
  caseNumber: row.case_number,
  region: { code: row.region_code, name: book.region(row.region_code)?.name ?? row.region_code },
  subject: { id: row.subject_id, kind: row.subject_kind, description: row.subject_description },
  partner: book.organisationRef(row.partner_id),
  askedOn: row.asked_on,
  dueOn: row.due_on,
  answer: row.answer,
  ground: row.ground,
  contactFirst: Boolean(row.contact_first),
  wantsToAttend: Boolean(row.wants_to_attend),
  answeredOn: row.answered_on,
  toBeConfirmed: Boolean(row.to_be_confirmed),
  onBehalf: row.on_behalf ? (JSON.parse(row.on_behalf as unknown as string) as OnBehalf) : null,
  closed: Boolean(row.closed),
  version: row.version,
  mayAnswer: mayAnswer && !row.closed && (row.answer === null || Boolean(row.to_be_confirmed)),
});
