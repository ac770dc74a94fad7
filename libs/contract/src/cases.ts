import {
  CHANNELS,
  CONFIDENTIALITIES,
  KINDS,
  MOST_QUESTIONS,
  PRIORITIES,
  SUBJECT_KINDS,
  type Channel,
  type Confidentiality,
  type Kind,
  type Priority,
  type SubjectKind,
} from '@casusregie/domain';
import { CASE_SCOPES, CASE_SORTS, FIGURES, LIMITS, PATTERNS } from './constants';
import { AnswerToQuestion } from './region-settings';
import {
  Choice,
  Code,
  Day,
  Flag,
  FreeText,
  Id,
  IdOrMine,
  IdOrNone,
  Line,
  ListOf,
  Month,
  Nested,
  NestedList,
  RegionCode,
  Whole,
} from './fields';

/** Who or what a request is about. */
export class InvolvedParty {
  @Choice(SUBJECT_KINDS)
  kind!: SubjectKind;
  @FreeText(LIMITS.short, { min: 1 })
  description!: string;
}

/** How a request reached the RIEC when an account manager types it. */
export class FiledOnBehalf {
  @Line(LIMITS.name, {
    min: 1,
    about: 'Naam of functie van de ambtenaar die belde',
  })
  contactName!: string;
  @Choice(CHANNELS)
  channel!: Channel;
}

/** The answers of a request; every field may come later, and null empties it. */
export class RequestFields {
  @Choice(KINDS, { optional: true, nullable: true })
  kind?: Kind | null;
  @FreeText(LIMITS.title, { optional: true, nullable: true })
  title?: string | null;
  @ListOf(
    { pattern: PATTERNS.id, max: LIMITS.list },
    {
      optional: true,
      about: 'Gemeenten waar het over gaat; de eerste is leidend',
    },
  )
  municipalityIds?: string[];
  @RegionCode({
    optional: true,
    nullable: true,
    about: 'Alleen nodig als de inbrenger in meer regio’s ligt',
  })
  regionCode?: string | null;
  @FreeText(LIMITS.short, {
    optional: true,
    nullable: true,
    about: 'Plaats of locatie',
  })
  place?: string | null;
  @Code({ optional: true, nullable: true })
  mainTheme?: string | null;
  @ListOf({ pattern: PATTERNS.code, max: 10 }, { optional: true })
  moreThemes?: string[];
  @ListOf({ pattern: PATTERNS.code, max: 10 }, { optional: true })
  phenomena?: string[];
  @FreeText(LIMITS.text, {
    optional: true,
    nullable: true,
    about: 'Wat is er geconstateerd?',
  })
  indications?: string | null;
  @Day({
    optional: true,
    nullable: true,
    about: 'Wanneer is het geconstateerd?',
  })
  observedOn?: string | null;
  @NestedList(() => InvolvedParty, LIMITS.list, { optional: true })
  involved?: InvolvedParty[];
  @FreeText(LIMITS.text, {
    optional: true,
    nullable: true,
    about: 'Wat is al gedaan?',
  })
  ownActions?: string | null;
  @FreeText(LIMITS.text, {
    optional: true,
    nullable: true,
    about: 'Wat verwacht u van het RIEC?',
  })
  question?: string | null;
  @NestedList(() => AnswerToQuestion, MOST_QUESTIONS, {
    optional: true,
    about: 'Antwoorden op de vragen die bij de soort horen; alle tegelijk',
  })
  answers?: AnswerToQuestion[];
  @Flag({
    optional: true,
    about: 'De schrijver bevestigt dat gevoelige tekst nodig is',
  })
  sensitiveConfirmed?: boolean;
  @Choice(CONFIDENTIALITIES, { optional: true })
  confidentiality?: Confidentiality;
}

/** Starts a draft. */
export class CreateCase extends RequestFields {
  @Id({
    optional: true,
    about: 'De inbrenger; nodig wie voor meer organisaties of namens een ander invoert',
  })
  submittingOrganisationId?: string;
  @Nested(() => FiledOnBehalf, { optional: true })
  onBehalf?: FiledOnBehalf;
}

/** Changes a draft, or the priority or confidentiality of a case. */
export class PatchCase extends RequestFields {
  @Choice(PRIORITIES, { optional: true })
  priority?: Priority;
}

/** A number of this case in another system. */
export class OutsideNumber {
  @Line(60, { min: 1, about: 'Naam van het andere systeem' })
  system!: string;
  @Line(60, { min: 1 })
  number!: string;
}

/** What a list of cases is narrowed by: choices and ids only, never a text or a number, for a saved view keeps them. */
export class ListFilters {
  @Choice(['new', 'running', 'waiting', 'ended'], { optional: true })
  phase?: 'new' | 'running' | 'waiting' | 'ended';
  @Choice(KINDS, { optional: true })
  kind?: Kind;
  @Code({ optional: true })
  theme?: string;
  @IdOrMine({ optional: true, about: 'Een gemeente, of `mine`: waarvan u accountmanager of vervanger bent' })
  municipality?: string;
  @Id({ optional: true })
  organisation?: string;
  @RegionCode({ optional: true })
  region?: string;
  @IdOrNone({ optional: true, about: 'Een behandelaar, of `none`: zonder behandelaar' })
  handler?: string;
  @Choice(PRIORITIES, { optional: true })
  priority?: Priority;
}

/** The filters, order and page of a case list; all may be left out. Comma-separated where a list. */
export class CaseQuery extends ListFilters {
  @Choice(CASE_SCOPES, { optional: true })
  scope?: (typeof CASE_SCOPES)[number];
  @Line(400, { optional: true, about: 'Toestanden, gescheiden door komma’s' })
  state?: string;
  @Line(60, { optional: true, about: 'Zaaknummer of extern nummer' })
  number?: string;
  @Choice(FIGURES, { optional: true })
  figure?: (typeof FIGURES)[number];
  @Month({ optional: true })
  month?: string;
  @Choice(CASE_SORTS, { optional: true })
  sort?: (typeof CASE_SORTS)[number];
  @Choice(['asc', 'desc'], { optional: true })
  direction?: 'asc' | 'desc';
  @Whole(1, LIMITS.maxPage, { optional: true })
  limit?: number;
  @Line(400, { optional: true })
  after?: string;
}
