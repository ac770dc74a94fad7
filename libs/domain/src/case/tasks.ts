import { addDays, addMonths, type CalendarDate } from '../calendar/dates';

/** How a task stands: to be done, done by its owner, or no longer needed. */
export const TASK_STATES = ['open', 'done', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const TASK_STATE_LABELS: Record<TaskState, string> = {
  open: 'Open',
  done: 'Gedaan',
  cancelled: 'Vervallen',
};

/** The two ways in which a task ends. */
export const TASK_ENDINGS = ['done', 'cancelled'] as const satisfies readonly TaskState[];
export type TaskEnding = (typeof TASK_ENDINGS)[number];

/** Months after which a contact with a municipality is taken away: notes of a talk are no case file. */
export const CONTACT_MONTHS = 12;

/** Numbers below this are not told on a page without names (the mayor's A4): few cases point to whom they are about. */
export const SMALLEST_TOLD = 5;

/**
 * Counts of which the small ones are hidden (`null`). When one alone would be hidden, it could be found again by
 * subtracting the others from the total: then the smallest of the others is hidden too. Zero is told.
 */
export function hideSmall(counts: readonly number[]): (number | null)[] {
  const hidden = new Set(counts.flatMap((count, at) => (count > 0 && count < SMALLEST_TOLD ? [at] : [])));
  if (hidden.size === 1) {
    const others = counts.flatMap((count, at) => (count > 0 && !hidden.has(at) ? [{ count, at }] : []));
    others.sort((one, other) => one.count - other.count);
    if (others[0]) hidden.add(others[0].at);
  }
  return counts.map((count, at) => (hidden.has(at) ? null : count));
}

/** Whether a task is still to be done. */
export const isOpenTask = (state: TaskState): boolean => state === 'open';

/** The earliest day a contact can have been on: what is older would be taken away at once. */
export const firstContactDay = (today: CalendarDate): CalendarDate => addDays(addMonths(today, -CONTACT_MONTHS), 1);
