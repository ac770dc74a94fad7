import { SETTLED_STATUSES, type CalendarDate } from '@casusregie/domain';
import { places } from '../database/json';

/** An intervention `v` that is late on a day, as a condition; adds its parameters. */
export const LATE_INTERVENTION = (params: unknown[], today: CalendarDate): string =>
  `v.due_on < $${params.push(today)} AND v.status NOT IN (${places(params, SETTLED_STATUSES)})`;
