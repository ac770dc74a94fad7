import {
  attendsAs,
  coversRegion,
  deskAuthorisations,
  type Authorisation,
  type CaseAccess,
  type View,
} from '@casusregie/domain';
import type { Meeting, MeetingGuest } from '../database/entities';
import { FOR_SHARE, FOR_UPDATE } from '../database/json';
import type { Sql } from '../database/sql';
import type { Caller } from '../identity/caller';
import { Refused, unknown } from '../shared/refusal';

/** A guest with the name of the person. */
export interface NamedGuest extends MeetingGuest {
  name: string | null;
  job: string | null;
}
/** A meeting with the names that are shown with it. */
export interface NamedMeeting extends Meeting {
  chair_name: string;
  chair_job: string;
  closer: string | null;
}

/** A meeting that somebody reaches, by which of their authorisations, and who is invited as far as they may know. */
export interface ReachedMeeting {
  readonly meeting: NamedMeeting;
  readonly guests: readonly NamedGuest[];
  readonly matched: readonly [Authorisation, ...Authorisation[]];
  /** Whether they see all guests, and who may not attend: staff of the region, and the chair. */
  readonly asStaff: boolean;
  /** The authorisation by which they keep the meeting; null when they do not. */
  readonly keeps: Authorisation | null;
}

export const MEETINGS = `SELECT m.*, p.name AS chair_name, p.function AS chair_job, k.name AS closer
  FROM meetings m JOIN persons p ON p.id = m.chair_id LEFT JOIN persons k ON k.id = m.closed_by`;
const GUESTS = `SELECT g.*, p.name, p.function AS job FROM meeting_guests g LEFT JOIN persons p ON p.id = g.person_id
  WHERE g.meeting_id = $1 ORDER BY g.id`;

/** Whether an invitation is to somebody: to them by name, or to an organisation that they speak for as partner. */
const invites = (guest: MeetingGuest, one: Authorisation, personId: string): boolean =>
  guest.organisation_id === one.organisationId &&
  (guest.person_id === null ? one.role === 'partner' : guest.person_id === personId);

/**
 * The meeting somebody wants to see or change. The RIEC of the region reaches each; others those that they chair or are
 * invited to.
 * @throws Refused `unknown` when it does not exist or is out of reach
 */
export async function reachMeeting(
  sql: Sql,
  { actor }: Caller,
  meetingId: string,
  { today, lock = false }: { today: string; lock?: boolean },
): Promise<ReachedMeeting> {
  if (lock) await sql.first(`SELECT id FROM meetings WHERE id = $1${FOR_UPDATE}`, [meetingId]);
  const meeting = await sql.first<NamedMeeting>(`${MEETINGS} WHERE m.id = $1`, [meetingId]);
  if (!meeting) throw unknown();
  const all = await sql.all<NamedGuest>(GUESTS, [meetingId]);
  const here = (one: Authorisation): boolean => coversRegion(one, meeting.region_code);
  const keeps = deskAuthorisations('keepMeetings', actor, today).filter(here);
  const chairs = (one: Authorisation): boolean => one.role === 'case-director' && meeting.chair_id === actor.personId;
  const matched = deskAuthorisations('readMeeting', actor, today)
    .filter(here)
    .filter((one) => keeps.includes(one) || chairs(one) || all.some((guest) => invites(guest, one, actor.personId)));
  const [first, ...rest] = matched;
  if (!first) throw unknown();
  const asStaff = keeps.length > 0 || matched.some(chairs);
  const own = (guest: NamedGuest): boolean => matched.some((one) => one.organisationId === guest.organisation_id);
  return {
    meeting,
    guests: asStaff ? all : all.filter(own),
    matched: [first, ...rest],
    asStaff,
    keeps: keeps[0] ?? null,
  };
}

/** The view somebody has of an item on the agenda, by the authorisations with which they reach the meeting; null for none. */
export function viewOfItem(
  { actor }: Caller,
  { matched }: Pick<ReachedMeeting, 'matched'>,
  { access, today }: { access: CaseAccess | undefined; today: string },
): View | null {
  if (!access) return null;
  const views = matched.map((one) =>
    attendsAs(
      { organisationId: one.organisationId, actor: { personId: actor.personId, authorisations: [one] } },
      access,
      today,
    ),
  );
  return views.includes('staff') ? 'staff' : (views.find((view) => view !== null) ?? null);
}

/** Holds the meeting as it is until the transaction ends, while others type at other items. */
export async function stateOfMeeting(sql: Sql, meetingId: string): Promise<Meeting> {
  const row = await sql.first<Meeting>(`SELECT * FROM meetings WHERE id = $1${FOR_SHARE}`, [meetingId]);
  if (!row) throw unknown();
  return row;
}

/** What is told to who comes too late. */
export const closedAlready = (): Refused =>
  new Refused('wrong-moment', 'Dit overleg is afgesloten. Voeg een aantekening toe als er iets niet klopt.');
