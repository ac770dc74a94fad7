import {
  INTERVENTION_KINDS,
  INTERVENTION_STATUSES,
  type InterventionKind,
  type InterventionStatus,
} from '@casusregie/domain';
import { LIMITS } from './constants';
import { Choice, Day, Flag, FreeText, Id, Line, Nested, NestedList, Whole } from './fields';
import { OrganisationRef, PersonRef, RegionRef } from './shared-answers';
import { ContactAnswer, TaskAnswer } from './tasks';

/** Whom one calls at a municipality. */
export class ContactPerson {
  @FreeText(LIMITS.name, { min: 1 })
  name!: string;
  @FreeText(LIMITS.name, { min: 1 })
  function!: string;
  @FreeText(40, { nullable: true })
  telephone!: string | null;
  @FreeText(200, { nullable: true })
  email!: string | null;
  @Flag({ about: 'Of dit de vervanger is' })
  deputy!: boolean;
}

/** Who keeps in touch with a municipality, and with whom there: put down as a whole. */
export class KeepMunicipality {
  @Id({ nullable: true })
  accountManagerId!: string | null;
  @Id({ nullable: true })
  deputyId!: string | null;
  @Day({ nullable: true })
  nextVisitOn!: string | null;
  @NestedList(() => ContactPerson, 10)
  contactPersons!: ContactPerson[];
}

/** A municipality in the list of the region. */
export class MunicipalityRow {
  @Id()
  id!: string;
  @Line(120)
  name!: string;
  @Whole(0, 1_000_000, { about: 'Lopende signalen en casussen die u kunt zien' })
  openCases!: number;
  @Whole(0, 1_000_000)
  openTasks!: number;
  @Day({ nullable: true })
  lastContactOn!: string | null;
  @Day({ nullable: true })
  nextVisitOn!: string | null;
  @Line(120, { nullable: true })
  accountManager!: string | null;
  @Flag({ about: 'Of u er accountmanager of vervanger bent' })
  mine!: boolean;
}

export class MunicipalityList {
  @NestedList(() => MunicipalityRow, 400)
  items!: MunicipalityRow[];
}

/** A case on the page of a municipality; the state as this view shows it. */
export class MunicipalityCase {
  @Id()
  id!: string;
  @Line(30, { nullable: true })
  number!: string | null;
  @Line(LIMITS.title, { nullable: true })
  title!: string | null;
  @Line(40)
  state!: string;
  @Line(200, { nullable: true })
  theme!: string | null;
  @Line(120, { nullable: true })
  handler!: string | null;
}

/** An intervention that the municipality itself carries out. */
export class MunicipalityIntervention {
  @Id()
  id!: string;
  @Line(30)
  number!: string;
  @Choice(INTERVENTION_KINDS)
  kind!: InterventionKind;
  @Line(LIMITS.text)
  description!: string;
  @Choice(INTERVENTION_STATUSES)
  status!: InterventionStatus;
  @Day({ nullable: true })
  dueOn!: string | null;
}

/** Whom a municipality calls at the RIEC. */
export class MunicipalityKeeper extends PersonRef {
  @Line(40, { nullable: true, about: 'Alleen voor de gemeente zelf' })
  telephone!: string | null;
}

/** All of one municipality. Contacts and pictures of other organisations are for the RIEC alone. */
export class MunicipalityAnswer {
  @Choice(['staff', 'requester'])
  view!: 'staff' | 'requester';
  @Nested(() => OrganisationRef)
  municipality!: OrganisationRef;
  @Nested(() => RegionRef, { nullable: true })
  region!: RegionRef | null;
  @Nested(() => MunicipalityKeeper, { nullable: true })
  accountManager!: MunicipalityKeeper | null;
  @Nested(() => MunicipalityKeeper, { nullable: true })
  deputy!: MunicipalityKeeper | null;
  @NestedList(() => ContactPerson, 10)
  contactPersons!: ContactPerson[];
  @Day({ nullable: true, about: 'Het laatste bezoek; alleen voor het RIEC' })
  lastVisitOn!: string | null;
  @Day({ nullable: true })
  nextVisitOn!: string | null;
  @NestedList(() => MunicipalityCase, 100)
  cases!: MunicipalityCase[];
  @NestedList(() => MunicipalityCase, 100, { about: 'Ondermijningsbeelden en hun aanbevelingen' })
  pictures!: MunicipalityCase[];
  @NestedList(() => TaskAnswer, 200)
  tasks!: TaskAnswer[];
  @NestedList(() => ContactAnswer, 20, { about: 'Leeg voor de gemeente zelf' })
  contacts!: ContactAnswer[];
  @NestedList(() => MunicipalityIntervention, 100)
  interventions!: MunicipalityIntervention[];
  @Whole(0, 1_000_000)
  version!: number;
  @Flag({ about: 'Of u de contactgegevens mag bijhouden' })
  mayKeep!: boolean;
  @Flag({ about: 'Of u taken en contacten kunt toevoegen' })
  mayAdd!: boolean;
}

/** A count under a word; null when it is too small to be told. */
export class SummaryCount {
  @Line(200)
  label!: string;
  @Whole(0, 1_000_000, { nullable: true })
  count!: number | null;
}

/** One page for the mayor: counts only, no name, address or text of anybody. */
export class MunicipalitySummary {
  @Line(120)
  municipality!: string;
  @Day()
  on!: string;
  @Whole(1, 100, { about: 'Kleinere aantallen worden niet genoemd' })
  smallest!: number;
  @NestedList(() => SummaryCount, 60)
  states!: SummaryCount[];
  @NestedList(() => SummaryCount, 60)
  themes!: SummaryCount[];
  @NestedList(() => SummaryCount, 60)
  interventionKinds!: SummaryCount[];
  @NestedList(() => SummaryCount, 60)
  interventionStatuses!: SummaryCount[];
  @Whole(0, 1_000_000)
  agreementsOpen!: number;
  @Whole(0, 1_000_000)
  agreementsLate!: number;
  @Day({ nullable: true })
  nextVisitOn!: string | null;
}
