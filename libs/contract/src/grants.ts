import { GRANT_KINDS, type GrantKind } from '@casusregie/domain';
import { GRANT_SCOPES, LIMITS } from './constants';
import { Choice, Flag, FreeText, Id, Instant, Line, ListOf, Nested, NestedList, Whole } from './fields';
import { OrganisationRef, PersonRef } from './shared-answers';

/** Lets somebody in to one case for a time; how long and what is asked depends on the kind. */
export class GiveGrant {
  @Choice(GRANT_KINDS)
  kind!: GrantKind;
  @Id()
  personId!: string;
  @Whole(1, 30 * 24, { about: 'Hoeveel uur, vanaf nu; per soort geldt een kortere grens' })
  hours!: number;
  @FreeText(LIMITS.ground, { min: 1, about: 'Waarom; wie toegang krijgt, leest dit' })
  ground!: string;
  @Line(60, { optional: true, nullable: true, about: 'Kenmerk van het verzoek van de betrokkene' })
  reference?: string | null;
}

/** Access that was given: until when, and how many were alerted to it. */
export class GrantGiven {
  @Id()
  grantId!: string;
  @Id()
  caseId!: string;
  @Choice(GRANT_KINDS)
  kind!: GrantKind;
  @Instant()
  until!: string;
  @Whole(0, 1000, { about: 'Hoeveel mensen een melding kregen' })
  alerted!: number;
}

/** Access that was ended before its time. */
export class GrantEnded {
  @Id()
  grantId!: string;
  @Instant()
  endedAt!: string;
}

/** Access of one person to one case for a time: by the number of the case, without anything of its content. */
export class GrantAnswer {
  @Id()
  id!: string;
  @Choice(GRANT_KINDS)
  kind!: GrantKind;
  @Id()
  caseId!: string;
  @Line(30)
  number!: string;
  @Nested(() => PersonRef)
  person!: PersonRef;
  @Nested(() => OrganisationRef)
  organisation!: OrganisationRef;
  @Instant()
  from!: string;
  @Instant()
  until!: string;
  @Line(LIMITS.ground)
  ground!: string;
  @Line(60, { nullable: true })
  reference!: string | null;
  @Line(120)
  grantedBy!: string;
  @Instant({ nullable: true, about: 'Wanneer de toegang eerder is beëindigd' })
  endedAt!: string | null;
  @Line(120, { nullable: true })
  endedBy!: string | null;
  @Flag({ about: 'Of de toegang nu geldt' })
  running!: boolean;
  @Flag({ about: 'Of u deze toegang kunt beëindigen' })
  mayEnd!: boolean;
}

/** Who has, or had, access to one case for a time; newest first. */
export class GrantList {
  @NestedList(() => GrantAnswer, 500)
  items!: GrantAnswer[];
}

/** A page of access for a time, newest first. */
export class GrantPage {
  @NestedList(() => GrantAnswer, LIMITS.page)
  items!: GrantAnswer[];
  @Line(400, { nullable: true })
  next!: string | null;
}

/** Which list of access: one's own that runs now, or that of the region. */
export class GrantQuery {
  @Choice(GRANT_SCOPES, { optional: true })
  scope?: (typeof GRANT_SCOPES)[number];
  @Line(400, { optional: true })
  after?: string;
}

/** Somebody who may be let in, and with which kinds. */
export class GrantCandidate {
  @Id()
  id!: string;
  @Line(120)
  name!: string;
  @Line(120)
  function!: string;
  @Line(120)
  organisation!: string;
  @ListOf({ values: GRANT_KINDS, max: GRANT_KINDS.length })
  kinds!: GrantKind[];
}

export class GrantCandidateList {
  @NestedList(() => GrantCandidate, 1000)
  items!: GrantCandidate[];
}

/** Somebody who was alerted, and when they saw it. */
export class AlertedPerson {
  @Line(120)
  name!: string;
  @Line(120)
  function!: string;
  @Instant({ nullable: true })
  seenAt!: string | null;
}

/** An alert of break-glass to the caller. */
export class AccessAlertAnswer {
  @Id()
  id!: string;
  @Instant()
  toldAt!: string;
  @Instant({ nullable: true })
  seenAt!: string | null;
  @Nested(() => GrantAnswer)
  grant!: GrantAnswer;
  @NestedList(() => AlertedPerson, 100, { about: 'Wie de melding kreeg, en wanneer die is gezien' })
  alerted!: AlertedPerson[];
}

export class AccessAlertList {
  @NestedList(() => AccessAlertAnswer, 100)
  items!: AccessAlertAnswer[];
}

/** The alert was seen. */
export class AlertSeen {
  @Id()
  alertId!: string;
  @Instant()
  seenAt!: string;
}

/** Why and until when the caller reads this case: only with access for a time. */
export class GrantedAccess {
  @Choice(GRANT_KINDS)
  kind!: GrantKind;
  @Instant()
  until!: string;
  @Line(LIMITS.ground)
  ground!: string;
}
