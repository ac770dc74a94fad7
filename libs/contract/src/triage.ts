import { HOLD_GROUNDS, STATES, type HoldGround, type State } from '@casusregie/domain';
import { LIMITS } from './constants';
import { Choice, Day, Flag, Id, Instant, Line, Nested, NestedList } from './fields';
import { PersonRef } from './shared-answers';

/** What became of one case of several that were assigned at once. */
export const ASSIGNMENT_RESULTS = ['done', 'changed', 'not-allowed', 'unknown'] as const;
export type AssignmentResult = (typeof ASSIGNMENT_RESULTS)[number];

/** One case to assign, as the list showed it. */
export class CaseSeen {
  @Id()
  caseId!: string;
  @Instant({ about: '`updatedAt` van de regel in de lijst: is de casus daarna gewijzigd, dan gebeurt er niets' })
  seenAt!: string;
}

/** Gives several cases to one person. Each case is looked at by itself. */
export class AssignCases {
  @Id()
  handlerId!: string;
  @NestedList(() => CaseSeen, LIMITS.maxPage)
  cases!: CaseSeen[];
}

/** What became of one case. */
export class CaseAssigned {
  @Id()
  caseId!: string;
  @Choice(ASSIGNMENT_RESULTS)
  result!: AssignmentResult;
  @Line(LIMITS.text, { nullable: true, about: 'Waarom niet, in woorden' })
  because!: string | null;
}

/** What became of each case, in the order in which they were asked. */
export class CasesAssigned {
  @NestedList(() => CaseAssigned, LIMITS.maxPage)
  items!: CaseAssigned[];
}

/** A case on hold, with the day on which it must be looked at again. */
export class HeldCase {
  @Id()
  caseId!: string;
  @Line(30)
  number!: string;
  @Line(LIMITS.title, { nullable: true })
  title!: string | null;
  @Line(120, { nullable: true })
  municipality!: string | null;
  @Nested(() => PersonRef, { nullable: true })
  handler!: PersonRef | null;
  @Choice(STATES, { about: 'De toestand waaruit de casus in de wacht is gezet' })
  origin!: State;
  @Choice(HOLD_GROUNDS)
  ground!: HoldGround;
  @Day()
  reviewOn!: string;
  @Flag({ about: 'Of de inbrenger weet dat de behandeling wacht' })
  toldToRequester!: boolean;
}

/** A page of cases on hold: those that had to be looked at first come first. */
export class HoldPage {
  @NestedList(() => HeldCase, LIMITS.page)
  items!: HeldCase[];
  @Line(400, { nullable: true })
  next!: string | null;
}

/** Where a page begins. */
export class HoldQuery {
  @Line(400, { optional: true })
  after?: string;
}
