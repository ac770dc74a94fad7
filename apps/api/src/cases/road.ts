import type { RoadStep } from '@casusregie/contract';
import {
  isAside,
  MAIN_ROAD,
  MOVES,
  movesFrom,
  PHASE_OF,
  SHOWN_LABELS,
  SHOWN_ROAD,
  type ShownState,
  type State,
  STATE_LABELS,
  stateAfter,
} from '@casusregie/domain';
import type { CaseFile } from '../database/entities';

/** When a case first came into a state, by day. */
export type Arrivals = ReadonlyMap<string, string>;

type RoadFile = Pick<CaseFile, 'state' | 'origin' | 'track' | 'shown_state'>;

function drawn(
  road: readonly string[],
  here: string,
  arrivals: Arrivals,
  words: { label: (state: string) => string; next: readonly string[]; ended: boolean },
): RoadStep[] {
  const steps = road.includes(here) ? [...road] : [...road.filter((state) => arrivals.has(state)), here];
  const at = steps.indexOf(here);
  return steps.map((state, index) => ({
    state,
    label: words.label(state),
    place:
      state === here ? 'here' : index < at ? 'passed' : words.next.includes(state) && !words.ended ? 'next' : 'later',
    on: arrivals.get(state) ?? null,
  }));
}

/** The states that a next move can lead to. */
const following = (state: State, file: RoadFile): State[] =>
  movesFrom(state, file.track).flatMap((move) => {
    if (MOVES[move].to === 'same' || MOVES[move].to === 'deleted') return [];
    const to = stateAfter(move, state, { origin: file.origin, hasPlan: true });
    return to === 'deleted' ? [] : [to];
  });

/** The road of a case as staff see it; a side state is drawn from where it left the road. */
export function staffRoad(file: RoadFile, arrivals: Arrivals): RoadStep[] {
  const road = MAIN_ROAD[file.track];
  const side = isAside(file.state);
  const here = side ? (file.origin ?? 'intake') : file.state;
  return drawn(road, here, arrivals, {
    label: (state) => STATE_LABELS[state as State],
    next: following(here, file),
    ended: PHASE_OF[file.state] === 'ended',
  });
}

/** The road as the requester sees it: shown states only, so that a hold leaves no trace. */
export function requesterRoad(file: RoadFile, arrivals: Arrivals): RoadStep[] {
  const road = SHOWN_ROAD[file.track];
  const shown = file.shown_state;
  const aside = shown === 'info-requested' || shown === 'on-hold';
  const passed = road.filter((state) => arrivals.has(state));
  const here = aside ? (passed.at(-1) ?? 'intake') : shown;
  const at = road.indexOf(here as ShownState);
  const next = at >= 0 ? road.slice(at + 1, at + 2) : [];
  return drawn(road, here, arrivals, {
    label: (state) => SHOWN_LABELS[state as ShownState],
    next,
    ended: PHASE_OF[file.state] === 'ended',
  });
}
