import type { CalendarDate, Instant } from '../calendar/dates';
import type { Confidentiality } from '../case/kinds';
import type { State, Track } from '../case/states';
import { SOLE_ROLES } from '../register/authorisation-rules';
import type { CaseGrant } from './case-grants';
import { SCREENED_ROLES, type Role } from './roles';

/** One line of the authorisation register: what a person may be, for whom, and until when. */
export interface Authorisation {
  readonly id: string;
  readonly role: Role;
  readonly organisationId: string;
  /** The regions this authorisation covers: one for RIEC roles, several or all for a partner's representative. */
  readonly regionCodes: readonly string[] | 'nation';
  readonly validUntil: CalendarDate | null;
  readonly screenedUntil: CalendarDate | null;
}

/** Who is calling. */
export interface Actor {
  readonly personId: string;
  readonly authorisations: readonly Authorisation[];
}

/** As what somebody is named on a case. */
export const NAMED_AS = ['staff', 'case-director', 'partner', 'colleague'] as const;
export type NamedAs = (typeof NAMED_AS)[number];

export const NAMED_AS_LABELS: Record<NamedAs, string> = {
  staff: 'Medewerker RIEC',
  'case-director': 'Casusregisseur',
  partner: 'Partner',
  colleague: 'Collega van de inbrenger',
};

/** A running row "named on the case". */
export interface Named {
  readonly organisationId: string;
  readonly personId: string | null;
  readonly as: NamedAs;
}

/** What is needed of one case to decide who reaches it. */
export interface CaseAccess {
  readonly state: State;
  /** The state a hold or a question was made from. */
  readonly origin?: State | null;
  readonly track: Track;
  readonly regionCode: string | null;
  readonly confidentiality: Confidentiality;
  /** The organisation that brought it in, and those that succeeded it. */
  readonly submittingOrganisationIds: readonly string[];
  /** The organisations that the one that brought it in has succeeded. */
  readonly succeededOrganisationIds?: readonly string[];
  readonly filerId: string;
  readonly handlerId: string | null;
  readonly named: readonly Named[];
  /** Organisations with a row of their own on it: a question put to them, or an intervention of theirs. */
  readonly rowOrganisationIds: readonly string[];
  /** Persons kept out for a conflict of interest: this wins over every reach. */
  readonly excludedPersonIds: readonly string[];
  /** Persons let in for a time, running or not. */
  readonly grants?: readonly CaseGrant[];
  /** The instant that is asked about: access for a time is held against it, never against the day. Without it, none counts. */
  readonly at?: Instant;
}

/**
 * The authorisations that count today: not ended, and screened where the role asks it. Administrator and auditor are
 * never combined with a role on cases: where a register says so all the same, the role on cases does not count.
 * @param today by Europe/Amsterdam
 */
export function liveAuthorisations(actor: Actor, today: CalendarDate): Authorisation[] {
  const live = actor.authorisations.filter(
    ({ role, validUntil, screenedUntil }) =>
      (validUntil === null || validUntil >= today) &&
      (!SCREENED_ROLES.includes(role) || (screenedUntil !== null && screenedUntil >= today)),
  );
  const apart = live.filter(({ role }) => SOLE_ROLES.includes(role));
  return apart.length > 0 ? apart : live;
}

/** Whether an authorisation covers a region. */
export const coversRegion = (authorisation: Authorisation, regionCode: string | null): boolean =>
  regionCode !== null && (authorisation.regionCodes === 'nation' || authorisation.regionCodes.includes(regionCode));
