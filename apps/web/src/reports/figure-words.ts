import type { FigureRow } from '@casusregie/contract';
import { FIGURES } from '@casusregie/contract/constants';

/** The name of a figure, in the address and on the wire. */
export type FigureName = (typeof FIGURES)[number];
/** The part of a row in which a figure stands. */
export type FigureField = Exclude<keyof FigureRow, 'month' | 'region' | 'theme'>;

/** One figure: where it stands in a row, its word, and what exactly it counts. */
export interface FigureWords {
  readonly field: FigureField;
  readonly label: string;
  readonly definition: string;
}

/** Source: docs/figures.md. */
export const FIGURE_WORDS: Record<FigureName, FigureWords> = {
  'brought-in': {
    field: 'broughtIn',
    label: 'Ingediend',
    definition: 'Signalen en verzoeken die in de maand zijn ingediend. Elk telt één keer, bij zijn hoofdthema.',
  },
  running: {
    field: 'running',
    label: 'Lopend',
    definition: 'Wat op de laatste dag van de maand was ingediend en nog niet beëindigd. Dit is een stand, geen som.',
  },
  closed: {
    field: 'closed',
    label: 'Afgesloten',
    definition: 'Casussen en adviezen die in de maand zijn afgesloten.',
  },
  rejected: {
    field: 'rejected',
    label: 'Afgewezen',
    definition: 'Signalen die in de maand niet zijn opgepakt als RIEC-casus.',
  },
  referred: {
    field: 'referred',
    label: 'Doorverwezen',
    definition: 'Signalen die in de maand naar een ander loket of een andere regio zijn verwezen.',
  },
  withdrawn: {
    field: 'withdrawn',
    label: 'Ingetrokken',
    definition: 'Signalen die de inbrenger in de maand heeft ingetrokken.',
  },
};
export const FIGURE_NAMES: readonly FigureName[] = FIGURES;

/** The word for a figure. */
export const figureLabel = (name: string): string =>
  Object.hasOwn(FIGURE_WORDS, name) ? FIGURE_WORDS[name as FigureName].label : name;

const MONTH = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT_MONTH = new Intl.DateTimeFormat('nl-NL', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** *maart 2026* */
export const monthLabel = (month: string): string => (month ? MONTH.format(new Date(`${month}-01`)) : '');
/** *mrt 2026* */
export const shortMonth = (month: string): string => SHORT_MONTH.format(new Date(`${month}-01`)).replaceAll('.', '');
