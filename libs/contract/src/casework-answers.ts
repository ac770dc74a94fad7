import {
  DECLINE_GROUNDS,
  INQUIRY_ANSWERS,
  INTERVENTION_KINDS,
  INTERVENTION_RESULTS,
  INTERVENTION_STATUSES,
  MOVE_NAMES,
  ITEM_USES,
  RELIABILITIES,
  SOURCE_KINDS,
  SUBJECT_KINDS,
  TEST_DEPTHS,
  WPG_ARTICLES,
} from '@casusregie/domain';
import type {
  DeclineGround,
  InquiryAnswer,
  InterventionKind,
  InterventionResult,
  InterventionStatus,
  ItemUse,
  MoveName,
  Reliability,
  SourceKind,
  SubjectKind,
  TestDepth,
  WpgArticle,
} from '@casusregie/domain';
import { Choice, Day, Flag, Id, Instant, Line, ListOf, Nested, NestedList, Whole } from './fields';
import { OnBehalf } from './moves';
import { OrganisationRef, PersonRef, RegionRef } from './shared-answers';

/** A question to the requester, and its answer. */
export class QuestionAnswer {
  @Id()
  id!: string;
  @Line(8000)
  question!: string;
  @Day()
  dueOn!: string;
  @Day()
  askedOn!: string;
  @Line(8000, { nullable: true })
  answer!: string | null;
  @Day({ nullable: true })
  answeredOn!: string | null;
  @Flag({ about: 'Gesloten zonder antwoord' })
  closed!: boolean;
}

/** One version of the legality test. */
export class TestAnswer {
  @Id()
  id!: string;
  @Whole(1, 1000)
  version!: number;
  @Choice(TEST_DEPTHS)
  depth!: TestDepth;
  @Line(8000)
  indications!: string;
  @Line(8000)
  necessity!: string;
  @Line(8000)
  proportionality!: string;
  @Line(8000)
  subsidiarity!: string;
  @Line(8000, { nullable: true })
  dataCategories!: string | null;
  @NestedList(() => OrganisationRef, 50)
  partners!: OrganisationRef[];
  @Line(8000, { nullable: true })
  noPartnersReason!: string | null;
  @Nested(() => PersonRef)
  author!: PersonRef;
  @Instant()
  writtenAt!: string;
  @Nested(() => PersonRef, { nullable: true })
  approvedBy!: PersonRef | null;
  @Day({ nullable: true })
  approvedOn!: string | null;
}

/** Who or what the case is about. */
export class SubjectAnswer {
  @Id()
  id!: string;
  @Choice(SUBJECT_KINDS)
  kind!: SubjectKind;
  @Line(200)
  description!: string;
}

/** One line of an inquiry: a subject put to a partner. */
export class InquiryLineAnswer {
  @Id()
  id!: string;
  @Line(40, { about: 'Het nummer van de vraag binnen de casus en de partner' })
  number!: string;
  @Id()
  caseId!: string;
  @Line(30)
  caseNumber!: string;
  @Nested(() => RegionRef)
  region!: RegionRef;
  @Nested(() => SubjectAnswer)
  subject!: SubjectAnswer;
  @Nested(() => OrganisationRef)
  partner!: OrganisationRef;
  @Day()
  askedOn!: string;
  @Day()
  dueOn!: string;
  @Choice(INQUIRY_ANSWERS, { nullable: true })
  answer!: InquiryAnswer | null;
  @Choice(DECLINE_GROUNDS, { nullable: true })
  ground!: DeclineGround | null;
  @Flag()
  contactFirst!: boolean;
  @Flag()
  wantsToAttend!: boolean;
  @Day({ nullable: true })
  answeredOn!: string | null;
  @Flag({ about: 'Door het RIEC vastgelegd en nog te bevestigen' })
  toBeConfirmed!: boolean;
  @Nested(() => OnBehalf, { nullable: true })
  onBehalf!: OnBehalf | null;
  @Flag({ about: 'Gesloten zonder antwoord, na de termijn' })
  closed!: boolean;
  @Whole(1, Number.MAX_SAFE_INTEGER)
  version!: number;
  @Flag()
  mayAnswer!: boolean;
}

/** A list of inquiry lines. */
export class InquiryLineList {
  @NestedList(() => InquiryLineAnswer, 1000)
  items!: InquiryLineAnswer[];
}

/** A piece of information. */
export class ItemAnswer {
  @Id()
  id!: string;
  @Nested(() => OrganisationRef)
  source!: OrganisationRef;
  @Choice(SOURCE_KINDS)
  sourceKind!: SourceKind;
  @Day()
  happenedOn!: string;
  @Instant()
  recordedAt!: string;
  @Line(8000)
  text!: string;
  @Line(200, { nullable: true })
  ground!: string | null;
  @Line(200, { nullable: true })
  handling!: string | null;
  @Choice(RELIABILITIES, { nullable: true })
  reliability!: Reliability | null;
  @Choice(ITEM_USES, { nullable: true, about: 'Wat de bron anderen ermee laat doen' })
  use!: ItemUse | null;
  @Choice(WPG_ARTICLES, { nullable: true })
  wpgArticle!: WpgArticle | null;
  @Flag({ about: 'Of de bron politie is, en er dus een Wpg-artikel bij hoort' })
  ofPolice!: boolean;
  @Flag({ about: 'Bevat bijzondere persoonsgegevens (AVG art. 9)' })
  special!: boolean;
  @Line(8000, { nullable: true })
  specialNecessity!: string | null;
  @ListOf({ max: 200 }, { about: 'Over welke subjecten' })
  subjectIds!: string[];
  @Flag({ about: 'Ouder dan een jaar' })
  old!: boolean;
}

/** A decision of a meeting. */
export class DecisionAnswer {
  @Id()
  id!: string;
  @Choice(MOVE_NAMES)
  move!: MoveName;
  @Line(120)
  meeting!: string;
  @Day()
  heldOn!: string;
  @ListOf({ pattern: /.*/, max: 50 })
  attendees!: string[];
  @Line(8000)
  text!: string;
  @Line(120)
  recordedBy!: string;
}

/** An intervention with its promise, state and result. */
export class InterventionAnswer {
  @Id()
  id!: string;
  @Id()
  caseId!: string;
  @Line(30)
  caseNumber!: string;
  @Choice(INTERVENTION_KINDS)
  kind!: InterventionKind;
  @Line(200)
  description!: string;
  @Nested(() => OrganisationRef)
  owner!: OrganisationRef;
  @Day({ nullable: true })
  dueOn!: string | null;
  @Choice(INTERVENTION_STATUSES)
  status!: InterventionStatus;
  @Choice(INTERVENTION_RESULTS, { nullable: true })
  result!: InterventionResult | null;
  @Line(8000, { nullable: true })
  resultText!: string | null;
  @Line(200, { nullable: true })
  reason!: string | null;
  @Day({ nullable: true })
  happenedOn!: string | null;
  @Whole(0, Number.MAX_SAFE_INTEGER, { nullable: true })
  imposedCents!: number | null;
  @Whole(0, Number.MAX_SAFE_INTEGER, { nullable: true })
  collectedCents!: number | null;
  @Whole(0, Number.MAX_SAFE_INTEGER, { nullable: true })
  offsetCents!: number | null;
  @Whole(0, Number.MAX_SAFE_INTEGER, { nullable: true })
  seizedCents!: number | null;
  @Flag()
  toBeConfirmed!: boolean;
  @Nested(() => OnBehalf, { nullable: true })
  onBehalf!: OnBehalf | null;
  @Day({ nullable: true, about: 'Wanneer de eigenaar zelf het laatst zei hoe het staat' })
  confirmedOn!: string | null;
  @Whole(1, Number.MAX_SAFE_INTEGER)
  version!: number;
  @Flag()
  mayUpdate!: boolean;
  @Flag({ about: 'De casus wacht: nog niet uitvoeren, tot nader bericht' })
  notYet!: boolean;
}

/** A list of interventions. */
export class InterventionList {
  @NestedList(() => InterventionAnswer, 1000)
  items!: InterventionAnswer[];
}

/** What the requester was told, and answered. */
export class FeedbackAnswer {
  @Line(8000)
  text!: string;
  @Day()
  sentOn!: string;
  @Flag({ nullable: true })
  helped!: boolean | null;
  @Line(8000, { nullable: true })
  reaction!: string | null;
  @Flag()
  wantsReopening!: boolean;
}

/** A question to the LIEC. */
export class SecondLineAnswer {
  @Id()
  id!: string;
  @Nested(() => RegionRef)
  region!: RegionRef;
  @Line(8000)
  question!: string;
  @Day()
  askedOn!: string;
  @Line(8000, { nullable: true })
  answer!: string | null;
  @Day({ nullable: true })
  answeredOn!: string | null;
}

/** A list of questions to the LIEC. */
export class SecondLineList {
  @NestedList(() => SecondLineAnswer, 1000)
  items!: SecondLineAnswer[];
}

/** A move that waits for a second person. */
export class ProposalAnswer {
  @Choice(MOVE_NAMES)
  move!: MoveName;
  @Line(120)
  proposedBy!: string;
  @Day()
  proposedOn!: string;
  @Line(8000, { nullable: true })
  summary!: string | null;
}
