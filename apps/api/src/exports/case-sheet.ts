import type { CaseRow } from '@casusregie/contract';
import {
  amsterdamDate,
  CONFIDENTIALITY_LABELS,
  EXPORT_COLUMN_LABELS,
  EXPORT_COLUMNS,
  KIND_ROWS,
  PRIORITY_LABELS,
  SHOWN_LABELS,
  STATE_LABELS,
  type ExportColumn,
  type ShownState,
  type State,
} from '@casusregie/domain';
import type { SheetInput } from './office-files';

const day = (date: string | null | undefined): string | null => date?.split('-').reverse().join('-') ?? null;

/** What stands in a cell; null where the view shows nothing. */
const CELLS: Record<ExportColumn, (row: CaseRow) => string | null> = {
  number: ({ number }) => number,
  title: ({ title }) => title ?? null,
  kind: ({ kind }) => kind && KIND_ROWS[kind].label,
  state: ({ view, state }) => (view === 'requester' ? SHOWN_LABELS[state as ShownState] : STATE_LABELS[state as State]),
  theme: ({ theme }) => theme,
  municipality: ({ municipality }) => municipality ?? null,
  organisation: ({ organisation }) => organisation ?? null,
  handler: ({ handler }) => handler ?? null,
  priority: ({ priority }) => (priority ? PRIORITY_LABELS[priority] : null),
  confidentiality: ({ confidentiality }) => (confidentiality ? CONFIDENTIALITY_LABELS[confidentiality] : null),
  submittedOn: ({ submittedOn }) => day(submittedOn),
  dueOn: ({ dueOn }) => day(dueOn),
  updatedAt: ({ updatedAt }) => (updatedAt ? day(amsterdamDate(updatedAt)) : null),
};

/** Widths in characters, where the title of a column does not tell. */
const WIDTHS: Partial<Record<ExportColumn, number>> = { title: 48, kind: 28, theme: 28, municipality: 22, handler: 22 };
/** What requesters see no column of. */
const STAFF_ONLY: readonly ExportColumn[] = ['organisation', 'priority', 'dueOn'];

/** A list of cases as a sheet, with the columns asked for that its view has. */
export function caseSheet(
  { rows, view }: { readonly rows: readonly CaseRow[]; readonly view: CaseRow['view'] },
  {
    notes,
    columns = EXPORT_COLUMNS,
  }: { readonly notes: readonly string[]; readonly columns?: readonly ExportColumn[] },
): SheetInput {
  const shown = EXPORT_COLUMNS.filter(
    (column) => columns.includes(column) && (view === 'staff' || !STAFF_ONLY.includes(column)),
  );
  return {
    name: 'Casussen',
    notes,
    columns: shown.map((column) => ({
      title: EXPORT_COLUMN_LABELS[column],
      width: WIDTHS[column] ?? Math.max(14, EXPORT_COLUMN_LABELS[column].length + 2),
    })),
    rows: rows.map((row) => shown.map((column) => CELLS[column](row))),
  };
}
