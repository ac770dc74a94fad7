import { deskAuthorisations, type Actor, type DeskAct } from '@casusregie/domain';
import { flag } from '../database/json';
import { Refused } from '../shared/refusal';

/** Which authorisations are known in a region: those that name it, and those of organisations that lie in it. */
export const inRegion = (params: unknown[], code: string): string => {
  const named = `$${params.push(`%"${code}"%`)}`;
  const place = `$${params.push(code)}`;
  return `(a.region_codes LIKE ${named} OR (a.region_codes IS NULL AND a.organisation_id IN
    (SELECT id FROM organisations WHERE region_code = ${place} UNION SELECT organisation_id FROM province_regions WHERE region_code = ${place})))`;
};

/** Authorisations that are known in no region in particular. */
export const NATIONAL = `(a.region_codes IS NULL AND NOT EXISTS (SELECT 1 FROM organisations o WHERE o.id = a.organisation_id AND o.region_code IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM province_regions v WHERE v.organisation_id = a.organisation_id))`;

/** How far somebody sees in the register: everybody, the persons of some regions, or nobody. */
export type RegisterReach = 'nation' | readonly string[];

/** How far an actor reads the register; no region at all when they do not. */
export function registerReach(actor: Actor, today: string, act: DeskAct = 'readRegister'): RegisterReach {
  const may = deskAuthorisations(act, actor, today);
  if (may.some(({ regionCodes }) => regionCodes === 'nation')) return 'nation';
  return [...new Set(may.flatMap(({ regionCodes }) => (regionCodes === 'nation' ? [] : regionCodes)))];
}

/** The same as a condition on the person `p`: whoever has, or had, an authorisation that is known there. */
export function reachWhere(params: unknown[], reach: RegisterReach): string {
  if (reach === 'nation') return '1 = 1';
  if (reach.length === 0) return '1 = 0';
  const regions = reach.map((code) => inRegion(params, code)).join(' OR ');
  return `EXISTS (SELECT 1 FROM authorisations a WHERE a.person_id = p.id AND (${regions}))`;
}

/** Whoever is in service. */
export const isPresent = (params: unknown[], present: boolean): string => `p.active = $${params.push(flag(present))}`;

/**
 * Refuses who has no part in the register at all.
 * @throws Refused `wrong-role`
 */
export function requireDesk(act: DeskAct, actor: Actor, today: string): void {
  if (deskAuthorisations(act, actor, today).length === 0) {
    throw new Refused('wrong-role', 'Uw rol mag dit niet in het autorisatieregister.');
  }
}
