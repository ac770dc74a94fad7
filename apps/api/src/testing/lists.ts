import { newId } from '../shared/ids';
import { organisationOf, personOf } from './journey';
import { IMPORT_COLUMN_ROWS, IMPORT_COLUMNS, type ImportColumn } from '@casusregie/domain';

/** What a spec puts in a row of an old list: texts, dates, or a formula. */
export type ListCells = Partial<Record<ImportColumn, string | Date | { readonly formula: string }>>;

/** A row that has nothing wrong with it. */
export const listRow = (number: number, cells: ListCells = {}): ListCells => ({
  number: `OUD-${number}`,
  municipality: 'Groningen',
  kind: 'Integrale casus',
  question: 'Wie kan hier samen met ons naar kijken?',
  receivedOn: '12-03-2026',
  state: 'Ingediend',
  ...cells,
});

/** An old list as an Excel file, with the columns in the order of the template. */
export async function listFile(
  rows: readonly ListCells[],
  heads: readonly string[] = IMPORT_COLUMNS.map((column) => IMPORT_COLUMN_ROWS[column].label),
): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node');
  const cell = (value: ListCells[ImportColumn]) => {
    if (value === undefined || value === '') return null;
    if (value instanceof Date) return { value, type: Date, format: 'dd-mm-yyyy' };
    return typeof value === 'string' ? { value, type: String } : { value: value.formula, type: 'Formula' as const };
  };
  const data = [
    heads.map((value) => ({ value, type: String })),
    ...rows.map((row) => IMPORT_COLUMNS.map((column) => cell(row[column]))),
  ];
  return write(data as never, { sheet: 'Casussen' }).toBuffer();
}

/** A list that was brought in by somebody and cannot be taken over, with one of its rows. */
export function strandedList(
  importId: string,
  account: string,
): { list: Record<string, unknown>; row: Record<string, unknown> } {
  const at = '2026-11-24T08:00:00.000Z';
  const common = { person_id: personOf(account), state: 'submitted' };
  const riec = organisationOf('RIEC-NN');
  return {
    list: {
      ...{ id: importId, region_code: 'NN', ...common, state: 'faulty', organisation_id: riec },
      ...{ row_count: 1, done_count: 1, fault_count: 1, started_at: at, touched_at: at, ended_at: null },
      ...{ file_name: 'lijst.xlsx', faults: '[]', summary: '{}' },
    },
    row: {
      ...{
        import_id: importId,
        place: 0,
        ...common,
        list_row: 2,
        case_id: newId(),
        number_id: newId(),
        event_id: newId(),
      },
      ...{
        phase: 'new',
        shown_state: 'submitted',
        track: 'integral',
        kind: 'integral-case',
        confidentiality: 'normal',
      },
      ...{ priority: 'normal', purpose: 'integrated-approach', submitting_organisation_id: riec },
      ...{ municipality_id: organisationOf('GM0014'), handler_id: null, received_on: '2026-03-12', received_at: at },
      ...{ observed_on: null, title: 'Titel', old_system: 'Lijst', old_number: 'OUD-0', subject: 'Lijst OUD-0' },
      ...{ indications: 'Feit (fictief)', question: 'Vraag (fictief)' },
    },
  };
}
