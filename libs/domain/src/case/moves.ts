import type { MoveFact, MoveRow } from './move-row';
import { MOVES_OF_ADVICE_TRACK } from './moves-of-advice-track';
import { MOVES_OF_BOTH_TRACKS } from './moves-of-both-tracks';
import { MOVES_OF_INTEGRAL_TRACK } from './moves-of-integral-track';
import type { Need } from './needs';
import { BEFORE_PARTNER_QUERY, isOnHold, type State, type Track } from './states';

/**
 * When a case may move: one row a move. Who may make it is in access/policy.ts.
 * `docs/case-lifecycle.md` is printed from this table.
 */
const TABLE = { ...MOVES_OF_BOTH_TRACKS, ...MOVES_OF_INTEGRAL_TRACK, ...MOVES_OF_ADVICE_TRACK };
export type MoveName = keyof typeof TABLE;
export const MOVES: Record<MoveName, MoveRow> = TABLE;
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

/**
 * The requester has one button to withdraw. Before partners are asked it withdraws at once, afterwards it is a wish;
 * which of the two follows from the case.
 */
export const resolveMove = (move: MoveName, state: State, origin: State | null): MoveName =>
  move === 'withdraw' && !BEFORE_PARTNER_QUERY.includes(isOnHold(state) ? (origin ?? state) : state)
    ? 'askWithdrawal'
    : move;
