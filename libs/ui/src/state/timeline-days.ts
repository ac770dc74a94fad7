import { calendarDate, daysBetween, longDate, todayHere } from '../format/dates';

/** The entries of one day, under the words for that day. */
export interface TimelineDay<Entry> {
  readonly date: string;
  readonly label: string;
  readonly entries: readonly Entry[];
}

function dayLabel(date: string, today: string): string {
  const ago = daysBetween(date, today);
  const spelled = longDate(date);
  if (ago === 0) return `Vandaag, ${spelled}`;
  if (ago === 1) return `Gisteren, ${spelled}`;
  return spelled.charAt(0).toUpperCase() + spelled.slice(1);
}

/** Groups entries by the day in the Netherlands, newest day and newest entry first. */
export function byDay<Entry extends { readonly at: string }>(
  entries: readonly Entry[],
  today = todayHere(),
): TimelineDay<Entry>[] {
  const days = new Map<string, Entry[]>();
  for (const entry of [...entries].sort((one, other) => other.at.localeCompare(one.at))) {
    const date = calendarDate(entry.at);
    days.set(date, [...(days.get(date) ?? []), entry]);
  }
  return [...days].map(([date, ofDay]) => ({ date, label: dayLabel(date, today), entries: ofDay }));
}
