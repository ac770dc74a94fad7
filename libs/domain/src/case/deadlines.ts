import { addWorkingDays, type CalendarDate } from '../calendar/dates';
import type { State } from './states';

/** Working days that each state may take before it shows as late. */
export type Terms = Readonly<Record<State, number | null>>;

/**
 * The terms of the whole country; null where the move itself names the date or where there is none. Practice of the field,
 * not law: a region can set its own (`settings/settings.ts`).
 */
export const DUE_AFTER: Terms = {
  draft: null,
  submitted: 2,
  intake: 10,
  'info-requested': null,
  'legality-check': 5,
  'partner-query': 10,
  enrichment: 20,
  weighing: 20,
  analysis: 30,
  planning: 30,
  execution: 40,
  closing: 20,
  'in-progress': 10,
  answered: 20,
  'on-hold': null,
  closed: null,
  rejected: null,
  referred: null,
  withdrawn: null,
  destroyed: null,
};

/**
 * By when the next step in a state is due.
 * @param named the date given with the move, if any: it goes before the term
 * @param terms those of the region on that date
 */
export function dueOn(
  state: State,
  since: CalendarDate,
  { named, terms = DUE_AFTER }: { named?: CalendarDate | null; terms?: Terms } = {},
): CalendarDate | null {
  if (named) return named;
  const days = terms[state];
  return days === null ? null : addWorkingDays(since, days);
}
