import { isCalendarDate, type CalendarDate } from '../calendar/dates';
import { findBsns } from '../identifiers/bsn';
import {
  arrivesWithHandler,
  ENTRY_STATES,
  IMPORT_COLUMN_ROWS,
  IMPORT_COLUMNS,
  IMPORT_SUBMITTER_LABELS,
  IMPORT_SUBMITTERS,
  type EntryState,
  type ImportColumn,
  type ImportFaultKind,
  type ImportSubmitter,
} from './imports';
import {
  CONFIDENTIALITIES,
  CONFIDENTIALITY_LABELS,
  KIND_ROWS,
  KINDS,
  PRIORITIES,
  PRIORITY_LABELS,
  type Confidentiality,
  type Kind,
  type Priority,
} from './kinds';
import { STATE_LABELS } from './states';

/** A row as it stands in the list: texts by column, and the columns in which a formula stands. */
export interface ListedRow {
  /** Its number in Excel: the first case is on row 2. */
  readonly row: number;
  readonly cells: Partial<Record<ImportColumn, string>>;
  readonly formulas?: readonly ImportColumn[];
}

/** A case that is ready to be taken over. */
export interface ReadyCase {
  readonly row: number;
  readonly number: string;
  readonly system: string;
  readonly municipalityId: string;
  readonly kind: Kind;
  readonly title: string | null;
  readonly question: string;
  readonly indications: string | null;
  readonly receivedOn: CalendarDate;
  readonly observedOn: CalendarDate | null;
  readonly state: EntryState;
  readonly oldState: string | null;
  readonly handlerId: string | null;
  readonly priority: Priority;
  readonly confidentiality: Confidentiality;
  readonly submitter: ImportSubmitter;
}

/** One fault: where it is, what stands there, and of which kind it is. */
export interface ImportFault {
  /** Null when it is of the list as a whole. */
  readonly row: number | null;
  /** The title of the column. */
  readonly column: string | null;
  readonly kind: ImportFaultKind;
  /** What stands there, shortened; never a text that holds a BSN. */
  readonly found: string | null;
}

/** What only the store knows; `elsewhere` exists, but not in this region. */
export interface ImportWorld {
  readonly today: CalendarDate;
  municipality(text: string): string | 'elsewhere' | null;
  /** Of whoever works elsewhere nothing is told. */
  handler(text: string): string | null;
  /** Whether a case of the region that the importer sees has the number already. */
  knows(number: string): boolean;
  /** The row on which a number stood first; the row itself is remembered when there was none. */
  readonly numbers: Map<string, number>;
}

/** How much of a wrong cell is shown. */
const SHOWN = 60;
const OLDEST = '2000-01-01';
const OLD_SYSTEM = 'Oude lijst';
/** Signs that nobody types: they hide or turn around what stands beside them. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const SIGNS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** How numbers and names are compared: spaces and capitals make no difference. */
export const sameText = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Finds the value that a label or the value itself stands for. */
function chosen<Value extends string>(
  text: string,
  values: readonly Value[],
  label: (value: Value) => string,
): Value | null {
  const wanted = sameText(text);
  return values.find((value) => sameText(label(value)) === wanted || value === wanted) ?? null;
}

/**
 * A date as people write it in a sheet: 24-11-2026, 24/11/2026, 2026-11-24, or the number of days that Excel keeps
 * (ECMA-376 part 1, 18.17.4.1: days since 30 December 1899).
 */
export function readDate(text: string): CalendarDate | null {
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    return new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10);
  }
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  const date = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  return isCalendarDate(date) ? date : null;
}

/**
 * Holds a row of an old list against everything we know.
 * @returns the case as it would be taken over, or null and every fault of the row
 */
export function checkImportRow(
  { row, cells, formulas = [] }: ListedRow,
  world: ImportWorld,
): { readonly ready: ReadyCase | null; readonly faults: readonly ImportFault[] } {
  const faults: ImportFault[] = [];
  const wrong = (column: ImportColumn, kind: ImportFaultKind, shown = true): null => {
    const text = cells[column] ?? null;
    const found = shown && text !== null && findBsns(text).length === 0 ? text.slice(0, SHOWN) : null;
    faults.push({ row, column: IMPORT_COLUMN_ROWS[column].label, kind, found });
    return null;
  };
  const bad = new Set<ImportColumn>();
  for (const column of IMPORT_COLUMNS) {
    const { required, max, free } = IMPORT_COLUMN_ROWS[column];
    const text = cells[column] ?? '';
    const kind: ImportFaultKind | null = formulas.includes(column)
      ? 'formula'
      : text === ''
        ? required
          ? 'missing'
          : null
        : text.length > max
          ? 'too-long'
          : SIGNS.test(text)
            ? 'control-signs'
            : free && findBsns(text).length > 0
              ? 'bsn'
              : null;
    if (!kind) continue;
    bad.add(column);
    wrong(column, kind, kind === 'too-long' && findBsns(text).length === 0);
  }
  const text = (column: ImportColumn): string | null => (bad.has(column) ? null : cells[column] || null);
  /** What stands in a cell, understood; null when it is empty or wrong. */
  const read = <Value>(
    column: ImportColumn,
    kind: ImportFaultKind,
    of: (found: string) => Value | null,
  ): Value | null => {
    const found = text(column);
    return found === null ? null : (of(found) ?? wrong(column, kind));
  };

  const date = (column: ImportColumn): CalendarDate | null => {
    const found = read(column, 'not-a-date', readDate);
    if (found && found > world.today) return wrong(column, 'future-date');
    if (found && found < OLDEST) return wrong(column, 'too-old');
    return found;
  };
  const number = text('number');
  if (number) {
    const first = world.numbers.get(sameText(number));
    if (first !== undefined) wrong('number', 'double-number');
    else {
      world.numbers.set(sameText(number), row);
      if (world.knows(number)) wrong('number', 'known-number');
    }
  }
  const place = read('municipality', 'unknown-municipality', (found) => world.municipality(found));
  const municipalityId = place === 'elsewhere' ? wrong('municipality', 'municipality-elsewhere') : place;
  const kind = read('kind', 'unknown-kind', (found) => chosen(found, KINDS, (value) => KIND_ROWS[value].label));
  const receivedOn = date('receivedOn');
  const observedOn = date('observedOn');
  if (receivedOn && observedOn && observedOn > receivedOn) wrong('observedOn', 'date-order');
  const state = read('state', 'unknown-state', (found) => chosen(found, ENTRY_STATES, (value) => STATE_LABELS[value]));
  const handlerId = read('handler', 'unknown-handler', (found) => world.handler(found));
  if (state && arrivesWithHandler(state) && !cells.handler && !bad.has('handler')) wrong('handler', 'handler-missing');
  if (state && !arrivesWithHandler(state) && handlerId) wrong('handler', 'handler-too-early');
  const priority = read('priority', 'unknown-priority', (found) =>
    chosen(found, PRIORITIES, (value) => PRIORITY_LABELS[value]),
  );
  const confidentiality = read('confidentiality', 'unknown-confidentiality', (found) =>
    chosen(found, CONFIDENTIALITIES, (value) => CONFIDENTIALITY_LABELS[value]),
  );
  const submitter = read('submitter', 'unknown-submitter', (found) =>
    chosen(found, IMPORT_SUBMITTERS, (value) => IMPORT_SUBMITTER_LABELS[value]),
  );
  const question = text('question');
  if (faults.length > 0 || !number || !municipalityId || !kind || !receivedOn || !state || !question) {
    return { ready: null, faults };
  }
  const ready: ReadyCase = {
    ...{ row, number, municipalityId, kind, question, receivedOn, observedOn, state, handlerId },
    system: text('system') ?? OLD_SYSTEM,
    title: text('title'),
    indications: text('indications'),
    oldState: text('oldState'),
    priority: priority ?? 'normal',
    confidentiality: confidentiality ?? 'normal',
    submitter: submitter ?? 'riec',
  };
  return { ready, faults };
}
