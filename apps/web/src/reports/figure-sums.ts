import type { FigureRow } from '@casusregie/contract';
import { FIGURE_NAMES, FIGURE_WORDS, type FigureField } from './figure-words';

/** The six figures of one month, region, theme, or of all together. */
export type FigureCounts = Readonly<Record<FigureField, number>>;

/** A line of a table: what it is about, and its figures. */
export interface FigureLine {
  /** The month, region or theme; empty when the theme is not known. */
  readonly key: string;
  readonly counts: FigureCounts;
}

const FIELDS: readonly FigureField[] = FIGURE_NAMES.map((name) => FIGURE_WORDS[name].field);

/**
 * Adds rows up. What happened in a month adds up over months; `running` is a stock, so that of the last month counts.
 */
export function totalOf(rows: readonly FigureRow[], lastMonth: string): FigureCounts {
  const sum = (field: FigureField): number =>
    rows
      .filter(({ month }) => field !== 'running' || month === lastMonth)
      .reduce((total, row) => total + row[field], 0);
  return Object.fromEntries(FIELDS.map((field) => [field, sum(field)])) as Record<FigureField, number>;
}

/** One line a month, region or theme, the largest first; lines with nothing are left out. */
export function linesBy(
  rows: readonly FigureRow[],
  keyOf: (row: FigureRow) => string,
  lastMonth: string,
): FigureLine[] {
  const keys = [...new Set(rows.map(keyOf))];
  return keys
    .map((key) => ({
      key,
      counts: totalOf(
        rows.filter((row) => keyOf(row) === key),
        lastMonth,
      ),
    }))
    .filter(({ counts }) => FIELDS.some((field) => counts[field] > 0))
    .sort((one, other) => other.counts.broughtIn - one.counts.broughtIn || one.key.localeCompare(other.key));
}

/** The month `months` earlier. */
export function monthsBefore(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 - months, 1)).toISOString().slice(0, 7);
}
