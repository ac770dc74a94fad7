import { isMoveName, isOnTrack, MOVES, stateAfter, type State, type Track } from '@casusregie/domain';

/** An event of a case that moved it. */
export interface Moved {
  readonly type: string;
  readonly from: State;
  readonly to: State;
}

/**
 * Replays the moves of a case through the move table.
 * @returns the state it ends in
 * @throws Error naming the first event that the table does not allow
 */
export function replay(track: Track, events: readonly Moved[]): State {
  let state: State = 'draft';
  let origin: State | null = null;
  for (const { type, from, to } of events) {
    if (!isMoveName(type) || !isOnTrack(type, track)) throw new Error(`${type} is no move of the ${track} track`);
    if (from !== state || !MOVES[type].from.includes(state)) {
      throw new Error(`${type} cannot be made from ${state} (the event says ${from})`);
    }
    const either = [true, false].map((hasPlan) => stateAfter(type, state, { origin, hasPlan }));
    if (!either.includes(to)) throw new Error(`${type} leads from ${state} to ${either.join(' or ')}, not to ${to}`);
    origin = type === 'hold' || type === 'requestInfo' ? state : to === state ? origin : null;
    state = to;
  }
  return state;
}
