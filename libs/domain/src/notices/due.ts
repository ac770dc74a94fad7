import { addDays, addWorkingDays, daysBetween, type CalendarDate } from '../calendar/dates';
import { isOnHold, OPEN_STATES, type State } from '../case/states';
import type { NoticeKind } from './kinds';

/** Working days before a deadline that it is told. */
export const DUE_SOON_DAYS = 2;
/** Days after a deadline that being late is still told anew to whoever was not told. */
export const LATE_DAYS = 60;

/** The last deadline that is near. */
export const dueSoon = (today: CalendarDate): CalendarDate => addWorkingDays(today, DUE_SOON_DAYS);

/** As what a deadline is told: each is told once when it is near, and once when it has passed. */
export const dueStage = (due: CalendarDate, today: CalendarDate): 'near' | 'late' => (due < today ? 'late' : 'near');

/** Where the plan is carried out: only there is an owner asked after what it promised. */
export const ASKED_AFTER_IN: State = 'execution';

/** Days without a word of its owner after which an intervention is asked after, again and again. */
export const QUIET_DAYS = 56;

/**
 * The day on which an intervention that nothing was heard of since `heardOn` was last to be asked after; null while it is not
 * yet. Each round has a day of its own, so that each is told once.
 */
export function askAfterOn(heardOn: CalendarDate, today: CalendarDate): CalendarDate | null {
  const rounds = Math.floor(daysBetween(heardOn, today) / QUIET_DAYS);
  return rounds < 1 ? null : addDays(heardOn, rounds * QUIET_DAYS);
}

/** Which notice the date of a case makes, by its state; null where nobody waits for it. */
export function dueNotice(state: State): Extract<NoticeKind, 'case-due' | 'hold-review'> | null {
  if (isOnHold(state)) return 'hold-review';
  return OPEN_STATES.includes(state) ? 'case-due' : null;
}
