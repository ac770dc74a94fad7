/**
 * The states a case can be in, in the order in which a case usually passes them.
 * Source: docs/case-lifecycle.md (printed from here and from moves.ts).
 */
export const STATES = [
  'draft',
  'submitted',
  'intake',
  'info-requested',
  'legality-check',
  'partner-query',
  'enrichment',
  'weighing',
  'analysis',
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
export type State = (typeof STATES)[number];

/** The Dutch word for each state, as staff read it. Requesters read `requester-view.ts`. */
export const STATE_LABELS: Record<State, string> = {
  draft: 'Concept',
  submitted: 'Ingediend',
  intake: 'In intake',
  'info-requested': 'Aanvulling gevraagd',
  'legality-check': 'Rechtmatigheidstoets',
  'partner-query': 'Bevraging',
  enrichment: 'Opwerken',
  weighing: 'Weging',
  analysis: 'Casusanalyse',
  planning: 'Plan van aanpak',
  execution: 'Uitvoering',
  closing: 'Afronding',
  'in-progress': 'In behandeling',
  answered: 'Beantwoord',
  'on-hold': 'In de wacht',
  closed: 'Afgesloten',
  rejected: 'Afgewezen',
  referred: 'Doorverwezen',
  withdrawn: 'Ingetrokken',
  destroyed: 'Vernietigd',
};

/** Two roads: partners' data are shared on the integral track, never on the advice track. */
export const TRACKS = ['integral', 'advice'] as const;
export type Track = (typeof TRACKS)[number];

/** The main road of each track: what the lifecycle strip on the case page draws. */
export const MAIN_ROAD: Record<Track, readonly State[]> = {
  integral: [
    'draft',
    'submitted',
    'intake',
    'legality-check',
    'partner-query',
    'enrichment',
    'weighing',
    'analysis',
    'planning',
    'execution',
    'closing',
    'closed',
  ],
  advice: ['draft', 'submitted', 'intake', 'in-progress', 'answered', 'closed'],
};

/** Coarse stage of a case, for worklists and figures. */
export const PHASES = ['draft', 'new', 'running', 'waiting', 'ended'] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_LABELS: Record<Phase, string> = {
  draft: 'Concept',
  new: 'Nieuw',
  running: 'Loopt',
  waiting: 'Wacht',
  ended: 'Beëindigd',
};

export const PHASE_OF: Record<State, Phase> = {
  draft: 'draft',
  submitted: 'new',
  intake: 'running',
  'info-requested': 'waiting',
  'legality-check': 'running',
  'partner-query': 'running',
  enrichment: 'running',
  weighing: 'running',
  analysis: 'running',
  planning: 'running',
  execution: 'running',
  closing: 'running',
  'in-progress': 'running',
  answered: 'running',
  'on-hold': 'waiting',
  closed: 'ended',
  rejected: 'ended',
  referred: 'ended',
  withdrawn: 'ended',
  destroyed: 'ended',
};

/** States in which nobody has to do anything any more (a case can still be reconsidered or reopened). */
export const END_STATES: readonly State[] = STATES.filter((state) => PHASE_OF[state] === 'ended');

/** A case counts as running from the moment it is submitted until it ends. */
export const OPEN_STATES: readonly State[] = STATES.filter((state) => state !== 'draft' && PHASE_OF[state] !== 'ended');

/** Before the weighing meeting accepts it, a matter may still be rejected; afterwards only ended without a plan. */
export const BEFORE_ACCEPTANCE: readonly State[] = [
  'submitted',
  'intake',
  'info-requested',
  'legality-check',
  'partner-query',
  'enrichment',
  'weighing',
  'in-progress',
];

/** Before partners are asked, a requester withdraws at once; afterwards it is a wish that the RIEC decides on. */
export const BEFORE_PARTNER_QUERY: readonly State[] = [
  'submitted',
  'intake',
  'info-requested',
  'legality-check',
  'in-progress',
];

/** Whether a matter is still being written: no region sees it yet. */
export const isDraft = (state: State): boolean => state === 'draft';

/** Whether a case waits, and is drawn beside its road: a hold, or a question to the requester. */
export const isAside = (state: State): boolean => state === 'on-hold' || state === 'info-requested';

/** Whether a case is on hold. */
export const isOnHold = (state: State): boolean => state === 'on-hold';

/** Whether the term of the RIEC does not run: the requester is to answer. */
export const stopsClock = (state: State): boolean => state === 'info-requested';

/** Whether the content of a case is gone. */
export const isDestroyed = (state: State): boolean => state === 'destroyed';

/** Whether the requester has withdrawn. */
export const isWithdrawn = (state: State): boolean => state === 'withdrawn';
