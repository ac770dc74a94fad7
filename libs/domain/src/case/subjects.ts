import { isCalendarDate, type CalendarDate } from '../calendar/dates';
import {
  readBagId,
  readIban,
  readKvk,
  readLicensePlate,
  readPhone,
  readPostcode,
  readRsin,
} from '../identifiers/numbers';
import type { SubjectKind } from './results';

/** What can be known of a subject beside its words. The burgerservicenummer is none of these: it is kept apart. */
export const SUBJECT_FIELDS = [
  'birthDate',
  'kvk',
  'rsin',
  'street',
  'houseNumber',
  'postcode',
  'town',
  'bagId',
  'licensePlate',
  'iban',
  'phone',
] as const;
export type SubjectField = (typeof SUBJECT_FIELDS)[number];

/** What a source can state of a subject: its words, or one of the fields. */
export const FACT_FIELDS = ['description', ...SUBJECT_FIELDS] as const;
export type FactField = (typeof FACT_FIELDS)[number];

export const FACT_FIELD_LABELS: Record<FactField, string> = {
  description: 'Naam of omschrijving',
  birthDate: 'Geboortedatum',
  kvk: 'KvK-nummer',
  rsin: 'RSIN',
  street: 'Straat',
  houseNumber: 'Huisnummer',
  postcode: 'Postcode',
  town: 'Plaats',
  bagId: 'BAG-nummer',
  licensePlate: 'Kenteken',
  iban: 'IBAN',
  phone: 'Telefoonnummer',
};

/** Which fields each kind of subject has. */
export const FIELDS_OF_SUBJECT: Record<SubjectKind, readonly SubjectField[]> = {
  person: ['birthDate'],
  organisation: ['kvk', 'rsin'],
  address: ['street', 'houseNumber', 'postcode', 'town', 'bagId'],
  vehicle: ['licensePlate'],
  account: ['iban'],
  phone: ['phone'],
  other: [],
};

const text =
  (most: number) =>
  (value: string): string | null => {
    const line = value.trim().replace(/\s+/g, ' ');
    return line && line.length <= most ? line : null;
  };
const READERS: Record<SubjectField, (value: string) => string | null> = {
  birthDate: (value) => (isCalendarDate(value) ? value : null),
  kvk: readKvk,
  rsin: readRsin,
  street: text(80),
  houseNumber: text(20),
  postcode: readPostcode,
  town: text(80),
  bagId: readBagId,
  licensePlate: readLicensePlate,
  iban: readIban,
  phone: readPhone,
};

/** A field as it is stored; null when the text is no such thing. */
export const readSubjectField = (field: SubjectField, value: string): string | null => READERS[field](value);

/** What is wrong with a field that could not be read, as the end of a sentence about it. */
export const SUBJECT_FIELD_FAULTS: Record<SubjectField, string> = {
  birthDate: 'moet een bestaande datum zijn als 1984-05-17',
  kvk: 'moet 8 cijfers hebben',
  rsin: 'moet 9 cijfers hebben die aan de elfproef voldoen',
  street: 'mag hoogstens 80 tekens lang zijn',
  houseNumber: 'mag hoogstens 20 tekens lang zijn',
  postcode: 'moet een postcode zijn als 1234 AB',
  town: 'mag hoogstens 80 tekens lang zijn',
  bagId: 'moet 16 cijfers hebben',
  licensePlate: 'moet een Nederlands kenteken zijn; zet een buitenlands kenteken in de omschrijving',
  iban: 'is geen geldig IBAN; kijk de cijfers na',
  phone: 'moet een telefoonnummer zijn, zoals 0612345678 of +32470123456',
};

/** Words for a subject that was given none: what its fields say. Empty when they say too little. */
export function wordsOfSubject(kind: SubjectKind, values: Partial<Record<SubjectField, string>>): string {
  const { street = '', houseNumber = '', postcode = '', town = '' } = values;
  const joined = (...parts: string[]): string => parts.filter(Boolean).join(' ');
  const address = [joined(street, houseNumber), joined(postcode, town)].filter(Boolean).join(', ');
  const words: Partial<Record<SubjectKind, string | undefined>> = {
    address,
    vehicle: values.licensePlate,
    account: values.iban,
    phone: values.phone,
  };
  return words[kind] ?? '';
}

/** Kinds that must be given words: their fields alone do not tell who or what is meant. */
export const asksWords = (kind: SubjectKind): boolean => ['person', 'organisation', 'other'].includes(kind);
/** Only a person has a burgerservicenummer. */
export const hasBsnField = (kind: SubjectKind): boolean => kind === 'person';

/** After how many years a fact is told to be old: it may still hold, but has to be looked at again. */
export const OLD_AFTER_YEARS = 1;

/** Whether a fact of a date is older than OLD_AFTER_YEARS today. */
export const isOldFact = (happenedOn: CalendarDate, today: CalendarDate): boolean =>
  happenedOn < `${Number(today.slice(0, 4)) - OLD_AFTER_YEARS}${today.slice(4)}`;

/** What a source stated of a subject, and when. A null value takes back what the source stated before. */
export interface Statement {
  readonly id: string;
  readonly field: string;
  readonly value: string | null;
  readonly sourceId: string;
  readonly recordedAt: string;
}

const newest = <T extends Statement>(one: T, other: T): T =>
  other.recordedAt > one.recordedAt || (other.recordedAt === one.recordedAt && other.id > one.id) ? other : one;

/** What each source states now of each field: its newest statement. Earlier ones were corrected by the source itself. */
export function standingStatements<T extends Statement>(statements: readonly T[]): T[] {
  const found = new Map<string, T>();
  for (const one of statements) {
    const key = `${one.field} ${one.sourceId}`;
    const before = found.get(key);
    found.set(key, before ? newest(before, one) : one);
  }
  return [...found.values()].filter(({ value }) => value !== null);
}

/** The statement that is shown as the value of a field: the newest of those that stand. */
export const shownStatement = <T extends Statement>(standing: readonly T[]): T | null =>
  standing.length === 0 ? null : standing.reduce(newest);

const plain = (value: string | null): string => (value ?? '').trim().toLowerCase();

/** Whether sources contradict each other on a field; both stay, side by side. */
export const contradict = (standing: readonly Statement[]): boolean =>
  new Set(standing.map(({ value }) => plain(value))).size > 1;

/** How one subject is tied to another; the sentence reads from the first to the second. */
export const RELATION_KINDS = [
  'owner',
  'director',
  'tenant',
  'family',
  'user',
  'works-for',
  'lender',
  'seen-at',
  'other',
] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];
export const RELATION_KIND_LABELS: Record<RelationKind, string> = {
  owner: 'is eigenaar van',
  director: 'is bestuurder van',
  tenant: 'huurt',
  family: 'is familie van',
  user: 'gebruikt',
  'works-for': 'werkt voor',
  lender: 'leent geld aan',
  'seen-at': 'is gezien bij',
  other: 'heeft te maken met',
};
/** Whether a relation has to be told in words. */
export const asksRelationText = (kind: RelationKind): boolean => kind === 'other';
