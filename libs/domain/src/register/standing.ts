import { addDays, addMonths, type CalendarDate } from '../calendar/dates';
import { SCREENED_ROLES, type Role } from '../access/roles';

/** How an authorisation stands today, the gravest first. Only the last two give access. */
export const STANDINGS = ['ended', 'expired', 'screening-expired', 'screening-expiring', 'live'] as const;
export type Standing = (typeof STANDINGS)[number];

export const STANDING_LABELS: Record<Standing, string> = {
  ended: 'Beëindigd',
  expired: 'Verlopen',
  'screening-expired': 'Screening verlopen',
  'screening-expiring': 'Screening verloopt binnenkort',
  live: 'Geldig',
};

/** Days beforehand that the register warns of a screening that runs out. */
export const SCREENING_WARNING_DAYS = 60;
/** An authorisation is confirmed again every so many months (BIO2, yearly review of access rights). */
export const RECERTIFICATION_MONTHS = 12;

/** What is needed of an authorisation to say how it stands. */
export interface Standable {
  readonly role: Role;
  readonly validUntil: CalendarDate | null;
  readonly screenedUntil: CalendarDate | null;
  readonly endedAt: string | null;
  readonly grantedOn: CalendarDate;
  readonly certifiedOn: CalendarDate | null;
}

/** How an authorisation stands on a day by Europe/Amsterdam. */
export function standingOf(row: Standable, today: CalendarDate): Standing {
  if (row.endedAt !== null) return 'ended';
  if (row.validUntil !== null && row.validUntil < today) return 'expired';
  if (!SCREENED_ROLES.includes(row.role)) return 'live';
  if (row.screenedUntil === null || row.screenedUntil < today) return 'screening-expired';
  return row.screenedUntil <= addDays(today, SCREENING_WARNING_DAYS) ? 'screening-expiring' : 'live';
}

/** The day on which an authorisation is due for confirmation: a year after it was last confirmed, or granted. */
export const certifyBy = (row: Pick<Standable, 'grantedOn' | 'certifiedOn'>): CalendarDate =>
  addMonths(row.certifiedOn ?? row.grantedOn, RECERTIFICATION_MONTHS);

/** Whether an authorisation waits for its yearly confirmation; what no longer counts for good waits for nothing. */
export const isDue = (row: Standable, today: CalendarDate): boolean =>
  !['ended', 'expired'].includes(standingOf(row, today)) && certifyBy(row) <= today;

/** The last day of granting or confirming that makes an authorisation due by today: the same rule, for a query. */
export function dueIfSince(today: CalendarDate): CalendarDate {
  let day = addMonths(today, -RECERTIFICATION_MONTHS);
  while (addMonths(addDays(day, 1), RECERTIFICATION_MONTHS) <= today) day = addDays(day, 1);
  return day;
}
