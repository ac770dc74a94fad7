import type { ActionAnswer, StaffCase } from '@casusregie/contract';
import { MAIN_ROAD, MOVES, stateAfter, type Need } from '@casusregie/domain';
import { isMove } from '../forms/move-form';

/** The moves of a case page: onward on the road, and beside it. */
export interface NextSteps {
  readonly onward: readonly ActionAnswer[];
  readonly beside: readonly ActionAnswer[];
}

type Placed = Pick<StaffCase, 'state' | 'origin' | 'track' | 'interventions'>;

/** Whether a move leads further along the road, or back onto it. */
function leadsOnward(action: ActionAnswer, file: Placed): boolean {
  if (!isMove(action)) return false;
  if (action.name === 'grantWithdrawal' || action.name === 'declineWithdrawal') return true;
  const { to } = MOVES[action.name];
  if (to === 'same' || to === 'deleted') return false;
  if (to === 'origin') return true;
  const road = MAIN_ROAD[file.track];
  const target = stateAfter(action.name, file.state, { origin: file.origin, hasPlan: file.interventions.length > 0 });
  const here = road.indexOf(file.state);
  return target !== 'deleted' && road.indexOf(target) > here && here >= 0;
}

/** Needs that only tell that a step is for another situation: such a step is not shown. */
const OTHER_SITUATION: readonly Need[] = [
  'wish-pending',
  'no-wish-pending',
  'held-before-acceptance',
  'held-before-partner-query',
  'held-after-partner-query',
  'retention-term-ended',
];

/** Splits what may be done into steps onward, the allowed first, and the ways beside the road. */
export function nextSteps(actions: readonly ActionAnswer[], file: Placed): NextSteps {
  const moves = actions.filter(isMove).filter(({ needs }) => !needs?.some((need) => OTHER_SITUATION.includes(need)));
  const onward = moves.filter((action) => leadsOnward(action, file));
  return {
    onward: [...onward.filter(({ allowed }) => allowed), ...onward.filter(({ allowed }) => !allowed)],
    beside: moves.filter((action) => !onward.includes(action)),
  };
}
