import type { Need } from './needs';
import type { State, Track } from './states';

/** The facts a move can ask for; their shapes are in the contract (`MakeMove`). */
export const MOVE_FACTS = [
  'reason',
  'note',
  'question',
  'dueOn',
  'answer',
  'handlerId',
  'reasons',
  'requesterText',
  'internalText',
  'selfHelp',
  'referrals',
  'destination',
  'holdGround',
  'reviewOn',
  'toldToRequester',
  'mayorInformedBy',
  'meanwhile',
  'purpose',
  'mainTheme',
  'exception',
  'decision',
  'caseDirectorId',
  'caseDirectorBy',
  'advice',
  'partners',
  'effect',
  'partnerFree',
  'newSubmitterId',
  'requesterAsked',
] as const;
export type MoveFact = (typeof MOVE_FACTS)[number];

/** Where a move leads: a state, back to where it came from, nowhere else, or out of the store. */
export type Target = State | 'origin' | 'same' | 'deleted';

export interface MoveRow {
  /** The words on the button. */
  readonly label: string;
  readonly track: Track | 'both';
  readonly from: readonly State[];
  readonly to: Target;
  /** Facts that must be given with the move. */
  readonly asks: readonly MoveFact[];
  /** Facts that may be given. */
  readonly mayAsk?: readonly MoveFact[];
  /** What must hold in the file. */
  readonly needs: readonly Need[];
  /** Extra needs, and extra facts asked, in one of the states. */
  readonly inState?: Partial<Record<State, { readonly needs?: readonly Need[]; readonly asks?: readonly MoveFact[] }>>;
  /** Whether the requester is told even when the state they see stays the same. */
  readonly tellsRequester?: true;
}

const HOLDABLE: readonly State[] = [
  'intake',
  'in-progress',
  'legality-check',
  'partner-query',
  'enrichment',
  'weighing',
  'analysis',
  'planning',
  'execution',
];
const FROM_PARTNER_QUERY: readonly State[] = [
  'partner-query',
  'enrichment',
  'weighing',
  'analysis',
  'planning',
  'execution',
  'closing',
  'on-hold',
];
const REJECTION: readonly MoveFact[] = ['reasons', 'requesterText', 'internalText', 'selfHelp'];

/** Keeps the names of the moves as a type and checks each row. */
const rows = <Name extends string>(table: Record<Name, MoveRow>): Record<Name, MoveRow> => table;

/**
 * When a case may move: one row a move. Who may make it is in access/policy.ts.
 * `docs/case-lifecycle.md` is printed from this table.
 */
export const MOVES = rows({
  // ── both tracks ──
  submit: {
    label: 'Indienen',
    track: 'both',
    from: ['draft'],
    to: 'submitted',
    asks: [],
    needs: ['request-complete', 'sensitive-text-confirmed', 'organisation-valid-today', 'region-known'],
  },
  discard: {
    label: 'Concept weggooien',
    track: 'both',
    from: ['draft'],
    to: 'deleted',
    asks: [],
    needs: [],
  },
  takeUp: {
    label: 'In behandeling nemen',
    track: 'both',
    from: ['submitted'],
    to: 'intake',
    asks: [],
    mayAsk: ['handlerId'],
    needs: [],
  },
  putBack: {
    label: 'Terugzetten',
    track: 'both',
    from: ['intake'],
    to: 'submitted',
    asks: ['reason'],
    needs: [],
  },
  requestInfo: {
    label: 'Aanvulling vragen',
    track: 'both',
    from: ['intake', 'in-progress'],
    to: 'info-requested',
    asks: ['question', 'dueOn'],
    needs: [],
  },
  provideInfo: {
    label: 'Vraag beantwoorden',
    track: 'both',
    from: ['info-requested'],
    to: 'origin',
    asks: ['answer'],
    needs: [],
  },
  stopWaiting: {
    label: 'Niet langer wachten',
    track: 'both',
    from: ['info-requested'],
    to: 'origin',
    asks: [],
    mayAsk: ['reason'],
    needs: ['due-passed-or-reason'],
  },
  reject: {
    label: 'Afwijzen',
    track: 'both',
    from: ['intake', 'in-progress', 'legality-check', 'partner-query', 'enrichment', 'weighing', 'on-hold'],
    to: 'rejected',
    asks: REJECTION,
    mayAsk: ['referrals'],
    needs: [],
    inState: {
      weighing: { asks: ['decision'] },
      'on-hold': { needs: ['held-before-acceptance'] },
    },
  },
  refer: {
    label: 'Doorverwijzen',
    track: 'both',
    from: ['submitted', 'intake', 'in-progress', 'legality-check', 'partner-query', 'enrichment', 'weighing'],
    to: 'referred',
    asks: ['destination', 'requesterText'],
    mayAsk: ['internalText', 'reasons'],
    needs: [],
    inState: {
      'partner-query': { needs: ['outside-desk'] },
      enrichment: { needs: ['outside-desk'] },
      weighing: { needs: ['outside-desk'] },
    },
  },
  withdraw: {
    label: 'Intrekken',
    track: 'both',
    from: ['submitted', 'intake', 'info-requested', 'legality-check', 'in-progress', 'on-hold'],
    to: 'withdrawn',
    asks: ['reason'],
    needs: [],
    inState: { 'on-hold': { needs: ['held-before-partner-query'] } },
  },
  askWithdrawal: {
    label: 'Intrekken',
    track: 'both',
    from: FROM_PARTNER_QUERY,
    to: 'same',
    asks: ['reason'],
    needs: ['no-wish-pending'],
    tellsRequester: true,
    inState: { 'on-hold': { needs: ['held-after-partner-query'] } },
  },
  grantWithdrawal: {
    label: 'Intrekking toestaan',
    track: 'both',
    from: FROM_PARTNER_QUERY,
    to: 'withdrawn',
    asks: ['requesterText'],
    needs: ['wish-pending'],
  },
  declineWithdrawal: {
    label: 'Doorgaan zonder intrekking',
    track: 'both',
    from: FROM_PARTNER_QUERY,
    to: 'same',
    asks: ['requesterText'],
    mayAsk: ['newSubmitterId'],
    needs: ['wish-pending'],
    tellsRequester: true,
  },
  hold: {
    label: 'In de wacht zetten',
    track: 'both',
    from: HOLDABLE,
    to: 'on-hold',
    asks: ['holdGround', 'reason', 'reviewOn'],
    mayAsk: ['toldToRequester', 'mayorInformedBy', 'meanwhile'],
    needs: ['review-within-three-months', 'mayor-and-meanwhile'],
  },
  resume: {
    label: 'Hervatten',
    track: 'both',
    from: ['on-hold'],
    to: 'origin',
    asks: ['note'],
    needs: [],
  },
  extendHold: {
    label: 'Langer in de wacht',
    track: 'both',
    from: ['on-hold'],
    to: 'same',
    asks: ['reason', 'reviewOn'],
    needs: ['review-within-three-months'],
  },
  reconsider: {
    label: 'Opnieuw bezien',
    track: 'both',
    from: ['rejected', 'referred', 'withdrawn'],
    to: 'intake',
    asks: ['reason'],
    mayAsk: ['requesterAsked'],
    needs: ['content-present', 'requester-asked'],
  },
  destroy: {
    label: 'Vernietigen',
    track: 'both',
    from: ['closed', 'rejected', 'referred', 'withdrawn'],
    to: 'destroyed',
    asks: [],
    needs: ['retention-term-ended', 'proposed-by-another'],
  },
  // ── integral track ──
  screen: {
    label: 'Screeningsbesluit vastleggen',
    track: 'integral',
    from: ['intake', 'legality-check'],
    to: 'same',
    asks: ['note'],
    needs: [],
  },
  startTest: {
    label: 'Toets starten',
    track: 'integral',
    from: ['intake'],
    to: 'legality-check',
    asks: ['purpose', 'mainTheme'],
    needs: ['request-complete', 'main-theme-valid'],
  },
  returnToIntake: {
    label: 'Terug naar intake',
    track: 'integral',
    from: ['legality-check'],
    to: 'intake',
    asks: ['reason'],
    needs: [],
  },
  approveTest: {
    label: 'Toets goedkeuren',
    track: 'integral',
    from: ['legality-check'],
    to: 'partner-query',
    asks: [],
    mayAsk: ['note'],
    needs: ['test-complete', 'second-person', 'partners-chosen-or-reason', 'screened-if-required'],
  },
  startEnrichment: {
    label: 'Opwerken starten',
    track: 'integral',
    from: ['partner-query'],
    to: 'enrichment',
    asks: [],
    mayAsk: ['exception'],
    needs: ['no-open-inquiry', 'hit-or-exception'],
  },
  askAgain: {
    label: 'Opnieuw bevragen',
    track: 'integral',
    from: ['enrichment'],
    to: 'partner-query',
    asks: ['reason'],
    needs: ['test-covers-partners'],
  },
  offerForWeighing: {
    label: 'Aanbieden voor weging',
    track: 'integral',
    from: ['enrichment'],
    to: 'weighing',
    asks: [],
    mayAsk: ['note'],
    needs: ['items-classified', 'source-order-kept'],
  },
  sendBack: {
    label: 'Terug naar opwerken',
    track: 'integral',
    from: ['weighing'],
    to: 'enrichment',
    asks: ['decision', 'reason'],
    needs: [],
  },
  accept: {
    label: 'Accepteren als casus',
    track: 'integral',
    from: ['weighing'],
    to: 'analysis',
    asks: ['decision'],
    mayAsk: ['caseDirectorId', 'caseDirectorBy'],
    needs: ['case-director-named'],
  },
  backToEnrichment: {
    label: 'Terug naar opwerken',
    track: 'integral',
    from: ['analysis'],
    to: 'enrichment',
    asks: ['reason'],
    needs: [],
  },
  agreeAdvice: {
    label: 'Advies vaststellen',
    track: 'integral',
    from: ['analysis'],
    to: 'planning',
    asks: ['advice', 'partners'],
    needs: [],
  },
  backToAnalysis: {
    label: 'Terug naar analyse',
    track: 'integral',
    from: ['planning'],
    to: 'analysis',
    asks: ['reason'],
    needs: [],
  },
  startExecution: {
    label: 'Uitvoering starten',
    track: 'integral',
    from: ['planning'],
    to: 'execution',
    asks: ['decision'],
    needs: ['interventions-planned'],
  },
  revisePlan: {
    label: 'Plan herzien',
    track: 'integral',
    from: ['execution'],
    to: 'planning',
    asks: ['decision', 'reason'],
    needs: [],
  },
  endWithoutPlan: {
    label: 'Beëindigen zonder plan',
    track: 'integral',
    from: ['analysis', 'planning'],
    to: 'closing',
    asks: ['decision', 'reason'],
    needs: [],
  },
  startClosing: {
    label: 'Afronden',
    track: 'integral',
    from: ['execution'],
    to: 'closing',
    asks: [],
    mayAsk: ['note'],
    needs: ['interventions-settled'],
  },
  reopenWork: {
    label: 'Werk hervatten',
    track: 'integral',
    from: ['closing'],
    to: 'execution',
    asks: ['reason'],
    needs: [],
  },
  close: {
    label: 'Afsluiten',
    track: 'integral',
    from: ['closing'],
    to: 'closed',
    asks: ['effect'],
    needs: ['proposed-by-another', 'feedback-sent', 'results-filled', 'no-open-inquiry'],
  },
  reopen: {
    label: 'Heropenen',
    track: 'integral',
    from: ['closed'],
    to: 'execution',
    asks: ['reason'],
    needs: ['proposed-by-another', 'new-approved-test', 'second-person', 'content-present'],
  },
  // ── advice track ──
  startAdvice: {
    label: 'Advies starten',
    track: 'advice',
    from: ['intake'],
    to: 'in-progress',
    asks: [],
    mayAsk: ['handlerId', 'note'],
    needs: [],
  },
  toIntake: {
    label: 'Terug naar intake',
    track: 'advice',
    from: ['in-progress'],
    to: 'intake',
    asks: ['reason'],
    needs: [],
  },
  answer: {
    label: 'Advies geven',
    track: 'advice',
    from: ['in-progress'],
    to: 'answered',
    asks: ['answer', 'partnerFree'],
    needs: ['free-of-partner-data', 'no-open-second-line'],
  },
  askFurther: {
    label: 'Doorvragen',
    track: 'advice',
    from: ['answered'],
    to: 'in-progress',
    asks: ['question'],
    needs: [],
  },
  settle: {
    label: 'Direct beantwoorden en afsluiten',
    track: 'advice',
    from: ['intake'],
    to: 'closed',
    asks: ['answer', 'partnerFree'],
    needs: ['free-of-partner-data'],
  },
  finish: {
    label: 'Afronden',
    track: 'advice',
    from: ['answered'],
    to: 'closed',
    asks: [],
    mayAsk: ['note'],
    needs: [],
  },
  reopenAdvice: {
    label: 'Heropenen',
    track: 'advice',
    from: ['closed'],
    to: 'in-progress',
    asks: ['reason'],
    needs: [],
  },
});
export type MoveName = keyof typeof MOVES;
export const MOVE_NAMES = Object.keys(MOVES) as MoveName[];

/** Whether a text is the name of a move. */
export const isMoveName = (name: string): name is MoveName => Object.hasOwn(MOVES, name);

/** Whether a move exists on a track. */
export const isOnTrack = (move: MoveName, track: Track): boolean =>
  MOVES[move].track === 'both' || MOVES[move].track === track;

/** The facts a move must be given when made from this state. */
export const asksOf = (move: MoveName, state: State): readonly MoveFact[] => [
  ...MOVES[move].asks,
  ...(MOVES[move].inState?.[state]?.asks ?? []),
];

/** Every fact a move accepts, in whatever state. */
export const factsOf = (move: MoveName): readonly MoveFact[] => {
  const row = MOVES[move];
  const more = Object.values(row.inState ?? {}).flatMap((extra) => extra.asks ?? []);
  return [...new Set([...row.asks, ...(row.mayAsk ?? []), ...more])];
};

/** What must hold in the file for a move from this state. */
export const needsOf = (move: MoveName, state: State): readonly Need[] => [
  ...MOVES[move].needs,
  ...(MOVES[move].inState?.[state]?.needs ?? []),
];

/**
 * The state after a move.
 * @param origin the state a hold or a question was made from; null when there is none
 * @param hasPlan whether the case has at least one intervention; without one, work resumes at the plan
 */
export function stateAfter(
  move: MoveName,
  state: State,
  { origin, hasPlan }: { origin: State | null; hasPlan: boolean },
): State | 'deleted' {
  const { to } = MOVES[move];
  if (to === 'same') return state;
  if (to === 'origin') return origin ?? 'intake';
  if ((move === 'reopenWork' || move === 'reopen') && !hasPlan) return 'planning';
  return to;
}

/** Moves that remember where they came from. */
export const remembersOrigin = (move: MoveName): boolean => move === 'hold' || move === 'requestInfo';

/** The moves that lead out of a state on a track: what can follow on the picture of the case. */
export const movesFrom = (state: State, track: Track): MoveName[] =>
  MOVE_NAMES.filter((move) => isOnTrack(move, track) && MOVES[move].from.includes(state));
