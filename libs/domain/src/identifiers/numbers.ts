import { passesElevenTest } from './bsn';

/**
 * Numbers by which somebody or something is known. Each function answers the one way in which it is stored, or null when
 * the text is no such number: two people who type the same number differently then store the same text.
 */
const digitsOf = (text: string): string => text.replace(/[\s.-]/g, '');

/** A burgerservicenummer as nine digits; a leading nought may have been left out (Wabb art. 1). */
export function readBsn(text: string): string | null {
  const digits = digitsOf(text);
  if (!/^\d{8,9}$/.test(digits)) return null;
  const padded = digits.padStart(9, '0');
  return passesElevenTest(padded) ? padded : null;
}

/** A number of the trade register (Handelsregisterwet): eight digits, no check digit. */
export function readKvk(text: string): string | null {
  const digits = digitsOf(text);
  return /^\d{8}$/.test(digits) ? digits : null;
}

/** A number of a legal person (RSIN): nine digits with the eleven-test of the burgerservicenummer. */
export function readRsin(text: string): string | null {
  const digits = digitsOf(text);
  return passesElevenTest(digits) ? digits : null;
}

/** A Dutch postcode as `1234 AB`; SA, SD and SS are never given out (NEN 5825). */
export function readPostcode(text: string): string | null {
  const found = /^([1-9]\d{3})\s?([A-Z]{2})$/.exec(text.trim().toUpperCase());
  return found && !['SA', 'SD', 'SS'].includes(found[2] ?? '') ? `${found[1]} ${found[2]}` : null;
}

/** The fourteen side codes of Dutch licence plates (RDW): A is a letter, 9 a digit. */
const SIDE_CODES = [
  'AA-99-99',
  '99-99-AA',
  '99-AA-99',
  'AA-99-AA',
  'AA-AA-99',
  '99-AA-AA',
  '99-AAA-9',
  '9-AAA-99',
  'AA-999-A',
  'A-999-AA',
  'AAA-99-A',
  'A-99-AAA',
  '9-AA-999',
  '999-AA-9',
];

/** A Dutch licence plate with its dashes, by its side code; null for one of another country. */
export function readLicensePlate(text: string): string | null {
  const signs = text.toUpperCase().replace(/[\s-]/g, '');
  const shape = signs.replace(/[A-Z]/g, 'A').replace(/\d/g, '9');
  const code = SIDE_CODES.find((one) => one.replaceAll('-', '') === shape);
  if (!code) return null;
  let at = 0;
  return code.replace(/[A9]/g, () => signs[at++] ?? '');
}

/** An IBAN without spaces, when its check digits hold (ISO 13616, modulo 97); a Dutch one has eighteen signs. */
export function readIban(text: string): string | null {
  const signs = text.toUpperCase().replace(/\s/g, '');
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(signs)) return null;
  if (signs.startsWith('NL') && !/^NL\d{2}[A-Z]{4}\d{10}$/.test(signs)) return null;
  const digits = (signs.slice(4) + signs.slice(0, 4)).replace(/[A-Z]/g, (sign) => String(sign.charCodeAt(0) - 55));
  const rest = [...digits].reduce((so, digit) => (so * 10 + Number(digit)) % 97, 0);
  return rest === 1 ? signs : null;
}

/** The id of an object in the register of addresses and buildings (BAG): sixteen digits. */
export function readBagId(text: string): string | null {
  const digits = text.replace(/\s/g, '');
  return /^\d{16}$/.test(digits) ? digits : null;
}

/** A telephone number as E.164, such as `+31612345678`; a Dutch one may begin with a single nought. */
export function readPhone(text: string): string | null {
  const signs = text.replace(/[\s().-]/g, '').replace(/^00/, '+');
  const whole = /^0\d{9}$/.test(signs) ? `+31${signs.slice(1)}` : signs;
  if (whole.startsWith('+31') && !/^\+31[1-9]\d{8}$/.test(whole)) return null;
  return /^\+[1-9]\d{6,14}$/.test(whole) ? whole : null;
}
