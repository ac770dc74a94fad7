import { MOVE_FACTS, NEEDS, ORGANISATION_KINDS, REFUSALS, ROLES } from '@casusregie/domain';
import type { MoveFact, Need, OrganisationKind, Refusal, Role } from '@casusregie/domain';
import { Anything, Choice, Day, Flag, Id, Line, ListOf, Nested, NestedList, RegionCode, Whole } from './fields';

/** An organisation as named beside something else. */
export class OrganisationRef {
  @Id()
  id!: string;
  @Line(120)
  name!: string;
  @Choice(ORGANISATION_KINDS)
  kind!: OrganisationKind;
}

/** A region as named beside something else. */
export class RegionRef {
  @RegionCode()
  code!: string;
  @Line(120)
  name!: string;
}

/** A person as named beside something else. */
export class PersonRef {
  @Id()
  id!: string;
  @Line(120)
  name!: string;
  @Line(120)
  function!: string;
}

/** A code with its Dutch words. */
export class Labelled {
  @Line(60)
  code!: string;
  @Line(200)
  label!: string;
}

/** What the caller may do now, or why not. */
export class ActionAnswer {
  @Line(40)
  name!: string;
  @Line(120)
  label!: string;
  @Flag()
  allowed!: boolean;
  @Choice(['do', 'propose', 'confirm'], { optional: true })
  mode?: 'do' | 'propose' | 'confirm';
  @Choice(REFUSALS, { optional: true })
  because?: Refusal;
  @ListOf({ values: NEEDS, max: 40 }, { optional: true, about: 'Wat er nog ontbreekt' })
  needs?: Need[];
  @ListOf({ values: MOVE_FACTS, max: 40 }, { optional: true, about: 'Wat gevraagd wordt' })
  asks?: MoveFact[];
  @ListOf({ values: MOVE_FACTS, max: 40 }, { optional: true, about: 'Wat mag worden opgegeven' })
  mayAsk?: MoveFact[];
}

/** One step on the picture of a case. */
export class RoadStep {
  @Line(40)
  state!: string;
  @Line(60)
  label!: string;
  @Choice(['passed', 'here', 'next', 'later'])
  place!: 'passed' | 'here' | 'next' | 'later';
  @Day({ nullable: true, about: 'Wanneer de casus er kwam' })
  on!: string | null;
}

/** A number in another system. */
export class OutsideNumberAnswer {
  @Id()
  id!: string;
  @Line(60)
  system!: string;
  @Line(60)
  number!: string;
}

/** A file that belongs to a case. */
export class AttachmentAnswer {
  @Id()
  id!: string;
  @Line(200)
  name!: string;
  @Whole(0, Number.MAX_SAFE_INTEGER)
  bytes!: number;
  @Line(100)
  type!: string;
  @Line(64)
  sha256!: string;
  @Line(30)
  addedAt!: string;
  @Line(120)
  addedBy!: string;
}

/** One line of an authorisation of the caller. */
export class AuthorisationAnswer {
  @Id()
  id!: string;
  @Choice(ROLES)
  role!: Role;
  @Line(60)
  label!: string;
  @Nested(() => OrganisationRef)
  organisation!: OrganisationRef;
  @NestedList(() => RegionRef, 20, {
    about: 'Leeg betekent: heel Nederland, of niet aan een regio gebonden',
  })
  regions!: RegionRef[];
}

/** Who is calling, and what they may do beside cases. */
export class MeAnswer {
  @Nested(() => PersonRef)
  person!: PersonRef;
  @Nested(() => OrganisationRef)
  organisation!: OrganisationRef;
  @NestedList(() => AuthorisationAnswer, 50)
  authorisations!: AuthorisationAnswer[];
  @ListOf({ pattern: /.*/, max: 20 }, { about: 'Wat deze persoon mag buiten een casus' })
  may!: string[];
  @Flag()
  demo!: boolean;
  @Line(200, {
    nullable: true,
    about: 'Waarom er nu geen toegang is, bijvoorbeeld een verlopen screening',
  })
  notice!: string | null;
}

/** One fault of a field. */
export class FieldFault {
  @Line(200)
  field!: string;
  @Line(300)
  message!: string;
}

/** A problem, as in RFC 9457, with every fault named. */
export class Problem {
  @Line(200)
  type!: string;
  @Line(200)
  title!: string;
  @Whole(400, 599)
  status!: number;
  @Line(1000)
  detail!: string;
  @Line(60, { about: 'Korte code van het probleem' })
  code!: string;
  @Line(64)
  traceId!: string;
  @NestedList(() => FieldFault, 200, { optional: true })
  errors?: FieldFault[];
  @ListOf({ values: NEEDS, max: 40 }, { optional: true })
  needs?: Need[];
  @Anything({ optional: true, about: 'Bij 409: de casus zoals die nu is, zoals de aanroeper hem mag zien' })
  current?: unknown;
}
