import {
  ANSWER_KINDS,
  CHANGE_STANDINGS,
  KINDS,
  LONGEST_TERM,
  MOST_QUESTIONS,
  REASONS,
  SETTING_NAMES,
  TERM_STATES,
  type AnswerKind,
  type ChangeStanding,
  type Kind,
  type Reason,
  type SettingName,
  type State,
} from '@casusregie/domain';
import { LIMITS } from './constants';
import { Choice, Code, Day, Flag, FreeText, Id, Instant, Line, Nested, NestedList, Texts, Whole } from './fields';

/** The term of one state. */
export class TermRow {
  @Choice(TERM_STATES)
  state!: State;
  @Whole(1, LONGEST_TERM, { about: 'Werkdagen' })
  days!: number;
}

/** A theme that a region adds to those of the covenant. */
export class RegionTheme {
  @Code()
  code!: string;
  @FreeText(60, { min: 1 })
  label!: string;
}

/** A meeting of the region. */
export class MeetingRow {
  @FreeText(80, { min: 1 })
  name!: string;
  @Whole(1, 52, { about: 'Om de hoeveel weken' })
  everyWeeks!: number;
}

/** What a requester reads after sending. */
export class RequesterTexts {
  @FreeText(1000, { min: 1 })
  acknowledgement!: string;
  @FreeText(2000, { min: 1 })
  next!: string;
}

/** The text a rejection for one reason begins with. */
export class ReasonText {
  @Choice(REASONS)
  reason!: Reason;
  @FreeText(2000, { min: 1 })
  text!: string;
}

/** One question of a request. */
export class SetQuestion {
  @Code()
  key!: string;
  @FreeText(200, { min: 1 })
  label!: string;
  @FreeText(400)
  hint!: string;
  @Choice(ANSWER_KINDS)
  kind!: AnswerKind;
  @Texts(120, 20, { about: 'Waaruit gekozen kan worden; leeg bij andere soorten' })
  options!: string[];
  @Flag({ about: 'Of het verzoek niet zonder antwoord kan worden verstuurd' })
  required!: boolean;
  @Flag({ about: 'Of het antwoord op gevoelige woorden wordt nagelopen' })
  sensitive!: boolean;
  @FreeText(400)
  example!: string;
}

/** The value of a setting: only the part that belongs to its name. */
export class SettingValueBody {
  @NestedList(() => TermRow, TERM_STATES.length, { optional: true })
  terms?: TermRow[];
  @Flag({ optional: true })
  screening?: boolean;
  @NestedList(() => MeetingRow, 20, { optional: true })
  meetings?: MeetingRow[];
  @NestedList(() => RegionTheme, 50, { optional: true })
  themes?: RegionTheme[];
  @Nested(() => RequesterTexts, { optional: true })
  texts?: RequesterTexts;
  @NestedList(() => ReasonText, REASONS.length, { optional: true })
  reasonTexts?: ReasonText[];
  @NestedList(() => SetQuestion, MOST_QUESTIONS, { optional: true })
  questions?: SetQuestion[];
}

/** Records what will hold for a setting from a day on. */
export class ChangeSetting {
  @Choice(SETTING_NAMES)
  name!: SettingName;
  @Nested(() => SettingValueBody, {
    nullable: true,
    about: 'De nieuwe waarde; null gaat terug naar wat landelijk geldt',
  })
  value!: SettingValueBody | null;
  @Day({ about: 'Vanaf welke dag; vandaag of later' })
  validFrom!: string;
  @FreeText(LIMITS.short, { optional: true, nullable: true, about: 'Waarom' })
  note?: string | null;
}

/** One recorded change of a setting, and how it stands today. */
export class SettingChangeAnswer {
  @Id()
  id!: string;
  @Choice(SETTING_NAMES)
  name!: SettingName;
  @Nested(() => SettingValueBody, { nullable: true })
  value!: SettingValueBody | null;
  @Day()
  validFrom!: string;
  @Instant()
  recordedAt!: string;
  @Line(120)
  recordedBy!: string;
  @Line(LIMITS.short, { nullable: true })
  note!: string | null;
  @Choice(CHANGE_STANDINGS)
  standing!: ChangeStanding;
  @Instant({ nullable: true })
  withdrawnAt!: string | null;
  @Line(120, { nullable: true })
  withdrawnBy!: string | null;
  @Flag({ about: 'Of u deze geplande wijziging kunt intrekken' })
  mayWithdraw!: boolean;
}

/** One setting: what holds today, what holds for the whole country, and everything that was recorded. */
export class SettingAnswer {
  @Choice(SETTING_NAMES)
  name!: SettingName;
  @Nested(() => SettingValueBody)
  current!: SettingValueBody;
  @Flag({ about: 'Of de regio zelf heeft gekozen wat nu geldt' })
  own!: boolean;
  @NestedList(() => SettingChangeAnswer, 500)
  changes!: SettingChangeAnswer[];
}

/** The settings of one region. */
export class RegionSettings {
  @Line(10)
  regionCode!: string;
  @Line(120)
  regionName!: string;
  @Flag({ about: 'Of u ze kunt wijzigen' })
  mayChange!: boolean;
  @NestedList(() => SettingAnswer, SETTING_NAMES.length)
  items!: SettingAnswer[];
}

/** The questions that are asked for one kind of request, beside those that are always asked. */
export class QuestionSet {
  @Choice(KINDS)
  kind!: Kind;
  @NestedList(() => SetQuestion, MOST_QUESTIONS)
  questions!: SetQuestion[];
}

/** What forms and pages need to know of how a region works today. */
export class RegionPractice {
  @Line(10)
  regionCode!: string;
  @NestedList(() => QuestionSet, KINDS.length)
  questionSets!: QuestionSet[];
  @Nested(() => RequesterTexts)
  texts!: RequesterTexts;
  @NestedList(() => ReasonText, REASONS.length)
  reasonTexts!: ReasonText[];
  @NestedList(() => MeetingRow, 20)
  meetings!: MeetingRow[];
}

/** An answer to one question of the set. */
export class AnswerToQuestion {
  @Code()
  key!: string;
  @FreeText(LIMITS.text)
  value!: string;
}

/** A question of a request, with the answer when there is one. */
export class QuestionWithAnswer extends SetQuestion {
  @Line(LIMITS.text, { nullable: true })
  value!: string | null;
  @Instant({ nullable: true })
  answeredAt!: string | null;
  @Line(120, { nullable: true, about: 'Wie het antwoord gaf; alleen voor het RIEC' })
  answeredBy!: string | null;
}
