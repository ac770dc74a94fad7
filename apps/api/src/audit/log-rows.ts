import type { LogCase, LogPerson, LogRow } from '@casusregie/contract';
import type { Role, State } from '@casusregie/domain';
import { CASE_OF } from './log-reach';
import type { LogWords } from './log-words';

/** A person as statements give them. */
export interface PersonColumns {
  readonly person_id: string | null;
  readonly account: string | null;
  readonly person_name: string | null;
  readonly job: string | null;
  readonly organisation_name: string | null;
}

/** An entry as statements give it, with who and which case. */
export interface EntryColumns extends PersonColumns {
  readonly id: string;
  readonly recorded_at: string;
  readonly act: string;
  readonly object: string | null;
  readonly result: string;
  readonly trace_id: string;
  readonly role: Role | null;
  readonly case_id: string | null;
  readonly number: string | null;
  readonly region_code: string | null;
  readonly state: State | null;
  readonly payload?: string | null;
}

/** The columns of a person `p` at an organisation `o`. */
export const PERSON_COLUMNS = `p.account, p.name AS person_name, p.function AS job, o.name AS organisation_name`;
/** The columns of a line of the log: of `e`, with who did it, under which authorisation, and the header of the case. */
export const ENTRY_COLUMNS = `e.id, e.recorded_at, e.act, e.object, e.result, e.trace_id, e.person_id, ${PERSON_COLUMNS},
  a.role, ${CASE_OF} AS case_id, c.number, c.region_code, c.state`;
/** Where those columns come from, behind an `e`. Of a case only its header is read: there is no title here. */
export const ENTRY_JOINS = `LEFT JOIN persons p ON p.id = e.person_id LEFT JOIN organisations o ON o.id = p.organisation_id
  LEFT JOIN authorisations a ON a.id = e.authorisation_id LEFT JOIN case_files c ON c.id = ${CASE_OF}`;

/** Whoever did it; null when nobody was signed in. */
export const personOfRow = (row: PersonColumns): LogPerson | null =>
  row.person_id === null
    ? null
    : {
        id: row.person_id,
        account: row.account ?? '',
        name: row.person_name ?? 'Onbekend',
        function: row.job ?? '',
        organisation: row.organisation_name ?? '',
      };

/** The case it was about, by its number; null when it was about something else. */
export const caseOfRow = (row: EntryColumns): LogCase | null =>
  row.case_id === null ? null : { id: row.case_id, number: row.number, region: row.region_code, state: row.state };

/** A line of the log as it goes over the wire. */
export const toLogRow = (row: EntryColumns, words: LogWords): LogRow => ({
  id: row.id,
  recordedAt: row.recorded_at,
  person: personOfRow(row),
  role: row.role,
  act: row.act,
  label: words.act(row.act),
  case: caseOfRow(row),
  refused: words.refused(row.result),
  details: words.details(row.payload ?? null),
  traceId: row.trace_id,
});
