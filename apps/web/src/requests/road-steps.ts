import type { RoadStep } from '@casusregie/contract';
import { shortDate, type LifecycleStep, type StepStatus } from '@casusregie/ui';

const STATUS: Record<RoadStep['place'], StepStatus> = {
  passed: 'passed',
  here: 'here',
  next: 'possible',
  later: 'ahead',
};

/** The road that the server drew, as the strip shows it. A step that was passed over is quiet. */
export const stripOf = (road: readonly RoadStep[]): LifecycleStep[] =>
  road.map(({ state, label, place, on }) => ({
    id: state,
    label,
    status: STATUS[place],
    ...(on && place !== 'later' && place !== 'next' && { note: shortDate(on) }),
  }));
