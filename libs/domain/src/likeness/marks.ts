import {
  readBagId,
  readIban,
  readKvk,
  readLicensePlate,
  readPhone,
  readPostcode,
  readRsin,
} from '../identifiers/numbers';

/** Why two cases look alike. */
export const LIKENESS_KINDS = ['identifier', 'address', 'text'] as const;
export type LikenessKind = (typeof LIKENESS_KINDS)[number];
export const LIKENESS_LABELS: Record<LikenessKind, string> = {
  identifier: 'Zelfde kenmerk',
  address: 'Zelfde adres',
  text: 'Tekst lijkt op elkaar',
};

/** What somebody made of a likeness, or how two cases belong together. */
export const CASE_TIES = ['same', 'different', 'split-off', 'split-from'] as const;
export type CaseTie = (typeof CASE_TIES)[number];
export const CASE_TIE_LABELS: Record<CaseTie, string> = {
  same: 'Gaat over hetzelfde',
  different: 'Gaat niet over hetzelfde',
  'split-off': 'Hieruit afgesplitst',
  'split-from': 'Afgesplitst van',
};

/** What staff can say of a likeness; `undecided` takes back what was said before. */
export const LIKENESS_VERDICTS = ['same', 'different', 'undecided'] as const;
export type LikenessVerdict = (typeof LIKENESS_VERDICTS)[number];
export const LIKENESS_VERDICT_LABELS: Record<LikenessVerdict, string> = {
  same: 'Is hetzelfde',
  different: 'Is niet hetzelfde',
  undecided: 'Nog niet gezegd',
};

/** Something by which two cases can be about the same: written in one way, with the words to show. */
export interface Mark {
  readonly kind: 'identifier' | 'address';
  /** The same for everybody who typed it differently. */
  readonly value: string;
  /** For the screen, such as `kenteken 12-AB-34`. */
  readonly words: string;
}

const once = (marks: readonly Mark[]): Mark[] => [...new Map(marks.map((mark) => [mark.value, mark])).values()];

/** The number of the trade register and that of a legal person are bare digits: only their name beside them tells them apart. */
const PATTERNS: readonly { field: string; label: string; find: RegExp; read: (text: string) => string | null }[] = [
  { field: 'kvk', label: 'KvK-nummer', find: /\bkvk\D{0,12}?(\d{8})(?!\d)/gi, read: readKvk },
  { field: 'rsin', label: 'RSIN', find: /\brsin\D{0,12}?(\d{9})(?!\d)/gi, read: readRsin },
  {
    field: 'licensePlate',
    label: 'kenteken',
    find: /\b([a-z\d]{1,3}-[a-z\d]{2,3}-[a-z\d]{1,3})\b/gi,
    read: readLicensePlate,
  },
  { field: 'iban', label: 'IBAN', find: /\b([a-z]{2}\d{2}(?: ?[a-z\d]{2,4}){3,8})\b/gi, read: readIban },
  { field: 'phone', label: 'telefoonnummer', find: /((?:\+|\b0)\d[\d ().-]{6,14}\d)(?!\d)/g, read: readPhone },
  { field: 'bagId', label: 'BAG-nummer', find: /(?<!\d)(\d{16})(?!\d)/g, read: readBagId },
];

const LABELS: Record<string, string> = Object.fromEntries(PATTERNS.map(({ field, label }) => [field, label]));

const identifier = (field: string, value: string): Mark => ({
  kind: 'identifier',
  value: `${field} ${value}`,
  words: `${LABELS[field] ?? field} ${value}`,
});

/** Numbers by which somebody or something is known, found in free text. A burgerservicenummer is never looked for. */
export function identifiersIn(text: string): Mark[] {
  return once(
    PATTERNS.flatMap(({ field, find, read }) =>
      [...text.matchAll(find)].flatMap(([, found = '']) => {
        const value = read(found);
        return value ? [identifier(field, value)] : [];
      }),
    ),
  );
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const houseNumber = (text: string): string => plain(text).replace(/\s+/g, '');

/** An address by postcode and house number. */
const byPostcode = (postcode: string, number: string): Mark[] => {
  const read = readPostcode(postcode);
  return read && number
    ? [{ kind: 'address', value: `${read} ${houseNumber(number)}`, words: `${read} ${number.trim()}` }]
    : [];
};
/** An address by street and house number, within a municipality: a street of this name may be elsewhere too. */
const byStreet = (street: string, number: string, municipality: string): Mark[] =>
  street && number && municipality
    ? [
        {
          kind: 'address',
          value: `${municipality} ${plain(street).replace(/\s+/g, ' ')} ${houseNumber(number)}`,
          words: `${street} ${number.trim()}`,
        },
      ]
    : [];

const POSTCODE_AFTER = /(?<!\d)(\d{1,5}\s?[a-z]?),?\s+([1-9]\d{3}\s?[A-Z]{2})\b/g;
const POSTCODE_BEFORE = /\b([1-9]\d{3}\s?[A-Z]{2}),?\s+(?:nr\.?\s*|nummer\s*)?(\d{1,5}[a-z]?)\b/g;
/** Endings of the names of Dutch streets. A name is tried from its first letter only, or a long word takes the square of its length. */
const STREET =
  /(?<![\p{L}'-])([\p{L}'-]*(?:straat|weg|laan|plein|kade|dijk|singel|gracht|hof|pad|wijk|dreef|steeg|park|markt|wal|kamp|ring|plantsoen|haven))\s+(\d{1,5}\s?[a-z]?)(?![\p{L}\d])/giu;

/**
 * Addresses in free text: postcode with house number, and street with house number.
 * @param municipality the one the case is about, by id; empty when it is not known
 */
export function addressesIn(text: string, municipality: string): Mark[] {
  return once([
    ...[...text.matchAll(POSTCODE_AFTER)].flatMap(([, number = '', postcode = '']) => byPostcode(postcode, number)),
    ...[...text.matchAll(POSTCODE_BEFORE)].flatMap(([, postcode = '', number = '']) => byPostcode(postcode, number)),
    ...[...text.matchAll(STREET)].flatMap(([, street = '', number = '']) => byStreet(street, number, municipality)),
  ]);
}

/** What is known of one subject, as it is stored: its field and value. */
export function marksOfSubject(facts: Readonly<Record<string, string>>, municipality: string): Mark[] {
  const numbers = PATTERNS.flatMap(({ field }) => (facts[field] ? [identifier(field, facts[field])] : []));
  const { postcode = '', houseNumber: number = '', street = '' } = facts;
  return once([...numbers, ...byPostcode(postcode, number), ...byStreet(street, number, municipality)]);
}
