import { coversRegion, liveAuthorisations, type Actor, type CaseAccess } from '../access/actor';
import { deskAuthorisations, viewOf } from '../access/decide';
import { reachesCase } from '../access/reach';
import type { CalendarDate } from '../calendar/dates';
import { NOTICE_ROWS, type NoticeKind } from './kinds';

/** Who holds a notice, and the case it is about. */
export interface NoticeQuestion {
  readonly actor: Actor;
  readonly access: CaseAccess;
  /** By Europe/Amsterdam. */
  readonly today: CalendarDate;
}

/**
 * Whether a notice is there for its holder now. It is held against the case each time it is counted, listed or mailed: when
 * the case has left the holder's reach, or is seen in another view than the notice is for, there is no such notice. So
 * what was told to staff is never told to a requester.
 */
export function seesNotice(kind: NoticeKind, { actor, access, today }: NoticeQuestion): boolean {
  const { sight } = NOTICE_ROWS[kind];
  if (sight === 'watch') {
    return (
      !access.excludedPersonIds.includes(actor.personId) &&
      deskAuthorisations('listAccessAlerts', actor, today).some((one) => coversRegion(one, access.regionCode))
    );
  }
  const live = liveAuthorisations(actor, today);
  if (sight === 'own-rows') {
    return live.some(
      (one) => NOTICE_ROWS[kind].roles.includes(one.role) && reachesCase('own-rows', one, actor.personId, access),
    );
  }
  // One by one: whoever is partner and requester of a case sees what is told to either.
  return live.some((one) => {
    const seen = viewOf({ actor: { personId: actor.personId, authorisations: [one] }, access, today });
    return seen !== null && sight.includes(seen.view);
  });
}

/** The page of the app a notice leads to; what is there is asked anew, with the rights of whoever opens it. */
export function noticePath(kind: NoticeKind, caseId: string, actor: Actor): string {
  if (kind === 'question-asked' || kind === 'question-due') return `/casussen/${caseId}?naar=vraag`;
  if (kind === 'inquiry-asked' || kind === 'inquiry-due') return '/bevragingen';
  if (kind === 'intervention-due' || kind === 'intervention-quiet') return '/interventies';
  if (kind === 'meeting-agenda' || kind === 'meeting-minutes') return '/overleggen';
  if (kind === 'break-glass') {
    return actor.authorisations.some(({ role }) => role === 'privacy-officer') ? '/privacy' : '/toegang';
  }
  return `/casussen/${caseId}`;
}
