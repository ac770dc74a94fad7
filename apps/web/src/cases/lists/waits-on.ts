import type { Role, State } from '@casusregie/domain';

/**
 * In which states a case usually waits for somebody with a role, whoever handles it. Only to put work in front of
 * people: what a role may do is decided by the server.
 */
export const WAITS_ON: Partial<Record<Role, readonly State[]>> = {
  'information-coordinator': ['partner-query', 'enrichment'],
  legal: ['legality-check'],
  analyst: ['enrichment'],
  manager: ['weighing', 'closing', 'on-hold'],
};

/** The states that wait for one of these roles, each once. */
export const statesFor = (roles: readonly Role[]): State[] => [
  ...new Set(roles.flatMap((role) => WAITS_ON[role] ?? [])),
];
