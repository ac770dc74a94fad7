import { DateText, daysBetween } from './dates';

/** How near a deadline is: `far` is quiet, `near` within three days, `today`, `late` is past. */
export type DeadlineNearness = 'far' | 'near' | 'today' | 'late';

/** A deadline in words. */
export interface DeadlineWords {
  readonly text: string;
  readonly nearness: DeadlineNearness;
}

const days = (count: number): string => `${count} ${count === 1 ? 'dag' : 'dagen'}`;

/**
 * Says in words how long there is until a deadline: *nog 3 dagen*, *morgen*, *vandaag*, *2 dagen te laat*.
 * Counts calendar days; working days are counted where the deadline is set.
 */
export function deadlineText(due: DateText, today: DateText): DeadlineWords {
  const left = daysBetween(today, due);
  if (left < 0) return { text: `${days(-left)} te laat`, nearness: 'late' };
  if (left === 0) return { text: 'vandaag', nearness: 'today' };
  if (left === 1) return { text: 'morgen', nearness: 'near' };
  return { text: `nog ${days(left)}`, nearness: left <= 3 ? 'near' : 'far' };
}
