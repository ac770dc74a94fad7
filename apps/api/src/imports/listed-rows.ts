import {
  findBsns,
  IMPORT_COLUMN_ROWS,
  IMPORT_COLUMNS,
  sameText,
  type ImportColumn,
  type ImportFault,
  type ListedRow,
} from '@casusregie/domain';
import type { ReadList } from './list-worker';

/** The number of a column of Excel: A is 0. */
const columnAt = (letters: string): number =>
  [...letters].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0) - 1;

/** A title as it may be told: a list that lacks its head has data there. */
const titleOf = (title: string, at: number): string =>
  title && findBsns(title).length === 0 ? title.slice(0, 60) : `Kolom ${at + 1}`;

/** The rows of a list by our columns, without the empty ones; or the faults of the list as a whole. */
export function listedRows(list: ReadList): {
  readonly rows: readonly ListedRow[];
  readonly faults: readonly ImportFault[];
} {
  const whole = (kind: ImportFault['kind'], column: string | null = null): ImportFault => ({
    row: null,
    column,
    kind,
    found: null,
  });
  if ('fault' in list) return { rows: [], faults: [whole(list.fault)] };
  const [head = [], ...body] = list.rows;
  const columns = head.map((title): ImportColumn | null => {
    const wanted = sameText(title).replace(/\s*\*$/, '');
    return IMPORT_COLUMNS.find((column) => sameText(IMPORT_COLUMN_ROWS[column].label) === wanted) ?? null;
  });
  const formulas = new Map<number, ImportColumn[]>();
  const faults: ImportFault[] = [];
  for (const at of list.formulas) {
    const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(at) ?? [];
    const column = columns[columnAt(letters)];
    if (column && Number(digits) > 1) formulas.set(Number(digits), [...(formulas.get(Number(digits)) ?? []), column]);
    else
      faults.push({
        row: Number(digits),
        column: titleOf(head[columnAt(letters)] ?? '', columnAt(letters)),
        kind: 'formula',
        found: null,
      });
  }
  head.forEach((title, at) => {
    const column = columns[at];
    const isUsed = title !== '' || body.some((row) => (row[at] ?? '') !== '');
    if (!column && isUsed) faults.push(whole('unknown-column', titleOf(title, at)));
    if (column && columns.indexOf(column) < at) faults.push(whole('double-column', titleOf(title, at)));
  });
  for (const column of IMPORT_COLUMNS) {
    const { label, required } = IMPORT_COLUMN_ROWS[column];
    if (required && !columns.includes(column)) faults.push(whole('missing-column', label));
  }
  const rows = body.flatMap((texts, at): ListedRow[] => {
    const row = at + 2;
    if (texts.every((text) => text === '') && !formulas.has(row)) return [];
    const cells: Partial<Record<ImportColumn, string>> = {};
    columns.forEach((column, place) => {
      if (column && cells[column] === undefined) cells[column] = texts[place] ?? '';
    });
    return [{ row, cells, formulas: formulas.get(row) ?? [] }];
  });
  if (rows.length === 0) faults.push(whole('empty-sheet'));
  return { rows, faults };
}
