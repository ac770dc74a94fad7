import {
  CLOSED_LOCKS,
  CONFIDENTIALITIES,
  KINDS,
  NAMED_AS,
  PHASES,
  PRIORITIES,
  PURPOSES,
  SHOWN_STATES,
  STATES,
  TRACKS,
} from '@casusregie/domain';
import type {
  ClosedLock,
  Confidentiality,
  Kind,
  NamedAs,
  Phase,
  Priority,
  Purpose,
  ShownState,
  State,
  Track,
} from '@casusregie/domain';
import { FiledOnBehalf } from './cases';
import {
  DecisionAnswer,
  FeedbackAnswer,
  InquiryLineAnswer,
  InterventionAnswer,
  ItemAnswer,
  ProposalAnswer,
  QuestionAnswer,
  SecondLineAnswer,
  TestAnswer,
} from './casework-answers';
import { Choice, Counts, Day, Flag, Id, Instant, Line, ListOf, Nested, NestedList, Whole } from './fields';
import { GrantedAccess } from './grants';
import { HoldAnswer } from './hold-answer';
import { OnBehalf } from './moves';
import { RequestAnswer } from './request-answers';
import {
  ActionAnswer,
  AttachmentAnswer,
  Labelled,
  OrganisationRef,
  OutsideNumberAnswer,
  PersonRef,
  RegionRef,
  RoadStep,
} from './shared-answers';
import { CaseSubject, RelationAnswer } from './subjects-answers';

/** The desk of a region: whom to call. */
export class DeskAnswer extends RegionRef {
  @Line(120)
  mailbox!: string;
  @Line(40)
  telephone!: string;
}

/** What all but the header view share. */
class CaseBase {
  @Id()
  id!: string;
  @Line(30, { nullable: true })
  number!: string | null;
  @Line(160, { nullable: true })
  title!: string | null;
  @Choice(KINDS, { nullable: true })
  kind!: Kind | null;
  @Choice(TRACKS)
  track!: Track;
  @Nested(() => Labelled, { nullable: true })
  mainTheme!: Labelled | null;
  @NestedList(() => Labelled, 20)
  moreThemes!: Labelled[];
  @NestedList(() => Labelled, 20)
  phenomena!: Labelled[];
  @NestedList(() => OrganisationRef, 50)
  municipalities!: OrganisationRef[];
  @Nested(() => OrganisationRef)
  submittingOrganisation!: OrganisationRef;
  @Nested(() => DeskAnswer, { nullable: true })
  region!: DeskAnswer | null;
  @Nested(() => PersonRef, { nullable: true })
  handler!: PersonRef | null;
  @Day({ nullable: true })
  submittedOn!: string | null;
  @Day({ nullable: true })
  endedOn!: string | null;
  @Whole(1, Number.MAX_SAFE_INTEGER, { about: 'Versie voor If-Match' })
  version!: number;
  @NestedList(() => RoadStep, 20)
  road!: RoadStep[];
  @NestedList(() => ActionAnswer, 80)
  actions!: ActionAnswer[];
}

/** How a case ended, in words for the requester. */
export class OutcomeAnswer {
  @Line(8000, { nullable: true })
  text!: string | null;
  @Line(8000, { nullable: true })
  selfHelp!: string | null;
  @NestedList(() => Labelled, 20)
  referrals!: Labelled[];
}

/** A case as the requester reads it: masked state, own version, own news. */
export class RequesterCase extends CaseBase {
  @Choice(['requester'])
  view!: 'requester';
  @Choice(SHOWN_STATES)
  shown!: ShownState;
  @Line(60)
  shownLabel!: string;
  @Line(1000)
  shownText!: string;
  @Line(400, { nullable: true })
  consultFirst!: string | null;
  @Day({ nullable: true })
  nextNewsOn!: string | null;
  @Choice(CONFIDENTIALITIES)
  confidentiality!: Confidentiality;
  @Nested(() => RequestAnswer)
  request!: RequestAnswer;
  @Nested(() => FiledOnBehalf, { nullable: true })
  filedOnBehalf!: FiledOnBehalf | null;
  @NestedList(() => QuestionAnswer, 100)
  questions!: QuestionAnswer[];
  @Nested(() => OutcomeAnswer, { nullable: true })
  outcome!: OutcomeAnswer | null;
  @Line(8000, { nullable: true, about: 'Het gegeven advies' })
  answer!: string | null;
  @Nested(() => FeedbackAnswer, { nullable: true })
  feedback!: FeedbackAnswer | null;
  @NestedList(() => InterventionAnswer, 100)
  interventions!: InterventionAnswer[];
  @NestedList(() => OutsideNumberAnswer, 50)
  outsideNumbers!: OutsideNumberAnswer[];
  @NestedList(() => AttachmentAnswer, 50)
  attachments!: AttachmentAnswer[];
  @Flag()
  withdrawalAsked!: boolean;
  @Instant()
  updatedAt!: string;
}

/** A running row "named on the case". */
export class ParticipantAnswer {
  @Id()
  id!: string;
  @Choice(NAMED_AS)
  as!: NamedAs;
  @Nested(() => OrganisationRef)
  organisation!: OrganisationRef;
  @Nested(() => PersonRef, { nullable: true })
  person!: PersonRef | null;
  @Day()
  from!: string;
  @Day({ nullable: true })
  until!: string | null;
  @Line(200)
  ground!: string;
}

/** A case as RIEC staff and its case director read it. */
export class StaffCase extends CaseBase {
  @Choice(['staff'])
  view!: 'staff';
  @Choice(STATES)
  state!: State;
  @Choice(STATES, { nullable: true })
  origin!: State | null;
  @Choice(PHASES)
  phase!: Phase;
  @Choice(PURPOSES, { nullable: true })
  purpose!: Purpose | null;
  @Choice(PRIORITIES)
  priority!: Priority;
  @Choice(CONFIDENTIALITIES)
  confidentiality!: Confidentiality;
  @Day({ nullable: true })
  dueOn!: string | null;
  @Nested(() => RequestAnswer)
  request!: RequestAnswer;
  @Nested(() => GrantedAccess, {
    nullable: true,
    about: 'Als u deze casus voor bepaalde tijd ziet: tot wanneer en waarom',
  })
  accessUntil!: GrantedAccess | null;
  @Nested(() => PersonRef)
  filer!: PersonRef;
  @Nested(() => FiledOnBehalf, { nullable: true })
  filedOnBehalf!: FiledOnBehalf | null;
  @Nested(() => HoldAnswer, { nullable: true })
  hold!: HoldAnswer | null;
  @Nested(() => PersonRef, { nullable: true })
  caseDirector!: PersonRef | null;
  @NestedList(() => ParticipantAnswer, 200)
  participants!: ParticipantAnswer[];
  @NestedList(() => QuestionAnswer, 100)
  questions!: QuestionAnswer[];
  @NestedList(() => TestAnswer, 50)
  tests!: TestAnswer[];
  @NestedList(() => CaseSubject, 200)
  subjects!: CaseSubject[];
  @NestedList(() => RelationAnswer, 500)
  relations!: RelationAnswer[];
  @ListOf(
    { values: CLOSED_LOCKS, max: 2 },
    { about: 'Waarom gesloten bronnen nog op slot zijn; leeg als ze open zijn' },
  )
  closedLocks!: ClosedLock[];
  @NestedList(() => InquiryLineAnswer, 1000)
  inquiryLines!: InquiryLineAnswer[];
  @NestedList(() => ItemAnswer, 500)
  items!: ItemAnswer[];
  @NestedList(() => DecisionAnswer, 100)
  decisions!: DecisionAnswer[];
  @Line(8000, { nullable: true })
  advice!: string | null;
  @Line(8000, { nullable: true })
  answer!: string | null;
  @NestedList(() => InterventionAnswer, 200)
  interventions!: InterventionAnswer[];
  @NestedList(() => SecondLineAnswer, 50)
  secondLines!: SecondLineAnswer[];
  @Nested(() => OutcomeAnswer, { nullable: true })
  outcome!: OutcomeAnswer | null;
  @Nested(() => FeedbackAnswer, { nullable: true })
  feedback!: FeedbackAnswer | null;
  @Nested(() => ProposalAnswer, { nullable: true })
  proposal!: ProposalAnswer | null;
  @Line(8000, {
    nullable: true,
    about: 'De wens van de inbrenger om in te trekken',
  })
  withdrawalWish!: string | null;
  @NestedList(() => OutsideNumberAnswer, 50)
  outsideNumbers!: OutsideNumberAnswer[];
  @NestedList(() => AttachmentAnswer, 50)
  attachments!: AttachmentAnswer[];
  @Instant()
  updatedAt!: string;
}

/** A case as a named partner reads it: what the partner was asked, the plan, its own rows. */
export class PartnerCase extends CaseBase {
  @Choice(['partner'])
  view!: 'partner';
  @Choice(STATES)
  state!: State;
  @Line(8000, { nullable: true })
  indications!: string | null;
  @NestedList(() => InquiryLineAnswer, 1000)
  inquiryLines!: InquiryLineAnswer[];
  @Line(8000, { nullable: true })
  advice!: string | null;
  @NestedList(() => InterventionAnswer, 200)
  interventions!: InterventionAnswer[];
}

/** A case as the LIEC sees it: no title, municipality, requester or handler. */
export class HeaderCase {
  @Choice(['header'])
  view!: 'header';
  @Id()
  id!: string;
  @Line(30)
  number!: string;
  @Nested(() => DeskAnswer)
  region!: DeskAnswer;
  @Choice(KINDS)
  kind!: Kind;
  @Nested(() => Labelled, { nullable: true })
  mainTheme!: Labelled | null;
  @NestedList(() => Labelled, 20)
  phenomena!: Labelled[];
  @Choice(STATES)
  state!: State;
  @Day()
  submittedOn!: string;
  @Day({ nullable: true })
  endedOn!: string | null;
  @NestedList(() => ActionAnswer, 80)
  actions!: ActionAnswer[];
}

export const CASE_VIEWS = [RequesterCase, StaffCase, PartnerCase, HeaderCase] as const;
/** One case in the caller's view: the `view` field tells which. */
export type CaseAnswer = RequesterCase | StaffCase | PartnerCase | HeaderCase;

/** One row of a case list. What a view may not show is absent. */
export class CaseRow {
  @Choice(['requester', 'staff', 'partner', 'header'])
  view!: 'requester' | 'staff' | 'partner' | 'header';
  @Id()
  id!: string;
  @Line(30, { nullable: true })
  number!: string | null;
  @Choice(KINDS, { nullable: true })
  kind!: Kind | null;
  @Line(40, { about: 'Toestand; voor de inbrenger de getoonde toestand' })
  state!: string;
  @Line(160, { optional: true, nullable: true })
  title?: string | null;
  @Line(60, { nullable: true })
  theme!: string | null;
  @Line(120, { optional: true, nullable: true })
  municipality?: string | null;
  @Line(120, { optional: true })
  organisation?: string;
  @Line(10, { optional: true, nullable: true })
  region?: string | null;
  @Line(120, { optional: true, nullable: true })
  handler?: string | null;
  @Choice(PRIORITIES, { optional: true })
  priority?: Priority;
  @Choice(CONFIDENTIALITIES, { optional: true })
  confidentiality?: Confidentiality;
  @Day({ optional: true, nullable: true })
  dueOn?: string | null;
  @Day({ nullable: true })
  submittedOn!: string | null;
  @Instant({ optional: true })
  updatedAt?: string;
}

/** A page of cases, with counts for the filter chips. */
export class CasePage {
  @NestedList(() => CaseRow, 100)
  items!: CaseRow[];
  @Line(400, {
    nullable: true,
    about: 'Aanwijzer van de volgende bladzijde; null op de laatste',
  })
  next!: string | null;
  @Counts({ about: 'Aantal per toestand binnen het bereik, zonder filters' })
  counts!: Record<string, number>;
  @Whole(0, 1_000_000, {
    about: 'Aantal dat aan de filters voldoet; boven 1000 niet verder geteld',
  })
  total!: number;
  @Flag({ about: 'Of er meer zijn dan geteld' })
  totalIsCapped!: boolean;
  @Whole(0, 1_000_000, {
    about: 'Meegeteld in het cijfer, maar alleen op naam zichtbaar',
  })
  hidden!: number;
}

/** One line of the timeline. */
export class EventAnswer {
  @Id()
  id!: string;
  @Line(40)
  type!: string;
  @Line(10_000)
  text!: string;
  @Line(8000, { nullable: true })
  detail!: string | null;
  @Line(40, { nullable: true })
  from!: string | null;
  @Line(40, { nullable: true })
  to!: string | null;
  @Day()
  happenedOn!: string;
  @Instant()
  recordedAt!: string;
  @Line(300)
  by!: string;
  @Nested(() => OnBehalf, { nullable: true })
  onBehalf!: OnBehalf | null;
}

/** The timeline of a case, newest first. */
export class EventPage {
  @NestedList(() => EventAnswer, 100)
  items!: EventAnswer[];
  @Line(400, { nullable: true })
  next!: string | null;
}

/** What a move or an act did: the case as it stands now, in the caller's view. */
export class MoveAnswer {
  @Choice(['done', 'proposed', 'deleted'])
  outcome!: 'done' | 'proposed' | 'deleted';
  @Id()
  caseId!: string;
  @Line(30, { nullable: true })
  number!: string | null;
  @Line(40, {
    nullable: true,
    about: 'Toestand erna; voor de inbrenger de getoonde toestand',
  })
  state!: string | null;
  @Whole(0, Number.MAX_SAFE_INTEGER)
  version!: number;
}
