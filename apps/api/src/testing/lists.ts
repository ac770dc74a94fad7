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
