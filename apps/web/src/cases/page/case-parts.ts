import type { StaffCase } from '@casusregie/contract';
import type { Need, State } from '@casusregie/domain';

/** The parts of a case page, in the order in which a case passes them. Each name is also the anchor in the address. */
export const PART_TITLES = {
  verzoek: 'Verzoek',
  vragen: 'Vragen aan de inbrenger',
  verwant: 'Verwante casussen',
  toets: 'Rechtmatigheidstoets',
  bevraging: 'Subjecten en bevraging',
  informatie: 'Informatie',
  netwerk: 'Netwerk van subjecten',
  weging: 'Weging en besluiten',
  advies: 'Analyse en advies',
  plan: 'Plan en interventies',
  terugkoppeling: 'Terugkoppeling',
  'tweede-lijn': 'Tweede lijn',
  taken: 'Taken',
  notities: 'Notities',
  documenten: 'Documenten',
  tijdlijn: 'Tijdlijn',
} as const;
export type PartName = keyof typeof PART_TITLES;
const PART_NAMES = Object.keys(PART_TITLES) as PartName[];

/** Short words for the list of parts. */
export const PART_SHORT: Record<PartName, string> = {
  ...PART_TITLES,
  vragen: 'Vragen',
  verwant: 'Verwant',
  toets: 'Toets',
  bevraging: 'Bevraging',
  netwerk: 'Netwerk',
  weging: 'Weging',
  advies: 'Advies',
  plan: 'Plan',
};

/** In which part one works in each state: that part comes first. */
export const PART_OF_STATE: Record<State, PartName> = {
  draft: 'verzoek',
  submitted: 'verzoek',
  intake: 'verzoek',
  'info-requested': 'vragen',
  'legality-check': 'toets',
  'partner-query': 'bevraging',
  enrichment: 'informatie',
  weighing: 'weging',
  analysis: 'advies',
  planning: 'plan',
  execution: 'plan',
  closing: 'terugkoppeling',
  'in-progress': 'advies',
  answered: 'advies',
  'on-hold': 'verzoek',
  closed: 'terugkoppeling',
  rejected: 'terugkoppeling',
  referred: 'terugkoppeling',
  withdrawn: 'terugkoppeling',
  destroyed: 'tijdlijn',
};

/** Where a need can be met. Absent when only time, or another person, meets it. */
export const PART_OF_NEED: Partial<Record<Need, PartName>> = {
  'request-complete': 'verzoek',
  'main-theme-valid': 'verzoek',
  'test-complete': 'toets',
  'partners-chosen-or-reason': 'toets',
  'new-approved-test': 'toets',
  'test-covers-partners': 'toets',
  'no-open-inquiry': 'bevraging',
  'hit-or-exception': 'bevraging',
  'items-classified': 'informatie',
  'source-order-kept': 'informatie',
  'interventions-planned': 'plan',
  'interventions-settled': 'plan',
  'results-filled': 'plan',
  'feedback-sent': 'terugkoppeling',
  'no-open-second-line': 'tweede-lijn',
};

/** What one does in each state, in one sentence. */
export const STEP_AT_HAND: Partial<Record<State, string>> = {
  submitted: 'Lees het signaal en neem het in behandeling.',
  intake: 'Bespreek het signaal met de inbrenger. Vul het aan, en start de toets of het advies.',
  'info-requested': 'De inbrenger heeft een vraag gekregen. Tot het antwoord loopt de termijn niet door.',
  'legality-check': 'Stel de toets op. Een tweede persoon keurt die goed; daarna mogen partners worden bevraagd.',
  'partner-query': 'Bevraag de partners uit de toets en wacht op hun antwoord: hit, no-hit of geen antwoord mogelijk.',
  enrichment: 'Leg vast wat partners verstrekken, halfopen bronnen eerst, en classificeer elk stuk.',
  weighing: 'Het weegoverleg besluit of dit een casus wordt. Leg het besluit vast.',
  analysis: 'Werk de analyse uit tot een advies dat de partners dragen.',
  planning: 'Leg per interventie eigenaar en datum vast. Het overleg stelt het plan vast.',
  execution: 'De eigenaren voeren het plan uit. Houd stand en resultaat bij.',
  closing: 'Koppel terug aan de inbrenger en meet het effect. Daarna kan de casus worden afgesloten.',
  'in-progress': 'Werk het advies uit. Gebruik geen gegevens van partners.',
  answered: 'Het advies ligt bij de inbrenger, die kan doorvragen of afronden.',
  closed: 'Afgesloten. Late resultaten en de reactie van de inbrenger komen hier nog binnen.',
};

/** What each part holds, and the acts that make it worth showing when it holds nothing. */
const CONTENT: Record<PartName, { readonly has: (file: StaffCase) => boolean; readonly acts: readonly string[] }> = {
  verzoek: { has: () => true, acts: [] },
  vragen: { has: ({ questions }) => questions.length > 0, acts: ['provideInfo'] },
  verwant: { has: () => false, acts: ['judgeRelated', 'writeNote'] },
  toets: { has: ({ tests }) => tests.length > 0, acts: ['writeTest', 'approveTest'] },
  bevraging: {
    has: ({ subjects, inquiryLines }) => subjects.length + inquiryLines.length > 0,
    acts: ['addSubject', 'sendInquiry'],
  },
  informatie: { has: ({ items }) => items.length > 0, acts: ['addItem'] },
  netwerk: { has: ({ subjects }) => subjects.length > 1, acts: [] },
  weging: { has: ({ decisions }) => decisions.length > 0, acts: ['accept', 'sendBack'] },
  advies: { has: ({ advice, answer }) => Boolean(advice ?? answer), acts: ['agreeAdvice', 'answer'] },
  plan: { has: ({ interventions }) => interventions.length > 0, acts: ['addIntervention'] },
  terugkoppeling: { has: ({ feedback, outcome }) => Boolean(feedback ?? outcome), acts: ['sendFeedback'] },
  'tweede-lijn': { has: ({ secondLines }) => secondLines.length > 0, acts: ['askSecondLine'] },
  taken: { has: () => true, acts: ['addTask'] },
  notities: { has: () => false, acts: ['writeNote'] },
  documenten: { has: ({ attachments }) => attachments.length > 0, acts: ['addAttachment'] },
  tijdlijn: { has: () => true, acts: [] },
};

/** The part in which one works now: that of the state, or of the state a hold was made from. */
export const partAtHand = ({ state, origin }: Pick<StaffCase, 'state' | 'origin'>): PartName =>
  PART_OF_STATE[state === 'on-hold' ? (origin ?? state) : state];

/** The parts to show: the one at hand first, then those that hold something or offer something to do. */
export function partsOf(file: StaffCase): PartName[] {
  const acts = new Set(file.actions.filter(({ allowed }) => allowed).map(({ name }) => name));
  const first = partAtHand(file);
  const shown = (name: PartName): boolean =>
    CONTENT[name].has(file) || name === first || CONTENT[name].acts.some((act) => acts.has(act));
  return [first, ...PART_NAMES.filter((name) => name !== first)].filter(shown);
}
