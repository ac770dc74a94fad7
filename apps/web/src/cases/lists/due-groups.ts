import { addDays } from '@casusregie/domain';

/** Rows of a worklist under a heading that says how urgent they are. */
export interface DueGroup<Row> {
  readonly id: 'late' | 'week' | 'later' | 'none';
  readonly title: string;
  readonly rows: readonly Row[];
}

const TITLES: Record<DueGroup<unknown>['id'], string> = {
  late: 'Te laat',
  week: 'Deze week',
  later: 'Later',
  none: 'Zonder termijn',
};

/** The Sunday of the week of a date; the date itself when it is a Sunday. */
export function endOfWeek(today: string): string {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, (7 - weekday) % 7);
}

function groupOf(dueOn: string | null | undefined, today: string): DueGroup<unknown>['id'] {
  if (!dueOn) return 'none';
  if (dueOn < today) return 'late';
  return dueOn <= endOfWeek(today) ? 'week' : 'later';
}

/** Groups rows by how near they are due: late, this week, later, without a term. Empty groups are left out. */
export function byDue<Row extends { readonly dueOn?: string | null }>(
  rows: readonly Row[],
  today: string,
): DueGroup<Row>[] {
  return (Object.keys(TITLES) as DueGroup<Row>['id'][])
    .map((id) => ({ id, title: TITLES[id], rows: rows.filter((row) => groupOf(row.dueOn, today) === id) }))
    .filter(({ rows: found }) => found.length > 0);
}
