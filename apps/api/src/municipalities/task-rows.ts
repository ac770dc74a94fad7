import type { TaskAnswer } from '@casusregie/contract';
import { isOpenTask } from '@casusregie/domain';
import type { TaskRow } from '../database/entities';
import type { OpenBook } from '../organisations/reference-book';

/** A task with the names and the number that are shown with it. */
export interface NamedTask extends TaskRow {
  number: string | null;
  owner_name: string | null;
  owner_job: string | null;
  creator: string;
}

/** Tasks with their names, to put a WHERE behind. */
export const TASKS = `SELECT t.*, c.number, p.name AS owner_name, p.function AS owner_job, b.name AS creator
  FROM tasks t LEFT JOIN case_files c ON c.id = t.case_id LEFT JOIN persons p ON p.id = t.owner_person_id
  JOIN persons b ON b.id = t.created_by`;
/** The most urgent first; those without a day last. */
export const BY_DUE = `ORDER BY CASE WHEN t.due_on IS NULL THEN 1 ELSE 0 END, t.due_on, t.id`;

/** A task as it goes over the wire: who made it is told to staff only. */
export function taskAnswer(
  row: NamedTask,
  book: OpenBook,
  { asStaff, mayFinish = true }: { asStaff: boolean; mayFinish?: boolean },
): TaskAnswer {
  const open = isOpenTask(row.state);
  return {
    id: row.id,
    title: row.title,
    text: row.text,
    owner: book.organisationRef(row.owner_organisation_id),
    ownerPerson: row.owner_person_id
      ? { id: row.owner_person_id, name: row.owner_name ?? '', function: row.owner_job ?? '' }
      : null,
    dueOn: row.due_on,
    state: row.state,
    note: row.note,
    endedOn: row.ended_on,
    caseId: row.case_id,
    number: row.number,
    municipality: row.municipality_id ? book.organisationRef(row.municipality_id) : null,
    createdBy: asStaff ? row.creator : null,
    version: row.version,
    mayEdit: open && asStaff && mayFinish,
    mayFinish: open && mayFinish,
  };
}
