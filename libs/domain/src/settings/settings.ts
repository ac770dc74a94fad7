import type { CalendarDate, Instant } from '../calendar/dates';
import { DUE_AFTER, type Terms } from '../case/deadlines';
import { KIND_ROWS, KINDS, type Kind } from '../case/kinds';
import type { Reason } from '../case/reasons';
import { STATES, type State } from '../case/states';
import { QUESTION_SETS } from './question-sets';
import { questionSetFaults, type SetQuestion } from './questions';

/** The settings that are not sets of questions. */
const PLAIN_SETTINGS = ['terms', 'screening', 'meetings', 'themes', 'requester-texts', 'reason-texts'] as const;
type PlainSetting = (typeof PLAIN_SETTINGS)[number];
type QuestionSetting = `questions-${Kind}`;
/** What a region can set for itself. What is not here is the same for the whole country. */
export type SettingName = PlainSetting | QuestionSetting;

/** The setting that holds the questions of a kind of request. */
export const questionsOf = (kind: Kind): QuestionSetting => `questions-${kind}`;
/** The kind of request that a setting holds the questions of; null for the other settings. */
export const kindOf = (name: SettingName): Kind | null => KINDS.find((kind) => questionsOf(kind) === name) ?? null;

export const SETTING_NAMES: readonly SettingName[] = [...PLAIN_SETTINGS, ...KINDS.map(questionsOf)];

/** The states whose term a region sets; in the others the move names a date, or there is none. */
export const TERM_STATES: readonly State[] = STATES.filter((state) => DUE_AFTER[state] !== null);
/** No term is longer than this; working days. */
export const LONGEST_TERM = 120;

export interface TermRow {
  readonly state: State;
  /** Working days. */
  readonly days: number;
}
/** A theme that a region adds to those of the covenant. */
export interface RegionTheme {
  readonly code: string;
  readonly label: string;
}
export interface MeetingRow {
  readonly name: string;
  /** Every how many weeks it is held. */
  readonly everyWeeks: number;
}
/** What a requester reads after sending: a word of thanks, and what happens next. */
export interface RequesterTexts {
  readonly acknowledgement: string;
  readonly next: string;
}
export interface ReasonText {
  readonly reason: Reason;
  readonly text: string;
}

/** The value of a setting: one part is filled, the one that belongs to its name. */
export interface SettingValue {
  readonly terms?: readonly TermRow[];
  readonly screening?: boolean;
  readonly meetings?: readonly MeetingRow[];
  readonly themes?: readonly RegionTheme[];
  readonly texts?: RequesterTexts;
  readonly reasonTexts?: readonly ReasonText[];
  readonly questions?: readonly SetQuestion[];
}
export type SettingPart = keyof SettingValue;

/** The groups under which the settings stand on the screen. */
export const SETTING_GROUPS = ['procedure', 'questions', 'texts'] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];
export const SETTING_GROUP_LABELS: Record<SettingGroup, string> = {
  procedure: 'Werkwijze en termijnen',
  questions: 'Vragen per soort verzoek',
  texts: 'Teksten',
};

export interface SettingRow {
  readonly label: string;
  readonly hint: string;
  readonly group: SettingGroup;
  readonly part: SettingPart;
  /** What holds where a region set nothing. */
  readonly standard: SettingValue;
}

const PLAIN: Record<PlainSetting, SettingRow> = {
  terms: {
    label: 'Termijnen',
    hint: 'Hoeveel werkdagen een stap mag duren voordat die als te laat wordt getoond. Geldt voor stappen die vanaf de ingangsdatum beginnen.',
    group: 'procedure',
    part: 'terms',
    standard: { terms: TERM_STATES.map((state) => ({ state, days: DUE_AFTER[state] ?? 0 })) },
  },
  screening: {
    label: 'Screening vóór bevraging',
    hint: 'Of er een screeningsbesluit moet zijn voordat partners worden bevraagd.',
    group: 'procedure',
    part: 'screening',
    standard: { screening: false },
  },
  meetings: {
    label: 'Overleggen',
    hint: 'Namen en ritme van de overleggen. Uit deze namen kiest wie een besluit vastlegt.',
    group: 'procedure',
    part: 'meetings',
    standard: {
      meetings: [
        { name: 'Weegoverleg', everyWeeks: 2 },
        { name: 'Casusoverleg', everyWeeks: 4 },
        { name: 'Stuurgroep', everyWeeks: 13 },
      ],
    },
  },
  themes: {
    label: 'Thema’s van de regio',
    hint: 'Verschijningsvormen die de stuurgroep naast de landelijke thema’s heeft vastgesteld.',
    group: 'procedure',
    part: 'themes',
    standard: { themes: [] },
  },
  'requester-texts': {
    label: 'Teksten na het indienen',
    hint: 'Wat de inbrenger leest nadat het verzoek is verstuurd.',
    group: 'texts',
    part: 'texts',
    standard: {
      texts: {
        acknowledgement: 'Dank u wel. Wij hebben uw verzoek goed ontvangen.',
        next: 'Een accountmanager leest uw verzoek en neemt contact met u op als iets niet duidelijk is.',
      },
    },
  },
  'reason-texts': {
    label: 'Teksten bij afwijzen',
    hint: 'Een begin voor de tekst die de inbrenger leest. Wie afwijst, kan de tekst altijd aanpassen.',
    group: 'texts',
    part: 'reasonTexts',
    standard: {
      reasonTexts: [
        {
          reason: 'insufficient-indications',
          text: 'Wij zien nu nog te weinig feiten om dit met partners op te pakken. Komt er iets bij, dien het dan opnieuw in.',
        },
        {
          reason: 'single-partner-suffices',
          text: 'Eén organisatie kan dit zelf oppakken. Hieronder leest u welke dat is en wat u kunt doen.',
        },
      ],
    },
  },
};

/** One row a setting: its Dutch words, and what holds without a choice of the region. */
export const SETTING_ROWS: Record<SettingName, SettingRow> = {
  ...PLAIN,
  ...(Object.fromEntries(
    KINDS.map((kind): [QuestionSetting, SettingRow] => [
      questionsOf(kind),
      {
        label: KIND_ROWS[kind].label,
        hint: 'De vragen die bij deze soort verzoek extra worden gesteld. Wat al is ingediend, houdt zijn eigen vragen.',
        group: 'questions',
        part: 'questions',
        standard: { questions: QUESTION_SETS[kind] },
      },
    ]),
  ) as Record<QuestionSetting, SettingRow>),
};

const twice = (keys: readonly string[]): number[] => keys.flatMap((key, at) => (keys.indexOf(key) === at ? [] : [at]));

/** What is wrong with a value for a setting, beside the shape of its parts: the field, and why, for who sets it. */
export function settingFaults(name: SettingName, value: SettingValue): { field: string; message: string }[] {
  const { part } = SETTING_ROWS[name];
  const given = Object.keys(value) as SettingPart[];
  const strange = given
    .filter((one) => one !== part)
    .map((field) => ({ field, message: 'hoort niet bij deze instelling' }));
  if (value[part] === undefined) return [...strange, { field: part, message: 'is verplicht' }];
  const double = (field: SettingPart, keys: readonly string[]): { field: string; message: string }[] =>
    twice(keys).map((at) => ({ field: `${field}.${at}`, message: 'staat er al in' }));
  const kind = kindOf(name);
  return [
    ...strange,
    ...double(
      'terms',
      (value.terms ?? []).map(({ state }) => state),
    ),
    ...double(
      'meetings',
      (value.meetings ?? []).map((meeting) => meeting.name.trim().toLowerCase()),
    ),
    ...double(
      'themes',
      (value.themes ?? []).map(({ code }) => code),
    ),
    ...double(
      'reasonTexts',
      (value.reasonTexts ?? []).map(({ reason }) => reason),
    ),
    ...(kind && value.questions
      ? questionSetFaults(kind, value.questions).map(({ at, message }) => ({ field: `questions.${at}`, message }))
      : []),
  ];
}

/** One recorded choice of a region. It is never changed: a later one follows it, or it is withdrawn before it starts. */
export interface SettingChange {
  readonly id: string;
  readonly regionCode: string;
  readonly name: SettingName;
  /** Null goes back to what holds for the whole country. */
  readonly value: SettingValue | null;
  readonly validFrom: CalendarDate;
  readonly recordedAt: Instant;
  readonly withdrawnAt: Instant | null;
}

/** How a change stands on a date. */
export const CHANGE_STANDINGS = ['planned', 'current', 'past', 'withdrawn'] as const;
export type ChangeStanding = (typeof CHANGE_STANDINGS)[number];
export const CHANGE_STANDING_LABELS: Record<ChangeStanding, string> = {
  planned: 'Gepland',
  current: 'Geldt nu',
  past: 'Voorbij',
  withdrawn: 'Ingetrokken',
};

const later = (one: SettingChange, other: SettingChange): number =>
  one.validFrom === other.validFrom ? (one.id < other.id ? -1 : 1) : one.validFrom < other.validFrom ? -1 : 1;

/** The change of one setting that holds on a date: the last to start by then, and of those the last recorded. */
export const holdsOn = (changes: readonly SettingChange[], day: CalendarDate): SettingChange | null =>
  changes
    .filter(({ withdrawnAt, validFrom }) => withdrawnAt === null && validFrom <= day)
    .sort(later)
    .at(-1) ?? null;

/** How one change of a setting stands on a date, among all changes of that setting. */
export function changeStanding(
  change: SettingChange,
  all: readonly SettingChange[],
  day: CalendarDate,
): ChangeStanding {
  if (change.withdrawnAt !== null) return 'withdrawn';
  if (change.validFrom > day) return 'planned';
  return holdsOn(all, day)?.id === change.id ? 'current' : 'past';
}

/** The terms that a list of rows says, over those of the whole country. */
export const termsOf = (rows: readonly TermRow[]): Terms => ({
  ...DUE_AFTER,
  ...Object.fromEntries(rows.map(({ state, days }) => [state, days])),
});
