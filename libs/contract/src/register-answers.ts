import {
  CERTIFICATION_OUTCOMES,
  CERTIFICATION_REFUSALS,
  ROLES,
  STANDINGS,
  type CertificationOutcome,
  type CertificationRefusal,
  type Role,
  type Standing,
} from '@casusregie/domain';
import { Choice, Day, Flag, FreeText, Id, Instant, Line, Nested, NestedList, RegionCode, Whole } from './fields';
import { OrganisationRef, PersonRef, RegionRef } from './shared-answers';

/** One authorisation with its history: granted, confirmed, ended; by whom, when and why. */
export class AuthorisationRecord {
  @Id()
  id!: string;
  @Choice(ROLES)
  role!: Role;
  @Line(60)
  label!: string;
  @Nested(() => OrganisationRef)
  organisation!: OrganisationRef;
  @NestedList(() => RegionRef, 20, { about: 'Leeg betekent: niet aan een regio gebonden' })
  regions!: RegionRef[];
  @Choice(STANDINGS)
  standing!: Standing;
  @Day({ nullable: true })
  validUntil!: string | null;
  @Day({ nullable: true })
  screenedUntil!: string | null;
  @Day()
  grantedOn!: string;
  @Line(120)
  grantedBy!: string;
  @FreeText(200, { nullable: true })
  ground!: string | null;
  @Day({ nullable: true })
  certifiedOn!: string | null;
  @Line(120, { nullable: true })
  certifiedBy!: string | null;
  @Day({ about: 'Uiterlijk dan opnieuw te beoordelen' })
  certifyBy!: string;
  @Flag({ about: 'Of de jaarlijkse beoordeling nu nodig is' })
  due!: boolean;
  @Instant({ nullable: true })
  endedAt!: string | null;
  @Line(120, { nullable: true })
  endedBy!: string | null;
  @FreeText(200, { nullable: true })
  endReason!: string | null;
  @Whole(1, 1_000_000)
  version!: number;
}

/** A person in a list of the register. */
export class PersonRow extends PersonRef {
  @Line(120)
  account!: string;
  @Flag({ about: 'Of de persoon in dienst is' })
  active!: boolean;
  @Nested(() => OrganisationRef)
  organisation!: OrganisationRef;
  @NestedList(() => AuthorisationRecord, 50, { about: 'Alleen wat niet beëindigd is' })
  authorisations!: AuthorisationRecord[];
}

/** A page of persons. */
export class PersonPage {
  @NestedList(() => PersonRow, 100)
  items!: PersonRow[];
  @Line(600, { nullable: true, about: 'Aanwijzer van de volgende bladzijde; null op de laatste' })
  next!: string | null;
}

/** A number of cases in one region. */
export class RegionCount {
  @Nested(() => RegionRef)
  region!: RegionRef;
  @Whole(0, 1_000_000)
  count!: number;
}

/** What a person has in hand: what a departure or transfer puts an end to. Numbers only, never a case. */
export class PersonHolds {
  @Whole(0, 1_000_000, { about: 'Open sessies' })
  sessions!: number;
  @Whole(0, 1_000_000, { about: 'Casussen waarop de persoon benoemd is' })
  namings!: number;
  @NestedList(() => RegionCount, 20, { about: 'Lopende casussen die de persoon behandelt, per regio' })
  handled!: RegionCount[];
}

/** One person of the register. */
export class PersonAnswer extends PersonRow {
  @Line(40, { nullable: true })
  telephone!: string | null;
  @Line(254, { nullable: true, about: 'Waar meldingen heen gaan' })
  email!: string | null;
  @Day({ nullable: true })
  leftOn!: string | null;
  @NestedList(() => AuthorisationRecord, 500, { about: 'Ook wat beëindigd is, het nieuwste eerst' })
  declare authorisations: AuthorisationRecord[];
  @Nested(() => PersonHolds, { nullable: true, about: 'Alleen voor wie het register bijhoudt' })
  holds!: PersonHolds | null;
  @Flag({ about: 'Of u deze persoon mag wijzigen' })
  mayChange!: boolean;
  @Whole(1, 1_000_000)
  version!: number;
}

/** An authorisation that waits for somebody to look at it again. */
export class CertificationRow {
  @Nested(() => PersonRef)
  person!: PersonRef;
  @Nested(() => AuthorisationRecord)
  authorisation!: AuthorisationRecord;
  @Choice(CERTIFICATION_REFUSALS, { nullable: true, about: 'Waarom u deze niet beoordeelt; null als u dat wel doet' })
  refusal!: CertificationRefusal | null;
}

/** What is due, as far as it is this caller's to look at. */
export class CertificationList {
  @NestedList(() => CertificationRow, 500)
  items!: CertificationRow[];
  @Whole(0, 1_000_000, { about: 'Alles wat wacht; in de lijst staan de oudste 500' })
  total!: number;
}

/** What was recorded in one go. */
export class CertificationAnswer {
  @Whole(0, 100)
  confirmed!: number;
  @Whole(0, 100)
  ended!: number;
}

/** Who looked at how many authorisations on a day. */
export class CertificationSitting {
  @Day()
  on!: string;
  @Nested(() => PersonRef)
  by!: PersonRef;
  @Choice(CERTIFICATION_OUTCOMES)
  outcome!: CertificationOutcome;
  @Whole(1, 1_000_000)
  count!: number;
}

/** How far the yearly round is in one region; without a region: national roles. */
export class CertificationRegion {
  @RegionCode({ nullable: true })
  region!: string | null;
  @Line(120)
  name!: string;
  @Whole(0, 1_000_000, { about: 'Bevoegdheden die nog gelden' })
  running!: number;
  @Whole(0, 1_000_000, { about: 'Het afgelopen jaar bevestigd' })
  confirmed!: number;
  @Whole(0, 1_000_000, { about: 'Korter dan een jaar geleden verleend, nog niet aan de beurt' })
  fresh!: number;
  @Whole(0, 1_000_000, { about: 'Te beoordelen' })
  due!: number;
}

/** The yearly round: how far it is, and who did what in the past year. */
export class CertificationReport {
  @Day()
  from!: string;
  @Day()
  to!: string;
  @NestedList(() => CertificationRegion, 20)
  regions!: CertificationRegion[];
  @NestedList(() => CertificationSitting, 1000)
  sittings!: CertificationSitting[];
}
