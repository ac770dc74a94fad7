import {
  CERTIFICATION_OUTCOMES,
  ORGANISATION_KINDS,
  ROLES,
  type CertificationOutcome,
  type OrganisationKind,
  type Role,
} from '@casusregie/domain';
import { LIMITS, PATTERNS } from './constants';
import { AccountName, Choice, Day, Email, FreeText, Id, Line, ListOf, NestedList, RegionCode, Whole } from './fields';

/** What persons are looked for by, as far as it may stand in an address: nothing that names somebody. */
export class PersonQuery {
  @Choice(['present', 'gone'], { optional: true, about: 'In dienst of vertrokken; zonder keuze: in dienst' })
  presence?: 'present' | 'gone';
  @Choice(ORGANISATION_KINDS, { optional: true })
  kind?: OrganisationKind;
  @Id({ optional: true })
  organisation?: string;
  @RegionCode({ optional: true })
  region?: string;
  @Choice(ROLES, { optional: true })
  role?: Role;
  @Choice(['screening', 'due', 'none'], {
    optional: true,
    about: 'Screening verlopen of bijna verlopen, te beoordelen, of zonder bevoegdheid',
  })
  attention?: 'screening' | 'due' | 'none';
  @Whole(1, LIMITS.maxPage, { optional: true })
  limit?: number;
  @Line(600, { optional: true })
  after?: string;
}

/** The same, and a part of a name or of an account: in a body, never in an address. */
export class PersonSearch extends PersonQuery {
  @Line(LIMITS.name, { optional: true, about: 'Deel van de naam of van het account' })
  text?: string;
}

/** A new person of the register, with an account and nothing they may do yet. */
export class RegisterPerson {
  @AccountName({ about: 'Zoals de aanmelddienst van de organisatie de persoon kent' })
  account!: string;
  @Line(LIMITS.name, { min: 1 })
  name!: string;
  @Line(LIMITS.name, { min: 1 })
  function!: string;
  @Id()
  organisationId!: string;
  @Line(40, { optional: true, nullable: true })
  telephone?: string | null;
  @Email({ optional: true, nullable: true })
  email?: string | null;
}

/** Changes what is told of a person; the account and the organisation stay. */
export class PatchPerson {
  @Line(LIMITS.name, { optional: true, min: 1 })
  name?: string;
  @Line(LIMITS.name, { optional: true, min: 1 })
  function?: string;
  @Line(40, { optional: true, nullable: true })
  telephone?: string | null;
  @Email({ optional: true, nullable: true })
  email?: string | null;
}

/** Grants a person a role. */
export class GrantAuthorisation {
  @Choice(ROLES)
  role!: Role;
  @Id({ about: 'Waarvoor: de organisatie waar de persoon werkt' })
  organisationId!: string;
  @ListOf(
    { pattern: PATTERNS.regionCode, max: 20 },
    { optional: true, nullable: true, about: 'Weglaten of null: niet aan een regio gebonden' },
  )
  regionCodes?: string[] | null;
  @Day({ optional: true, nullable: true })
  validUntil?: string | null;
  @Day({ optional: true, nullable: true, about: 'Nodig voor rollen die een screening vragen' })
  screenedUntil?: string | null;
  @FreeText(LIMITS.short, { min: 1, about: 'Op welke grond, bijvoorbeeld het besluit of de aanvraag' })
  ground!: string;
}

/** Changes how long an authorisation is valid, how long the screening is, or ends it now. */
export class PatchAuthorisation {
  @Day({ optional: true, nullable: true })
  validUntil?: string | null;
  @Day({ optional: true, nullable: true })
  screenedUntil?: string | null;
  @FreeText(LIMITS.short, { optional: true, min: 1, about: 'Beëindigt de bevoegdheid nu, om deze reden' })
  endReason?: string;
}

/** A person leaves: everything ends now. */
export class RecordDeparture {
  @FreeText(LIMITS.short, { min: 1 })
  reason!: string;
}

/** A person goes to work for another organisation, or comes back: what they could do before ends now. */
export class RecordTransfer {
  @Id()
  organisationId!: string;
  @Line(LIMITS.name, { min: 1 })
  function!: string;
  @FreeText(LIMITS.short, { min: 1 })
  reason!: string;
}

/** Which authorisations wait for somebody to look at them again. */
export class CertificationQuery {
  @RegionCode({ optional: true })
  region?: string;
}

/** What came of looking at one authorisation again. */
export class CertificationDecision {
  @Id()
  authorisationId!: string;
  @Whole(1, 1_000_000, { about: 'De versie die u zag' })
  version!: number;
  @Choice(CERTIFICATION_OUTCOMES)
  outcome!: CertificationOutcome;
  @FreeText(LIMITS.short, { optional: true, min: 1, about: 'Nodig als de bevoegdheid wordt beëindigd' })
  reason?: string;
}

/** One or more authorisations, looked at again in one go: all of it is recorded, or nothing. */
export class CertifyAuthorisations {
  @NestedList(() => CertificationDecision, LIMITS.maxPage)
  decisions!: CertificationDecision[];
}
