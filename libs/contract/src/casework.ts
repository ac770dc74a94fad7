import {
  DECLINE_GROUNDS,
  INQUIRY_ANSWERS,
  INTERVENTION_KINDS,
  INTERVENTION_RESULTS,
  INTERVENTION_STATUSES,
  KINDS,
  MOST_QUESTIONS,
  SOURCE_KINDS,
  TEST_DEPTHS,
  type DeclineGround,
  type InquiryAnswer,
  type InterventionKind,
  type InterventionResult,
  type InterventionStatus,
  type Kind,
  type SourceKind,
  type TestDepth,
} from '@casusregie/domain';
import { LIMITS, PATTERNS } from './constants';
import { Cents, Choice, Day, Flag, FreeText, Id, Line, ListOf, Nested, NestedList } from './fields';
import { Classification } from './items';
import { OnBehalf } from './moves';
import { AnswerToQuestion } from './region-settings';

/** A legality test: the written weighing before partners may be asked. Each write is a new version. */
export class WriteTest {
  @Choice(TEST_DEPTHS)
  depth!: TestDepth;
  @FreeText(LIMITS.text, {
    min: 1,
    about: 'Duidelijke en objectieve aanwijzingen',
  })
  indications!: string;
  @FreeText(LIMITS.text, { min: 1, about: 'Noodzakelijkheid' })
  necessity!: string;
  @FreeText(LIMITS.text, { min: 1, about: 'Proportionaliteit' })
  proportionality!: string;
  @FreeText(LIMITS.text, { min: 1, about: 'Subsidiariteit' })
  subsidiarity!: string;
  @FreeText(LIMITS.text, {
    optional: true,
    nullable: true,
    about: 'Soorten gegevens; nodig voor een volledige toets',
  })
  dataCategories?: string | null;
  @ListOf({ pattern: PATTERNS.id, max: LIMITS.list }, { about: 'Partners die bevraagd mogen worden' })
  partnerIds!: string[];
  @FreeText(LIMITS.text, {
    optional: true,
    nullable: true,
    about: 'Waarom geen partner: een plek of branche zonder subjecten',
  })
  noPartnersReason?: string | null;
}

/** Puts subjects to partners: each subject × partner becomes a line, answered by itself. */
export class SendInquiry {
  @ListOf({ pattern: PATTERNS.id, max: LIMITS.list })
  subjectIds!: string[];
  @ListOf({ pattern: PATTERNS.id, max: LIMITS.list })
  partnerIds!: string[];
  @Day()
  dueOn!: string;
}

/** Hit, no-hit or no answer possible, and two ticks; nothing more. */
export class AnswerLine {
  @Choice(INQUIRY_ANSWERS)
  answer!: InquiryAnswer;
  @Choice(DECLINE_GROUNDS, {
    optional: true,
    about: 'Nodig als er geen antwoord mogelijk is',
  })
  ground?: DeclineGround;
  @Flag({ optional: true })
  contactFirst?: boolean;
  @Flag({ optional: true })
  wantsToAttend?: boolean;
  @Day({ optional: true })
  happenedOn?: string;
  @Nested(() => OnBehalf, {
    optional: true,
    about: 'Alleen als het RIEC namens de partner vastlegt',
  })
  onBehalf?: OnBehalf;
}

/** A piece of information of a partner. */
export class AddItem extends Classification {
  @Id({ about: 'De organisatie die het verstrekte' })
  sourceId!: string;
  @Choice(SOURCE_KINDS)
  sourceKind!: SourceKind;
  @Day()
  happenedOn!: string;
  @FreeText(LIMITS.text, { min: 1 })
  text!: string;
  @FreeText(LIMITS.short, {
    optional: true,
    nullable: true,
    about: 'Grondslag',
  })
  ground?: string | null;
  @FreeText(LIMITS.short, {
    optional: true,
    nullable: true,
    about: 'Hoe het gebruikt mag worden',
  })
  handling?: string | null;
}

/** Classifies an item: its ground and how it may be used. */
export class ClassifyItem extends Classification {
  @FreeText(LIMITS.short, { min: 1 })
  ground!: string;
  @FreeText(LIMITS.short, { min: 1 })
  handling!: string;
}

/** An intervention that one organisation commits to. */
export class AddIntervention {
  @Choice(INTERVENTION_KINDS)
  kind!: InterventionKind;
  @FreeText(LIMITS.short, { min: 1 })
  description!: string;
  @Id({ about: 'De organisatie die het doet' })
  ownerId!: string;
  @Day({ optional: true, nullable: true })
  dueOn?: string | null;
}

/** A change to an intervention: status, result, amounts in euro cents. */
export class UpdateIntervention {
  @Choice(INTERVENTION_STATUSES, { optional: true })
  status?: InterventionStatus;
  @Choice(INTERVENTION_RESULTS, { optional: true })
  result?: InterventionResult;
  @FreeText(LIMITS.text, { optional: true, nullable: true })
  resultText?: string | null;
  @FreeText(LIMITS.short, {
    optional: true,
    about: 'Nodig bij vervallen of niet vrijgegeven',
  })
  reason?: string;
  @Day({ optional: true, nullable: true })
  dueOn?: string | null;
  @Day({ optional: true })
  happenedOn?: string;
  @Cents({ optional: true, nullable: true, about: 'Opgelegd' })
  imposedCents?: number | null;
  @Cents({ optional: true, nullable: true, about: 'Geïnd' })
  collectedCents?: number | null;
  @Cents({ optional: true, nullable: true, about: 'Verrekend' })
  offsetCents?: number | null;
  @Cents({ optional: true, nullable: true, about: 'Beslag' })
  seizedCents?: number | null;
  @Nested(() => OnBehalf, { optional: true })
  onBehalf?: OnBehalf;
}

/** Answers that a first request left open. */
export class AddAnswers {
  @NestedList(() => AnswerToQuestion, MOST_QUESTIONS)
  answers!: AnswerToQuestion[];
  @Flag({ optional: true, about: 'De schrijver bevestigt dat gevoelige tekst nodig is' })
  sensitiveConfirmed?: boolean;
  @Nested(() => OnBehalf, { optional: true, about: 'Nodig als het RIEC vastlegt wat de inbrenger zei' })
  onBehalf?: OnBehalf;
}

/** What the requester is told at the end. */
export class SendFeedback {
  @FreeText(LIMITS.text, { min: 1 })
  text!: string;
}

/** The requester's answer to the feedback. */
export class ReactToFeedback {
  @Flag({ about: 'Bent u hiermee geholpen?' })
  helped!: boolean;
  @FreeText(LIMITS.text, { optional: true, nullable: true })
  text?: string | null;
  @Flag({ optional: true, about: 'Wens om te heropenen' })
  wantsReopening?: boolean;
}

/** An anonymised question to the LIEC. */
export class AskSecondLine {
  @FreeText(LIMITS.text, { min: 1 })
  question!: string;
  @Flag({ about: 'De vraag bevat geen persoonsgegevens' })
  anonymised!: boolean;
}

/** The LIEC's answer. */
export class AnswerSecondLine {
  @FreeText(LIMITS.text, { min: 1 })
  answer!: string;
}

/** Names the demo account to act for; demo mode only. */
export class DemoTokenRequest {
  @Line(60, { min: 1 })
  account!: string;
}

/** Turns the matter into another kind at intake, and so onto another track. */
export class SetKind {
  @Choice(KINDS)
  kind!: Kind;
}

/** Keeps a person out of a case for a conflict of interest. */
export class ExcludePerson {
  @Id()
  personId!: string;
  @FreeText(LIMITS.short, { min: 1, about: 'Waarom' })
  reason!: string;
}
