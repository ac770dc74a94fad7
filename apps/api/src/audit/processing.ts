import type { AnyAct } from '@casusregie/domain';
import { newId } from '../shared/ids';
import { randomText } from '../shared/random';

/**
 * Somebody or something that a case is about, by a pseudonymous id. An address or a vehicle counts too: it points to
 * whoever lives there or drives it (AVG art. 4).
 */
export interface DataSubject {
  readonly type: 'subject' | 'involved';
  readonly id: string;
}

/** A row of the subjects of a case. */
export const subjectRow = (id: string): DataSubject => ({ type: 'subject', id });

/** What a request names: parties without a row of their own, told apart by their place in the request. */
export const involvedIn = (caseId: string, involved: readonly unknown[] | null | undefined): DataSubject[] =>
  (involved ?? []).map((_party, at) => ({ type: 'involved', id: `${caseId}/${at + 1}` }));

const REGISTER = 'https://casusregie.example/verwerkingen';
/** Versions of activities in the register of processing (AVG art. 30). */
const REQUEST = `${REGISTER}/ondersteuningsverzoek/1`;
const CASEWORK = `${REGISTER}/casusbehandeling/1`;
const INQUIRY = `${REGISTER}/bevraging-partners/1`;

/** Which processing activity an act is part of. An act that touches data subjects and is not here is refused. */
export const PROCESSING_ACTIVITIES: Partial<Record<AnyAct, string>> = {
  createCase: REQUEST,
  createCaseOnBehalf: REQUEST,
  editDraft: REQUEST,
  readCase: CASEWORK,
  addSubject: CASEWORK,
  readSubject: CASEWORK,
  changeSubject: CASEWORK,
  relateSubjects: CASEWORK,
  revealBsn: CASEWORK,
  splitOff: CASEWORK,
  readRelated: CASEWORK,
  addItem: CASEWORK,
  sendInquiry: INQUIRY,
  listInquiries: INQUIRY,
  readInquiryIdentifiers: INQUIRY,
  answerInquiry: INQUIRY,
  recordAnswer: INQUIRY,
};

/** A line as the database takes it: id, trace, span, activity, name, subject and its type, status, time. */
export type ProcessingLine = readonly string[];

/**
 * One line for each data subject, each once, as Logboek Dataverwerkingen 1.0 has it: a span of its own in the trace.
 * @throws Error when nobody said which processing activity the act is part of
 */
export function processingLines(
  { act, subjects = [] }: { act: string; subjects?: readonly DataSubject[] | undefined },
  { traceId, at }: { traceId: string; at: string },
): ProcessingLine[] {
  if (subjects.length === 0) return [];
  const activity = PROCESSING_ACTIVITIES[act as AnyAct];
  if (!activity) throw new Error(`no processing activity is named for ${act}, which touches data subjects`);
  const once = new Map(subjects.map((subject) => [`${subject.type}:${subject.id}`, subject]));
  return [...once.values()].map(({ type, id }) => [
    newId(),
    traceId,
    randomText(8, 'hex'),
    activity,
    act,
    id,
    type,
    'Ok',
    at,
  ]);
}
