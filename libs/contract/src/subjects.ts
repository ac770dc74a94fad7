import {
  RELATION_KINDS,
  RELIABILITIES,
  SUBJECT_KINDS,
  type RelationKind,
  type Reliability,
  type SubjectKind,
} from '@casusregie/domain';
import { LIMITS, PATTERNS } from './constants';
import { Choice, Day, FreeText, HasNoBsn, Id, ListOf, Nested } from './fields';
import { Bsn, SubjectValue } from './identifier-fields';

/** What is known of a subject; which fields it has goes by its kind. Null takes back what the source stated before. */
export class SubjectValues {
  @SubjectValue('birthDate', { about: 'Persoon: geboortedatum' })
  birthDate?: string | null;
  @SubjectValue('kvk', { about: 'Organisatie: KvK-nummer' })
  kvk?: string | null;
  @SubjectValue('rsin', { about: 'Organisatie: RSIN' })
  rsin?: string | null;
  @HasNoBsn()
  @SubjectValue('street', { about: 'Adres: straat' })
  street?: string | null;
  @HasNoBsn()
  @SubjectValue('houseNumber', { about: 'Adres: huisnummer met toevoeging' })
  houseNumber?: string | null;
  @SubjectValue('postcode', { about: 'Adres: postcode' })
  postcode?: string | null;
  @HasNoBsn()
  @SubjectValue('town', { about: 'Adres: plaats' })
  town?: string | null;
  @SubjectValue('bagId', { about: 'Adres: BAG-nummer' })
  bagId?: string | null;
  @SubjectValue('licensePlate', { about: 'Voertuig: kenteken' })
  licensePlate?: string | null;
  @SubjectValue('iban', { about: 'Rekening: IBAN' })
  iban?: string | null;
  @SubjectValue('phone', { about: 'Telefoon: nummer, bewaard als E.164' })
  phone?: string | null;
}

/** Who states something of a subject, of what day, and how sure it is. */
export class Stated {
  @Nested(() => SubjectValues, { optional: true })
  values?: SubjectValues;
  @Bsn({ optional: true, about: 'Alleen bij een persoon; wordt apart bewaard en nergens getoond' })
  bsn?: string;
  @Id({ optional: true, about: 'Wie het stelt; het eigen RIEC als het ontbreekt' })
  sourceId?: string;
  @Day({ optional: true, about: 'Van welke dag het is; vandaag als het ontbreekt' })
  happenedOn?: string;
  @Choice(RELIABILITIES, { optional: true })
  reliability?: Reliability;
}

/** Adds who or what the case is about. */
export class AddSubject extends Stated {
  @Choice(SUBJECT_KINDS)
  kind!: SubjectKind;
  @FreeText(LIMITS.short, {
    optional: true,
    about: 'Naam of omschrijving; nodig bij een persoon, organisatie of anders',
  })
  description?: string;
}

/** States more, or something else, of a subject. What was stated before stays readable. */
export class ChangeSubject extends Stated {
  @FreeText(LIMITS.short, { optional: true, min: 1 })
  description?: string;
}

/** Takes a subject from the case, when nothing hangs on it. */
export class EndSubject {
  @FreeText(LIMITS.ground, { min: 1 })
  reason!: string;
}

/** Why somebody has to see a burgerservicenummer. */
export class RevealBsn {
  @FreeText(LIMITS.ground, { min: 1, about: 'Waarom het nodig is; staat in het logboek' })
  reason!: string;
}

/** The lines of one list whose identifiers a partner looks at, in one act. */
export class ReadIdentifiers {
  @ListOf({ pattern: PATTERNS.id, max: LIMITS.list }, { about: 'Open vragen aan de eigen organisatie' })
  lineIds!: string[];
}

/** Ties two subjects of a case together. */
export class AddRelation {
  @Id()
  fromId!: string;
  @Id()
  toId!: string;
  @Choice(RELATION_KINDS)
  kind!: RelationKind;
  @FreeText(LIMITS.short, { optional: true, nullable: true, about: 'Nodig bij een andere relatie' })
  text?: string | null;
  @Id({ optional: true, about: 'Wie het stelt; het eigen RIEC als het ontbreekt' })
  sourceId?: string;
  @Id({ optional: true, about: 'Het stuk informatie waaruit het blijkt' })
  itemId?: string;
  @Day({ optional: true, nullable: true })
  from?: string | null;
  @Day({ optional: true, nullable: true })
  until?: string | null;
}

/** Ends a relation; it stays readable. */
export class EndRelation {
  @Day({ optional: true, about: 'Tot wanneer de relatie bestond; vandaag als het ontbreekt' })
  until?: string;
  @FreeText(LIMITS.ground, { min: 1 })
  reason!: string;
}
