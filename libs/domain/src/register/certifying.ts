import type { Authorisation } from '../access/actor';
import type { Role } from '../access/roles';

/** What came of looking at an authorisation again. */
export const CERTIFICATION_OUTCOMES = ['confirmed', 'ended'] as const;
export type CertificationOutcome = (typeof CERTIFICATION_OUTCOMES)[number];

export const CERTIFICATION_OUTCOME_LABELS: Record<CertificationOutcome, string> = {
  confirmed: 'Bevestigd',
  ended: 'Beëindigd',
};

/** Why somebody may not look at an authorisation again. */
export const CERTIFICATION_REFUSALS = ['own-authorisation', 'own-grant', 'not-yours'] as const;
export type CertificationRefusal = (typeof CERTIFICATION_REFUSALS)[number];

export const CERTIFICATION_REFUSAL_LABELS: Record<CertificationRefusal, string> = {
  'own-authorisation': 'U beoordeelt uw eigen bevoegdheid niet',
  'own-grant': 'U hebt deze bevoegdheid zelf verleend; iemand anders beoordeelt haar',
  'not-yours': 'Deze bevoegdheid beoordeelt een ander',
};

/** What is needed of an authorisation to say who looks at it again. */
export interface Certifiable {
  readonly role: Role;
  readonly holderId: string;
  readonly granterId: string | null;
  /** The regions it counts for, or in which its organisation lies; none for one of the whole country. */
  readonly regionCodes: readonly string[];
}

/** What each certifier looks at. A role of one region is known there; a national one nowhere in particular. */
const LOOKS_AT: Partial<Record<Role, (regional: boolean, role: Role) => boolean>> = {
  manager: (regional, role) => regional && role !== 'manager',
  // The manager is looked at by the privacy officer of the same region, and the privacy officer by the manager.
  'privacy-officer': (regional, role) => (regional ? role === 'manager' : true),
  administrator: (regional) => !regional,
};

const covers = ({ regionCodes }: Authorisation, row: Certifiable): boolean =>
  regionCodes === 'nation' || row.regionCodes.some((code) => regionCodes.includes(code));

/** Whether one of these authorisations looks at this one again. */
const isTheirs = (certifier: readonly Authorisation[], row: Certifiable): boolean => {
  const regional = row.regionCodes.length > 0;
  return certifier.some(
    (held) => LOOKS_AT[held.role]?.(regional, row.role) === true && (!regional || covers(held, row)),
  );
};

/**
 * Why this person does not look at this authorisation again; null when they do. It is always another person than who
 * holds it and who granted it.
 * @param certifier the live authorisations of the person
 */
export function certificationRefusal(
  { personId, authorisations }: { personId: string; authorisations: readonly Authorisation[] },
  row: Certifiable,
): CertificationRefusal | null {
  if (!isTheirs(authorisations, row)) return 'not-yours';
  if (row.holderId === personId) return 'own-authorisation';
  return row.granterId === personId ? 'own-grant' : null;
}
