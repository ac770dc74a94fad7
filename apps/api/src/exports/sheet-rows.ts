/** A cell of a sheet that was read; a date as `2026-03-01`. */
export type SheetCell = string | null;

/** What an Excel file of somebody else holds: the rows of its first sheet, and where a formula stands. */
export interface SheetRows {
  readonly rows: readonly (readonly SheetCell[])[];
  /** Cells with a formula, as `B7`. */
  readonly formulas: readonly string[];
}

/** The most rows that are read of a sheet. */
export const MOST_SHEET_ROWS = 2_000;
