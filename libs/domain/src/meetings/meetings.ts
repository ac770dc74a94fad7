import type { Actor, CaseAccess } from '../access/actor';
import { viewOf } from '../access/decide';
import type { View } from '../access/roles';
import type { CalendarDate } from '../calendar/dates';
import type { MoveName } from '../case/moves';
import type { State } from '../case/states';

/** A meeting is prepared and held, then closed: from then on it is its own minutes, and nothing in it changes. */
export const MEETING_STATES = ['planned', 'closed'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];
export const MEETING_STATE_LABELS: Record<MeetingState, string> = {
  planned: 'Gepland',
  closed: 'Afgesloten',
};
/** Whether agenda, minutes and decisions can still be changed. */
export const isOpenMeeting = (state: MeetingState): boolean => state === 'planned';

/** Whether somebody who was invited came. Who is not said to be absent counts as there, so that the wall shows too little, not too much. */
export const PRESENCES = ['invited', 'present', 'absent'] as const;
export type Presence = (typeof PRESENCES)[number];
export const PRESENCE_LABELS: Record<Presence, string> = {
  invited: 'Uitgenodigd',
  present: 'Aanwezig',
  absent: 'Afwezig',
};

/** Why a case is on the agenda. */
export const AGENDA_REASONS = ['weigh', 'plan', 'evaluate', 'overdue', 'other'] as const;
export type AgendaReason = (typeof AGENDA_REASONS)[number];
export const AGENDA_REASON_LABELS: Record<AgendaReason, string> = {
  weigh: 'Wegen',
  plan: 'Plan vaststellen',
  evaluate: 'Evalueren',
  overdue: 'Interventie te laat',
  other: 'Bespreken',
};

/** The states that wait for a meeting, and for what. */
export const WAITS_FOR_MEETING: Partial<Record<State, AgendaReason>> = {
  weighing: 'weigh',
  planning: 'plan',
  closing: 'evaluate',
};
/** The state in which an intervention that is late asks for a meeting. */
export const LATE_IN: State = 'execution';

/** Why a case in this state is put on an agenda. */
export const agendaReason = (state: State, isLate: boolean): AgendaReason =>
  WAITS_FOR_MEETING[state] ?? (isLate && state === LATE_IN ? 'overdue' : 'other');

/** Somebody who attends: a person, or whoever an organisation sends. */
export interface Attendee {
  readonly organisationId: string;
  /** The person with all that they are authorised for; null when the organisation itself decides whom it sends. */
  readonly actor: Actor | null;
}

/** The views in which a case can be talked over at a table. A requester reads of it what they are told, and no more. */
const AT_THE_TABLE: readonly View[] = ['staff', 'partner'];

/**
 * In which view somebody may attend when a case is talked over; null when not at all. A person by what they reach of the
 * case for the organisation they come for; an organisation that sends somebody, when it takes part in the case by a name that counts today.
 */
export function attendsAs({ organisationId, actor }: Attendee, access: CaseAccess, today: CalendarDate): View | null {
  if (!actor) {
    const sends = access.named.some(
      (one) =>
        one.as === 'partner' &&
        one.organisationId === organisationId &&
        !access.excludedPersonIds.includes(one.personId ?? ''),
    );
    return sends ? 'partner' : null;
  }
  // One by one: whoever is partner and requester of a case sits at the table as the first.
  const views = actor.authorisations
    .filter((one) => one.organisationId === organisationId)
    .map((one) => viewOf({ actor: { personId: actor.personId, authorisations: [one] }, access, today })?.view);
  const allowed = viewOf({ actor, access, today }) === null ? [] : views;
  return AT_THE_TABLE.find((view) => allowed.includes(view)) ?? null;
}

/**
 * The new order of an agenda, given by who may not see all of it: what they do not see keeps its place among the rest.
 * @param all ids in their order now
 * @param seen those ids that they see, in the order that they want
 */
export function reordered(all: readonly string[], seen: readonly string[]): string[] {
  const next = seen.values();
  return all.map((id) => (seen.includes(id) ? (next.next().value ?? id) : id));
}

/**
 * The moves whose decision a partner who attends reads: those that partners hear of on the timeline as well. Why a case is
 * held, rejected or referred stays with the RIEC.
 */
export const DECISIONS_FOR_PARTNERS: readonly MoveName[] = ['accept', 'startExecution', 'revisePlan', 'endWithoutPlan'];
