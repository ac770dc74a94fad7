import type { LineIdentifiers } from '@casusregie/contract';
import {
  DECLINE_GROUND_LABELS,
  DECLINE_GROUNDS,
  FACT_FIELD_LABELS,
  INQUIRY_ANSWER_LABELS,
  INQUIRY_ANSWERS,
  SUBJECT_KIND_LABELS,
} from '@casusregie/domain';
import { lineNumber, type LineRow } from '../cases/inquiry-lines';
import type { OpenBook } from '../organisations/reference-book';

/** A question and what its subject is known by. */
export interface ListedLine {
  readonly row: LineRow;
  readonly known: LineIdentifiers | undefined;
}

/** The columns that are filled in, by their titles; the number tells of which question. */
export const ANSWER_COLUMNS = {
  number: 'Vraagnummer',
  answer: 'Antwoord',
  ground: 'Grond',
  contactFirst: 'Eerst contact opnemen',
  wantsToAttend: 'Wil bij overleg zijn',
} as const;

const day = (date: string): string => date.split('-').reverse().join('-');
const words = ({ known }: ListedLine): string =>
  (known?.values ?? [])
    .filter(({ field }) => field !== 'description')
    .map(({ field, value }) => `${FACT_FIELD_LABELS[field]}: ${value}`)
    .join('; ');

interface Column {
  readonly title: string;
  readonly width: number;
  readonly cell: (line: ListedLine, book: OpenBook) => string | null;
}
const empty = (): null => null;

/** The columns of the list, those to be filled in last. */
export const LINE_COLUMNS: readonly Column[] = [
  { title: ANSWER_COLUMNS.number, width: 18, cell: ({ row }) => lineNumber(row) },
  {
    title: 'Regio',
    width: 24,
    cell: ({ row }, book) => book.region(row.region_code)?.name ?? row.region_code,
  },
  { title: 'Soort', width: 18, cell: ({ row }) => SUBJECT_KIND_LABELS[row.subject_kind] },
  { title: 'Subject', width: 36, cell: ({ row }) => row.subject_description },
  { title: 'Kenmerken', width: 44, cell: (line) => words(line) || null },
  { title: 'Burgerservicenummer', width: 20, cell: ({ known }) => known?.bsn ?? null },
  { title: 'Uiterlijk', width: 12, cell: ({ row }) => day(row.due_on) },
  { title: ANSWER_COLUMNS.answer, width: 24, cell: empty },
  { title: ANSWER_COLUMNS.ground, width: 28, cell: empty },
  { title: ANSWER_COLUMNS.contactFirst, width: 22, cell: empty },
  { title: ANSWER_COLUMNS.wantsToAttend, width: 22, cell: empty },
];

/** How the list is filled in: stands above it. */
export const HOW_TO_FILL_IN = [
  `Antwoord: ${INQUIRY_ANSWERS.map((answer) => INQUIRY_ANSWER_LABELS[answer]).join(', ')}. Leeg laten mag: de vraag blijft dan open.`,
  `Grond, alleen als er geen antwoord mogelijk is: ${DECLINE_GROUNDS.map((ground) => DECLINE_GROUND_LABELS[ground]).join(', ')}.`,
  'Eerst contact opnemen en Wil bij overleg zijn: ja, of leeg.',
] as const;
