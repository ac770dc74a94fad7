import type { ContactAnswer } from '@casusregie/contract';
import type { ContactRow } from '../database/entities';
import { instantText } from '../database/json';
import type { OpenBook } from '../organisations/reference-book';

/** A contact with its names, and the case it belongs to where the reader reaches that. */
export interface NamedContact extends ContactRow {
  writer: string;
  shown_case: string | null;
  number: string | null;
  follow_up: string | null;
}

/** A case `c` that a reader of contacts knows of: within reach, or the draft that they type themselves. */
export const knownCase = (reach: string, person: string): string =>
  `(${reach}) OR c.state = 'draft' AND c.filer_id = ${person}`;

/**
 * Contacts with their names, to put a WHERE behind.
 * @param reach what must hold of a case `c` for the reader to know of it; a contact never tells of another
 */
export const contactsWhere = (reach: string): string =>
  `SELECT k.id, k.region_code, k.municipality_id, k.channel, k.with_whom, k.text, k.contacted_on, k.recorded_by, k.case_id,
     k.task_id, k.keep_until, ${instantText('k.recorded_at')} AS recorded_at, b.name AS writer, c.id AS shown_case, c.number,
     t.due_on AS follow_up
   FROM contacts k JOIN persons b ON b.id = k.recorded_by LEFT JOIN case_files c ON c.id = k.case_id AND (${reach})
   LEFT JOIN tasks t ON t.id = k.task_id`;

/** A contact as it goes over the wire. */
export const contactAnswer = (row: NamedContact, book: OpenBook): ContactAnswer => ({
  id: row.id,
  municipality: book.organisationRef(row.municipality_id),
  channel: row.channel,
  withWhom: row.with_whom,
  text: row.text,
  contactedOn: row.contacted_on,
  recordedAt: row.recorded_at,
  recordedBy: row.writer,
  keepUntil: row.keep_until,
  caseId: row.shown_case,
  number: row.number,
  followUpOn: row.follow_up,
  isFree: row.case_id === null,
});
