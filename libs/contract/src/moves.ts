import {
  CHANNELS,
  HOLD_GROUNDS,
  MOVE_NAMES,
  PURPOSES,
  REASONS,
  type Channel,
  type HoldGround,
  type MoveName,
  type Purpose,
  type Reason,
} from '@casusregie/domain';
import { LIMITS, PATTERNS } from './constants';
import { Choice, Code, Day, Flag, FreeText, Id, Line, ListOf, Nested } from './fields';

/** What somebody said at the table or by telephone, recorded by another. */
export class OnBehalf {
  @FreeText(LIMITS.name, { min: 1, about: 'Wie het zei: functie en organisatie' })
  reportedBy!: string;
  @Choice(CHANNELS)
  channel!: Channel;
}

/** A desk or a region a case is referred to. */
export class Destination {
  @Choice(['desk', 'region'])
  kind!: 'desk' | 'region';
  @Line(60, { min: 1, about: 'Code van het loket, of van de regio' })
  code!: string;
}

/** A decision of a meeting: the meeting decides, a person records. */
export class DecisionFacts {
  @Line(LIMITS.name, { min: 1, about: 'Naam van het overleg' })
  meeting!: string;
  @Day({ about: 'Datum van het overleg' })
  heldOn!: string;
  @ListOf({ pattern: /^.{1,120}$/, max: LIMITS.list }, { about: 'Aanwezige organisaties' })
  attendees!: string[];
  @FreeText(LIMITS.text, { min: 1, about: 'Het besluit' })
  text!: string;
}

/**
 * One move of a case, with the facts it asks for. Which facts a move needs in which state is in the move table; a
 * missing one is a fault of the field, an unknown one too.
 */
export class MakeMove {
  @Choice(MOVE_NAMES)
  move!: MoveName;
  @Id({ optional: true, about: 'De bevoegdheid waaronder de stap wordt gezet' })
  authorisationId?: string;
  @Day({
    optional: true,
    about: 'Wanneer het gebeurde of besloten werd; vandaag als het ontbreekt',
  })
  happenedOn?: string;
  @Nested(() => OnBehalf, { optional: true })
  onBehalf?: OnBehalf;

  @FreeText(LIMITS.text, { optional: true, min: 1 })
  reason?: string;
  @FreeText(LIMITS.text, { optional: true, min: 1 })
  note?: string;
  @FreeText(LIMITS.text, { optional: true, min: 1 })
  question?: string;
  @Day({ optional: true })
  dueOn?: string;
  @FreeText(LIMITS.text, { optional: true, min: 1 })
  answer?: string;
  @Id({ optional: true })
  handlerId?: string;
  @ListOf({ values: REASONS, max: 6 }, { optional: true })
  reasons?: Reason[];
  @FreeText(LIMITS.text, {
    optional: true,
    min: 1,
    about: 'Wat de inbrenger leest',
  })
  requesterText?: string;
  @FreeText(LIMITS.text, {
    optional: true,
    min: 1,
    about: 'Alleen voor het RIEC',
  })
  internalText?: string;
  @FreeText(LIMITS.text, {
    optional: true,
    min: 1,
    about: 'Wat de inbrenger zelf kan doen',
  })
  selfHelp?: string;
  @ListOf({ pattern: PATTERNS.code, max: 10 }, { optional: true, about: 'Loketten' })
  referrals?: string[];
  @Nested(() => Destination, { optional: true })
  destination?: Destination;
  @Choice(HOLD_GROUNDS, { optional: true })
  holdGround?: HoldGround;
  @Day({ optional: true })
  reviewOn?: string;
  @Flag({ optional: true })
  toldToRequester?: boolean;
  @FreeText(LIMITS.name, { optional: true })
  mayorInformedBy?: string;
  @FreeText(LIMITS.text, { optional: true })
  meanwhile?: string;
  @Choice(PURPOSES, { optional: true })
  purpose?: Purpose;
  @Code({ optional: true })
  mainTheme?: string;
  @FreeText(LIMITS.text, { optional: true, min: 1 })
  exception?: string;
  @Nested(() => DecisionFacts, { optional: true })
  decision?: DecisionFacts;
  @Id({ optional: true })
  caseDirectorId?: string;
  @Day({ optional: true })
  caseDirectorBy?: string;
  @FreeText(LIMITS.text, { optional: true, min: 1 })
  advice?: string;
  @ListOf({ pattern: PATTERNS.id, max: LIMITS.list }, { optional: true, about: 'Organisaties' })
  partners?: string[];
  @FreeText(LIMITS.text, {
    optional: true,
    min: 1,
    about: 'Gemeten effect, of waarom niet gemeten',
  })
  effect?: string;
  @Flag({ optional: true })
  partnerFree?: boolean;
  @Id({ optional: true })
  newSubmitterId?: string;
  @Flag({ optional: true })
  requesterAsked?: boolean;
}

/** Puts a case in the hands of one person. */
export class AssignHandler {
  @Id()
  handlerId!: string;
}

/** The answer to a question put to the requester. */
export class AnswerQuestion {
  @FreeText(LIMITS.text, { min: 1 })
  answer!: string;
  @Nested(() => OnBehalf, { optional: true })
  onBehalf?: OnBehalf;
}

/** Names an organisation, and a person of it, on a case. */
export class NameParticipant {
  @Choice(['staff', 'case-director', 'partner', 'colleague'])
  as!: 'staff' | 'case-director' | 'partner' | 'colleague';
  @Id()
  personId!: string;
  @FreeText(LIMITS.short, {
    min: 1,
    about: 'Waarom deze persoon het moet weten',
  })
  ground!: string;
  @Day({ optional: true, nullable: true })
  until?: string | null;
}
