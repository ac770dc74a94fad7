const WHOLE = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
const EXACT = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' });
const COUNT = new Intl.NumberFormat('nl-NL');
const SIZE_UNITS = ['bytes', 'kB', 'MB', 'GB'] as const;

/** Euro from whole cents: *€ 84.000*, and *€ 84.000,50* when there are cents. The space does not break. */
export const euro = (cents: number): string => (cents % 100 === 0 ? WHOLE : EXACT).format(cents / 100);

/** A count with a point for thousands: *12.480* */
export const count = (value: number): string => COUNT.format(value);

/** The number with the right word: `counted(1, 'casus', 'casussen')` gives *1 casus*. */
export const counted = (value: number, one: string, many: string): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** A file size in units of a thousand: *1,2 MB* */
export function fileSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < SIZE_UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && size < 10 ? 1 : 0;
  return `${new Intl.NumberFormat('nl-NL', { maximumFractionDigits: digits }).format(size)} ${SIZE_UNITS[unit] ?? ''}`;
}
