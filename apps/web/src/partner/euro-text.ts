/** The largest amount that is taken, in cents. */
const MOST = 1_000_000_000_000;

/** `empty` is an amount that is not given; `wrong` cannot be read. */
export type EuroText = { readonly cents: number } | 'empty' | 'wrong';

/**
 * Reads an amount in euros as people in the Netherlands write it: `84000`, `84.000`, `€ 84.000,50`. A point stands before
 * three digits only, a comma before one or two; what could mean two things is not guessed at.
 * @returns whole cents
 */
export function readEuro(text: string): EuroText {
  const bare = text.replace(/[€\s\u00a0]/g, '').replace(/,-+$/, '');
  if (bare === '') return 'empty';
  const match = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(bare);
  if (!match) return 'wrong';
  const [, whole = '', part = ''] = match;
  const cents = Number(whole.replaceAll('.', '')) * 100 + Number(part.padEnd(2, '0'));
  return cents <= MOST ? { cents } : 'wrong';
}

/** Cents as they stand in a field: `84.000` or `84.000,50`; empty without an amount. */
export function writeEuro(cents: number | null): string {
  if (cents === null) return '';
  const digits = cents % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat('nl-NL', { minimumFractionDigits: digits, maximumFractionDigits: 2 }).format(
    cents / 100,
  );
}
