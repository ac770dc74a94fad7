import { LIMITS, type FieldFault } from '@casusregie/contract';
import {
  DECLINE_GROUND_LABELS,
  DECLINE_GROUNDS,
  INQUIRY_ANSWER_LABELS,
  INQUIRY_ANSWERS,
  type DeclineGround,
  type InquiryAnswer,
} from '@casusregie/domain';
import type { SheetCell, SheetRows } from '../exports/sheet-rows';
import { ANSWER_COLUMNS } from './line-columns';

/** One row of a list that was filled in. */
export interface FilledIn {
  /** As a spreadsheet counts them, from 1. */
  readonly row: number;
  readonly number: string;
  readonly answer: InquiryAnswer;
  readonly ground?: DeclineGround;
  readonly contactFirst: boolean;
  readonly wantsToAttend: boolean;
}

type Name = keyof typeof ANSWER_COLUMNS;
const NAMES = Object.keys(ANSWER_COLUMNS) as Name[];
const plain = (text: SheetCell | undefined): string => (text ?? '').trim().replace(/\s+/g, ' ');
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Where a fault is, as whoever looks at the sheet finds it. */
export const place = (row: number, name: Name): string => `rij ${row}, ${ANSWER_COLUMNS[name]}`;

const TICKS: Readonly<Record<string, boolean>> = { '': false, ja: true, j: true, x: true, nee: false, n: false };

/** The row of the titles, and in which column each stands; null when it is not such a list. */
function head({ rows }: SheetRows): { at: number; columns: Partial<Record<Name, number>> } | null {
  const at = rows.findIndex((row) => row.some((cell) => same(plain(cell), ANSWER_COLUMNS.number)));
  const titles = rows[at];
  if (!titles) return null;
  const found = NAMES.map(
    (name) => [name, titles.findIndex((cell) => same(plain(cell), ANSWER_COLUMNS[name]))] as const,
  );
  return { at, columns: Object.fromEntries(found.filter(([, column]) => column >= 0)) };
}

/** The rows that were answered, and every fault at its place; a row without any answer is left alone. */
export function filledIn(sheet: SheetRows): {
  readonly rows: readonly FilledIn[];
  readonly faults: readonly FieldFault[];
} {
  const found = head(sheet);
  const missing = NAMES.filter((name) => found?.columns[name] === undefined).map((name) => ANSWER_COLUMNS[name]);
  if (!found || missing.length > 0) {
    return { rows: [], faults: [{ field: 'file', message: `mist de kolom ${missing.join(', ')}` }] };
  }
  const faults: FieldFault[] = sheet.formulas.map((cell) => ({
    field: `cel ${cell}`,
    message: 'bevat een formule; vul de waarde zelf in',
  }));
  const seen = new Map<string, number>();
  const rows: FilledIn[] = [];
  sheet.rows.slice(found.at + 1).forEach((cells, below) => {
    const row = found.at + below + 2;
    const text = (name: Name): string => plain(cells[found.columns[name] ?? -1]);
    if (NAMES.every((name) => name === 'number' || text(name) === '')) return;
    const before = faults.length;
    const wrong = (name: Name, message: string): number => faults.push({ field: place(row, name), message });
    const number = text('number');
    if (!number) wrong('number', 'is nodig');
    const first = seen.get(number.toLowerCase());
    if (number && first !== undefined) wrong('number', `staat ook in rij ${first}`);
    seen.set(number.toLowerCase(), row);
    const answer = INQUIRY_ANSWERS.find((one) => same(INQUIRY_ANSWER_LABELS[one], text('answer')));
    if (!answer) wrong('answer', text('answer') ? 'is geen antwoord dat de lijst kent' : 'is nodig');
    const ground = DECLINE_GROUNDS.find((one) => same(DECLINE_GROUND_LABELS[one], text('ground')));
    if (text('ground') && !ground) wrong('ground', 'is geen grond die de lijst kent');
    else if (answer === 'no-answer-possible' && !ground) wrong('ground', 'is nodig als er geen antwoord mogelijk is');
    else if (answer && answer !== 'no-answer-possible' && ground)
      wrong('ground', 'hoort alleen bij geen antwoord mogelijk');
    const tick = (name: 'contactFirst' | 'wantsToAttend'): boolean => {
      const value = TICKS[text(name).toLowerCase()];
      if (value === undefined) wrong(name, 'moet ja zijn, of leeg');
      return value ?? false;
    };
    const ticks = { contactFirst: tick('contactFirst'), wantsToAttend: tick('wantsToAttend') };
    if (answer && faults.length === before) rows.push({ row, number, answer, ...(ground && { ground }), ...ticks });
  });
  if (rows.length > LIMITS.lines) faults.push({ field: 'file', message: `heeft meer dan ${LIMITS.lines} antwoorden` });
  if (rows.length === 0 && faults.length === 0) faults.push({ field: 'file', message: 'heeft geen enkel antwoord' });
  return { rows, faults };
}
