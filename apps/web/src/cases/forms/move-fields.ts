import type { StaffCase } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import {
  HOLD_GROUNDS,
  HOLD_GROUND_LABELS,
  HOLD_MONTHS,
  KIND_ROWS,
  MOVES,
  PURPOSES,
  PURPOSE_LABELS,
  REASON_ROWS,
  REGION_ROLES,
  addMonths,
  addWorkingDays,
  referReasonsIn,
  rejectReasonsIn,
  type MoveFact,
  type MoveName,
  type State,
} from '@casusregie/domain';
import { textOf, type FieldDef, type Values } from './field-def';
import { onBehalfFields, happenedOnField } from './shared-fields';

/** Of a case, what its move form is built from. */
export type MoveFile = Pick<
  StaffCase,
  'state' | 'kind' | 'purpose' | 'mainTheme' | 'participants' | 'tests' | 'advice'
>;

const READ_BY_REQUESTER = 'De inbrenger leest deze tekst.';
const ONLY_RIEC = 'Alleen het RIEC leest dit.';
const isInvestigation = (values: Values): boolean => values['holdGround'] === 'investigation-interest';

/** Days and months of a form count from today. */
export interface FormDay {
  readonly today: string;
}

type FieldsOf = (file: MoveFile, day: FormDay) => readonly FieldDef[];
type Words = Partial<Omit<FieldDef, 'name' | 'kind'>>;

const one =
  (field: FieldDef): FieldsOf =>
  () => [field];
const text = (name: MoveFact, label: string, hint = ''): FieldsOf => one({ name, kind: 'text', label, hint });
const flag = (name: MoveFact, label: string): FieldsOf => one({ name, kind: 'flag', label });

const notPast = (today: string) => (value: unknown) =>
  String(value) < today ? 'Kies vandaag of een latere datum.' : '';

/** The reasons that fit this move in this state, as boxes to tick. */
export const reasonOptions = (move: MoveName, state: State) =>
  (move === 'refer' ? referReasonsIn(state) : rejectReasonsIn(state)).map((reason) => ({
    value: reason,
    label: REASON_ROWS[reason].label,
  }));

/** One definition a fact: what is asked, how, and what is said beside it. */
const FIELDS: Record<Exclude<MoveFact, 'reasons'>, FieldsOf> = {
  reason: text('reason', 'Reden', ONLY_RIEC),
  note: text('note', 'Toelichting', ONLY_RIEC),
  question: text('question', 'Uw vraag', READ_BY_REQUESTER),
  dueOn: (_file, { today }) => [
    {
      name: 'dueOn',
      kind: 'date',
      label: 'Reactie uiterlijk',
      hint: 'Tot die tijd loopt de termijn niet door.',
      value: addWorkingDays(today, 10),
      check: notPast(today),
    },
  ],
  answer: text('answer', 'Antwoord', READ_BY_REQUESTER),
  handlerId: one({
    name: 'handlerId',
    kind: 'select',
    label: 'Behandelaar',
    hint: 'Kiest u niemand, dan behandelt u het zelf.',
    source: { from: 'colleagues', roles: REGION_ROLES },
  }),
  requesterText: text('requesterText', 'Tekst voor de inbrenger', READ_BY_REQUESTER),
  internalText: text('internalText', 'Toelichting voor het RIEC', ONLY_RIEC),
  selfHelp: text('selfHelp', 'Wat kan de inbrenger zelf doen?', READ_BY_REQUESTER),
  referrals: one({
    name: 'referrals',
    kind: 'checks',
    label: 'Loketten waar de inbrenger terechtkan',
    source: { from: 'desks' },
  }),
  destination: one({
    name: 'destination',
    kind: 'destination',
    label: 'Doorverwijzen naar',
    source: { from: 'destinations' },
  }),
  holdGround: one({
    name: 'holdGround',
    kind: 'select',
    label: 'Grond',
    hint: ONLY_RIEC,
    options: HOLD_GROUNDS.map((value) => ({ value, label: HOLD_GROUND_LABELS[value] })),
  }),
  reviewOn: (_file, { today }) => [
    {
      name: 'reviewOn',
      kind: 'date',
      label: 'Herbeoordelen op',
      hint: `Binnen ${HOLD_MONTHS === 3 ? 'drie' : HOLD_MONTHS} maanden.`,
      value: addMonths(today, 1),
      check: (value) =>
        String(value) <= today || String(value) > addMonths(today, HOLD_MONTHS)
          ? 'Kies een datum na vandaag en binnen drie maanden.'
          : '',
    },
  ],
  toldToRequester: flag('toldToRequester', 'Vertel de inbrenger dat de behandeling wacht (zonder de reden)'),
  mayorInformedBy: one({
    name: 'mayorInformedBy',
    kind: 'line',
    label: 'Wie licht de burgemeester in?',
    hint: 'Functie en organisatie.',
    example: 'Officier van justitie, Openbaar Ministerie',
    max: LIMITS.name,
    required: true,
    when: isInvestigation,
  }),
  meanwhile: one({
    name: 'meanwhile',
    kind: 'text',
    label: 'Wat mag de gemeente intussen doen?',
    required: true,
    when: isInvestigation,
  }),
  purpose: ({ purpose, kind }) => [
    {
      name: 'purpose',
      kind: 'radio',
      label: 'Doel van de verwerking',
      options: PURPOSES.map((value) => ({ value, label: PURPOSE_LABELS[value] })),
      value: purpose ?? (kind ? KIND_ROWS[kind].purpose : ''),
    },
  ],
  mainTheme: ({ mainTheme }) => [
    {
      name: 'mainTheme',
      kind: 'select',
      label: 'Hoofdthema',
      hint: 'Onder dit thema telt de casus mee in de cijfers.',
      source: { from: 'themes' },
      value: mainTheme?.code ?? '',
    },
  ],
  exception: text('exception', 'Reden voor een uitzondering', 'Alleen nodig als geen partner een hit heeft.'),
  decision: ({ state }, { today }) => [
    {
      name: 'decision.meeting',
      kind: 'line',
      label: 'Overleg',
      max: LIMITS.name,
      value: state === 'weighing' ? 'Weegoverleg' : 'Casusoverleg',
      source: { from: 'meetings' },
    },
    {
      name: 'decision.heldOn',
      kind: 'date',
      label: 'Gehouden op',
      value: today,
      check: (value) => (String(value) > today ? 'Een besluit kan niet in de toekomst liggen.' : ''),
    },
    {
      name: 'decision.attendees',
      kind: 'lines',
      label: 'Aanwezige organisaties',
      hint: 'Eén organisatie per regel.',
      max: 4000,
    },
    { name: 'decision.text', kind: 'text', label: 'Besluit', hint: 'Zoals het overleg het nam.' },
  ],
  caseDirectorId: one({
    name: 'caseDirectorId',
    kind: 'select',
    label: 'Casusregisseur',
    hint: 'Nog niet bekend? Vul dan hieronder in wanneer wel.',
    source: { from: 'colleagues', roles: ['case-director'] },
  }),
  caseDirectorBy: (_file, { today }) => [
    {
      name: 'caseDirectorBy',
      kind: 'date',
      label: 'Casusregisseur bekend uiterlijk',
      when: (values) => !textOf(values['caseDirectorId']),
      required: true,
      check: notPast(today),
    },
  ],
  advice: ({ advice }) => [
    { name: 'advice', kind: 'text', label: 'Advies', hint: 'Benoemde partners lezen dit.', value: advice ?? '' },
  ],
  partners: ({ participants, tests }) => [
    {
      name: 'partners',
      kind: 'partners',
      label: 'Partners die meedoen',
      source: { from: 'organisations' },
      value: [
        ...new Set([
          ...participants.filter(({ as }) => as === 'partner').map(({ organisation }) => organisation.id),
          ...(tests.find(({ approvedOn }) => approvedOn)?.partners.map(({ id }) => id) ?? []),
        ]),
      ],
    },
  ],
  effect: text('effect', 'Gemeten effect', 'Nog niet gemeten? Schrijf op waarom, en wanneer wel.'),
  partnerFree: flag('partnerFree', 'Dit antwoord bevat geen gegevens van partners'),
  newSubmitterId: one({
    name: 'newSubmitterId',
    kind: 'select',
    label: 'Andere inbrenger',
    hint: 'Kies alleen als een andere organisatie het overneemt.',
    source: { from: 'organisations' },
  }),
  requesterAsked: flag('requesterAsked', 'De inbrenger heeft hierom gevraagd'),
};

/** Words that a fact has with one move only. */
const WORDS: Partial<Record<MoveName, Partial<Record<string, Words>>>> = {
  provideInfo: { answer: { label: 'Antwoord van de inbrenger', hint: 'Zoals de inbrenger het gaf.' } },
  screen: { note: { label: 'Screeningsbesluit' } },
  resume: { note: { label: 'Waarom nu verder?' } },
  answer: { answer: { label: 'Advies' } },
  settle: { answer: { label: 'Wat hebt u geantwoord of gedaan?' } },
  stopWaiting: { reason: { hint: 'Nodig als de reactietermijn nog loopt.' } },
  askFurther: { question: { label: 'Vraag bij het advies', hint: '' } },
  reject: { requesterText: { label: 'Waarom wordt dit niet opgepakt?' } },
};

/** The fields of a move: what is asked first, then what may be given, then when it happened and who said it. */
export function moveFields(
  move: MoveName,
  facts: { readonly asks: readonly MoveFact[]; readonly mayAsk: readonly MoveFact[] },
  file: MoveFile,
  day: FormDay,
): FieldDef[] {
  const reasons: FieldDef = {
    name: 'reasons',
    kind: 'checks',
    label: 'Redenen',
    hint: ONLY_RIEC,
    options: reasonOptions(move, file.state),
    ...(move === 'reject' && { fills: 'requesterText' }),
  };
  const of = (fact: MoveFact, required: boolean): FieldDef[] =>
    (fact === 'reasons' ? [reasons] : FIELDS[fact](file, day)).map((field) => ({
      ...field,
      required: (field.required ?? false) || required,
      ...WORDS[move]?.[field.name],
    }));
  const asked = facts.asks.flatMap((fact) => of(fact, true));
  // A decision is asked in the state that needs one, and nowhere else.
  const may = facts.mayAsk.filter((fact) => fact !== 'decision').flatMap((fact) => of(fact, false));
  return [...asked, ...may].filter(({ kind, options }) => kind !== 'checks' || !options || options.length > 0);
}

/** When it happened and who passed it on: folded away, for what is recorded afterwards. */
export const afterwardsFields = (move: MoveName, { today }: FormDay): FieldDef[] => [
  ...(MOVES[move].asks.includes('decision') ? [] : [happenedOnField(today)]),
  ...onBehalfFields({ required: false }),
];
