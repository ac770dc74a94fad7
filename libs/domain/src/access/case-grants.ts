import type { CalendarDate, Instant } from '../calendar/dates';
import { coversRegion, liveAuthorisations, type Actor, type Authorisation, type CaseAccess } from './actor';
import type { Role } from './roles';

/** Why somebody is let in to one case for a time. */
export const GRANT_KINDS = ['time-boxed', 'break-glass', 'data-subject-request', 'second-person'] as const;
export type GrantKind = (typeof GRANT_KINDS)[number];

export const GRANT_KIND_LABELS: Record<GrantKind, string> = {
  'time-boxed': 'Tijdelijke toegang',
  'break-glass': 'Noodtoegang',
  'data-subject-request': 'Verzoek van een betrokkene',
  'second-person': 'Tweede persoon van buiten',
};

/** Where somebody must work, seen from the region of the case. */
export type GrantPlace = 'own-region' | 'other-region' | 'anywhere';

/** What holds for one kind of access for a time. */
export interface GrantRule {
  /** Who may receive it, and where they work. */
  readonly to: Readonly<Partial<Record<Role, GrantPlace>>>;
  /** Which cases it is for: it is no way around rules that let the holder in already. */
  readonly on: 'named-only' | 'integral' | 'any';
  /** The longest it may last. */
  readonly maxHours: number;
  /** The fewest characters that the ground must have. */
  readonly groundLength: number;
  /** Whether it names the request it is for. */
  readonly asksReference: boolean;
  /** What it opens: everything that the role may in its region, or only what policy gives `granted`. */
  readonly opens: 'region' | 'granted';
  /** Whether the region's privacy officer and its other managers are alerted at once. */
  readonly alerts: boolean;
}

const DESK: GrantRule['to'] = {
  'account-manager': 'own-region',
  'information-coordinator': 'own-region',
  analyst: 'own-region',
  legal: 'own-region',
};

/** The one table of access for a time: never to a partner, an auditor or an administrator; to the LIEC only as jurist. */
export const GRANT_RULES: Record<GrantKind, GrantRule> = {
  'time-boxed': {
    to: DESK,
    on: 'named-only',
    maxHours: 30 * 24,
    groundLength: 1,
    asksReference: false,
    opens: 'region',
    alerts: false,
  },
  'break-glass': {
    to: DESK,
    on: 'named-only',
    maxHours: 8,
    groundLength: 20,
    asksReference: false,
    opens: 'region',
    alerts: true,
  },
  'data-subject-request': {
    to: { 'privacy-officer': 'own-region' },
    on: 'any',
    maxHours: 30 * 24,
    groundLength: 1,
    asksReference: true,
    opens: 'granted',
    alerts: false,
  },
  'second-person': {
    to: { legal: 'other-region', 'liec-legal': 'anywhere' },
    on: 'integral',
    maxHours: 14 * 24,
    groundLength: 1,
    asksReference: false,
    opens: 'granted',
    alerts: false,
  },
};

/** Access of one person to one case for a time. */
export interface CaseGrant {
  readonly id: string;
  readonly personId: string;
  readonly kind: GrantKind;
  /** Its first instant. */
  readonly from: Instant;
  /** The instant at which it ends by itself; at that instant there is no access any more. */
  readonly until: Instant;
  /** When it was ended before its time. */
  readonly endedAt: Instant | null;
}

/** Whether access for a time counts at an instant: from its first, and no longer at its last. */
export const isRunning = (
  { from, until, endedAt }: Omit<CaseGrant, 'id' | 'personId' | 'kind'>,
  at: Instant,
): boolean => from <= at && at < until && (endedAt === null || at < endedAt);

const WORKS: Record<GrantPlace, (authorisation: Authorisation, regionCode: string) => boolean> = {
  'own-region': coversRegion,
  'other-region': (authorisation, regionCode) => !coversRegion(authorisation, regionCode),
  anywhere: () => true,
};

/** Whether access of this kind to a case can be held under an authorisation. A draft has no region, and nobody is let in. */
export function fitsGrant(
  kind: GrantKind,
  authorisation: Authorisation,
  { regionCode }: Pick<CaseAccess, 'regionCode'>,
): boolean {
  const place = GRANT_RULES[kind].to[authorisation.role];
  return place !== undefined && regionCode !== null && WORKS[place](authorisation, regionCode);
}

/** The access of a person to a case that counts now; without the instant that is asked about, none does. */
export const runningGrants = (personId: string, { grants = [], at }: CaseAccess): CaseGrant[] =>
  grants.filter((grant) => grant.personId === personId && at !== undefined && isRunning(grant, at));

/** Whether access for a time opens this reach to a person under an authorisation. */
export const opensReach = (
  reach: GrantRule['opens'],
  authorisation: Authorisation,
  { personId, access }: { personId: string; access: CaseAccess },
): boolean =>
  runningGrants(personId, access).some(
    ({ kind }) => GRANT_RULES[kind].opens === reach && fitsGrant(kind, authorisation, access),
  );

/** What of a case tells whether a kind is for it. */
type Lies = Pick<CaseAccess, 'confidentiality' | 'track'>;

const ON: Record<GrantRule['on'], (access: Lies) => boolean> = {
  'named-only': ({ confidentiality }) => confidentiality === 'named-only',
  integral: ({ track }) => track === 'integral',
  any: () => true,
};

/** Whether access of this kind can be given to a case as it is now. */
export const fitsCase = (kind: GrantKind, access: Lies): boolean => ON[GRANT_RULES[kind].on](access);

/**
 * The authorisation under which somebody would hold access of this kind; null when they may not receive it. Whoever is
 * excluded from the case receives nothing.
 * @param today by Europe/Amsterdam
 */
export function receivesUnder(
  kind: GrantKind,
  actor: Actor,
  { access, today }: { access: CaseAccess; today: CalendarDate },
): Authorisation | null {
  if (access.excludedPersonIds.includes(actor.personId)) return null;
  return liveAuthorisations(actor, today).find((authorisation) => fitsGrant(kind, authorisation, access)) ?? null;
}

/** What is wrong with what is given for access of a kind, by field; all of it at once. */
export function grantFaults(
  kind: GrantKind,
  given: { readonly hours: number; readonly ground: string; readonly reference: string | null },
): { field: string; message: string }[] {
  const { maxHours, groundLength, asksReference } = GRANT_RULES[kind];
  const hasReference = Boolean(given.reference?.trim());
  return [
    ...(given.hours > maxHours ? [{ field: 'hours', message: `mag hoogstens ${maxHours} uur zijn` }] : []),
    ...(given.ground.trim().length < groundLength
      ? [{ field: 'ground', message: `moet minstens ${groundLength} tekens lang zijn` }]
      : []),
    ...(asksReference && !hasReference
      ? [{ field: 'reference', message: 'is nodig: het kenmerk van het verzoek' }]
      : []),
    ...(!asksReference && hasReference ? [{ field: 'reference', message: 'hoort niet bij deze soort toegang' }] : []),
  ];
}
