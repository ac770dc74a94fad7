import { addWorkingDays, type CalendarDate } from '../calendar/dates';
import { PHASE_OF, type State } from './states';

/**
 * The states a requester can be shown. `with-partners` and `planning` each stand for several states, and a hold is
 * not among them unless it is told: so that an investigation cannot be read from a status.
 */
export const SHOWN_STATES = [
  'draft',
  'submitted',
  'intake',
  'info-requested',
  'legality-check',
  'with-partners',
  'planning',
  'execution',
  'closing',
  'in-progress',
  'answered',
  'on-hold',
  'closed',
  'rejected',
  'referred',
  'withdrawn',
  'destroyed',
] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

/** Short words for lists and filters. */
export const SHOWN_LABELS: Record<ShownState, string> = {
  draft: 'Concept',
  submitted: 'Ontvangen',
  intake: 'In behandeling',
  'info-requested': 'Vraag aan u',
  'legality-check': 'Toets',
  'with-partners': 'Met partners',
  planning: 'Plan in de maak',
  execution: 'In uitvoering',
  closing: 'Afronding',
  'in-progress': 'Advies in de maak',
  answered: 'Advies gereed',
  'on-hold': 'In de wacht',
  closed: 'Afgesloten',
  rejected: 'Niet opgepakt',
  referred: 'Doorverwezen',
  withdrawn: 'Ingetrokken',
  destroyed: 'Vernietigd',
};

/**
 * What the requester reads, with `{name}` places for: `date` (next news), `handler`, `due`, `organisation`, `closedOn`,
 * `own` and `ownOpen` (interventions of the own organisation).
 */
export const SHOWN_TEXTS: Record<ShownState, string> = {
  draft: 'Concept. Alleen uw organisatie ziet dit.',
  submitted: 'Ontvangen. Het RIEC bekijkt uw verzoek; u hoort uiterlijk {date} van ons.',
  intake: '{handler} behandelt uw signaal en neemt contact met u op.',
  'info-requested': 'We hebben een vraag aan u. Reageer uiterlijk {due}; tot die tijd loopt de termijn niet door.',
  'legality-check': 'We beoordelen of we hiervoor gegevens met partners mogen delen.',
  'with-partners': 'We bekijken samen met partners wat nodig is.',
  planning: 'De partners werken aan de analyse en het plan van aanpak.',
  execution: 'Het plan wordt uitgevoerd. Interventies van uw organisatie: {own}, waarvan {ownOpen} open.',
  closing: 'We ronden af en koppelen aan u terug.',
  'in-progress': 'We werken aan ons advies.',
  answered: 'Het advies is gereed.',
  'on-hold': 'De behandeling wacht. We laten u weten wanneer we verdergaan.',
  closed: 'Afgesloten op {closedOn}. Lees de terugkoppeling.',
  rejected: 'Niet opgepakt als RIEC-casus. Hieronder leest u waarom en wat uw organisatie zelf kan doen.',
  referred: 'Doorverwezen naar {organisation}.',
  withdrawn: 'Ingetrokken door uw organisatie op {closedOn}.',
  destroyed: 'De gegevens zijn vernietigd op {closedOn}.',
};

/** A closed question for advice has an answer to read, no feedback. */
export const SHOWN_CLOSED_ADVICE = 'Afgesloten op {closedOn}. Lees het advies.';

/** A draft that only its filer may see says so. */
export const SHOWN_DRAFT_NAMED_ONLY = 'Concept. Alleen zichtbaar voor u.';

const MASK: Partial<Record<State, ShownState>> = {
  'partner-query': 'with-partners',
  enrichment: 'with-partners',
  weighing: 'with-partners',
  analysis: 'planning',
};

/**
 * The state a requester is shown.
 * @param origin the state a hold was made from
 * @param holdTold whether the hold was told to the requester
 */
export function shownState(state: State, origin: State | null, holdTold: boolean): ShownState {
  if (state === 'on-hold' && !holdTold) return shownState(origin ?? 'intake', null, false);
  return MASK[state] ?? (state as ShownState);
}

/** The road as a requester sees it drawn: shown states in their usual order. */
export const SHOWN_ROAD: Record<'integral' | 'advice', readonly ShownState[]> = {
  integral: [
    'draft',
    'submitted',
    'intake',
    'legality-check',
    'with-partners',
    'planning',
    'execution',
    'closing',
    'closed',
  ],
  advice: ['draft', 'submitted', 'intake', 'in-progress', 'answered', 'closed'],
};

/** Shown states in which the requester still waits for news. */
export const SHOWN_OPEN: readonly ShownState[] = SHOWN_STATES.filter(
  (state) => !['draft', 'closed', 'rejected', 'referred', 'withdrawn', 'destroyed'].includes(state),
);

/** Working days between two pieces of news to a requester, and until the first one. */
export const NEWS_RHYTHM = { first: 10, next: 20 } as const;

/**
 * By when the requester hears from us: in a fixed rhythm after the last news, held or not, so that a date betrays
 * nothing. When a date has passed without news, the rhythm goes on.
 */
export function nextNewsOn(shown: ShownState, lastNewsOn: CalendarDate, today: CalendarDate): CalendarDate | null {
  if (!SHOWN_OPEN.includes(shown)) return null;
  let due = addWorkingDays(lastNewsOn, shown === 'submitted' ? NEWS_RHYTHM.first : NEWS_RHYTHM.next);
  while (due < today) due = addWorkingDays(due, NEWS_RHYTHM.next);
  return due;
}

/** In every open state the requester also reads this, so that it betrays nothing and prevents harm. */
export const CONSULT_FIRST =
  'Overleg met {handler}, {telephone}, voordat u zelf controleert, handhaaft of betrokkenen aanspreekt.';

/** Whether a requester reads the advice: from when it is given. */
export const showsAnswer = (shown: ShownState): boolean => shown === 'answered' || shown === 'closed';

/** Whether a requester sees the interventions of the own organisation: from when they are carried out. */
export const showsInterventions = (shown: ShownState, state: State): boolean =>
  shown === 'execution' || shown === 'closing' || PHASE_OF[state] === 'ended';
