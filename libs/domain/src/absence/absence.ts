import { coversRegion, liveAuthorisations, type Actor } from '../access/actor';
import { REGION_ROLES, type Role } from '../access/roles';
import type { CalendarDate } from '../calendar/dates';
import type { NoticeKind } from '../notices/kinds';

/** The longest period, in days, that one absence is noted for: who is away longer hands the work over. */
export const LONGEST_ABSENCE_DAYS = 366;

/** A period in which somebody is away. */
export interface Absence {
  readonly fromOn: CalendarDate;
  readonly untilOn: CalendarDate;
  readonly ended: boolean;
}

/** Whether somebody stands in on a day: by the date alone, so that the work comes back by itself. */
export const standsIn = ({ fromOn, untilOn, ended }: Absence, today: CalendarDate): boolean =>
  !ended && fromOn <= today && today <= untilOn;

/** The roles on the cases of a region that somebody has today. */
const rolesIn = (actor: Actor, regionCode: string, today: CalendarDate): Role[] =>
  liveAuthorisations(actor, today)
    .filter((one) => REGION_ROLES.includes(one.role) && coversRegion(one, regionCode))
    .map(({ role }) => role);

/**
 * Whether one can stand in for the other in a region: another person, with a role that the other has too. Standing in gives
 * nothing to see: what the deputy does not reach stays out of reach, and whoever is kept out stays out.
 */
export function mayStandIn(deputy: Actor, person: Actor, regionCode: string, today: CalendarDate): boolean {
  const roles = rolesIn(person, regionCode, today);
  return deputy.personId !== person.personId && rolesIn(deputy, regionCode, today).some((role) => roles.includes(role));
}

/** Notices that go to the deputy as well: those about work. What opens something to one person stays theirs. */
export const DEPUTY_NOTICES: readonly NoticeKind[] = [
  'request-submitted',
  'assigned',
  'answer-received',
  'inquiry-answered',
  'meeting-decision',
  'feedback-answered',
  'case-due',
  'hold-review',
];
