import type { RoadStep, StaffCase } from '@casusregie/contract';
import { plainDate, shortDate, type LifecycleStep, type SideState, type StepStatus } from '@casusregie/ui';
import { stateLabel } from '../state-words';

const STATUS: Record<RoadStep['place'], StepStatus> = {
  passed: 'passed',
  here: 'here',
  next: 'possible',
  later: 'ahead',
};

/** The road as the strip draws it. On an ended case nothing lies ahead. */
export const stepsOf = ({ road, phase }: Pick<StaffCase, 'road' | 'phase'>): LifecycleStep[] =>
  road.map(({ state, label, place, on }) => ({
    id: state,
    label,
    status: phase === 'ended' && place !== 'here' && place !== 'passed' ? 'unreachable' : STATUS[place],
    ...(on && { note: shortDate(on) }),
  }));

/** The state beside the road, hanging below the step it was entered from. */
export function sideOf({ state, hold, questions }: Pick<StaffCase, 'state' | 'hold' | 'questions'>): SideState | null {
  if (state === 'on-hold') {
    const review = hold ? `herbeoordelen op ${plainDate(hold.reviewOn)}` : '';
    return { label: stateLabel(state), tone: 'waiting', note: review };
  }
  if (state === 'info-requested') {
    const open = questions.find(({ answer, closed }) => !answer && !closed);
    return {
      label: 'Wacht op antwoord',
      tone: 'waiting',
      note: open ? `reactie uiterlijk ${plainDate(open.dueOn)}` : '',
    };
  }
  return null;
}
