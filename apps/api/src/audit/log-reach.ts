import { deskAuthorisations, type Authorisation } from '@casusregie/domain';
import { among } from '../database/json';
import { byKind } from '../database/kind';
import type { Caller } from '../identity/caller';
import { Refused } from '../shared/refusal';

/** The case that an entry `e` is about; NULL when it is about something else. */
export const CASE_OF = byKind({
  sqlite: `CASE WHEN e.object LIKE 'case:%' THEN substr(e.object, 6) END`,
  postgres: `CASE WHEN e.object LIKE 'case:%' THEN substr(e.object, 6)::uuid END`,
});

/** Whether an entry `e` is of something that was refused; the first half is what the index of refusals is told by. */
export const IS_REFUSED = `(e.result <> 'ok' AND e.result LIKE 'refused%')`;

/** Which part of the log a caller may read. */
export interface LogReach {
  /** Null for the whole nation. */
  readonly regions: readonly string[] | null;
  readonly personId: string;
  readonly authorisation: Authorisation;
}

/**
 * The reach of a caller in the log: the whole of it for an auditor, the own region for a privacy officer.
 * @throws Refused `wrong-role`
 */
export function logReach(caller: Caller, today: string): LogReach {
  const may = deskAuthorisations('searchLog', caller.actor, today);
  const [first] = may;
  if (!first) throw new Refused('wrong-role', 'Uw rol ziet het logboek niet.');
  const { personId } = caller.actor;
  const national = may.find(({ regionCodes }) => regionCodes === 'nation');
  if (national) return { regions: null, personId, authorisation: national };
  return { regions: [...new Set(may.flatMap(({ regionCodes }) => regionCodes))], personId, authorisation: first };
}

/** Whether a person `p` belongs to one of the regions: by the organisation they work for, or by an authorisation. */
export function ofRegion(person: string, regions: readonly string[], params: unknown[]): string {
  const covers = regions.map((code) => `a.region_codes LIKE $${params.push(`%"${code}"%`)}`).join(' OR ');
  return `(${person} IN (SELECT p.id FROM persons p JOIN organisations o ON o.id = p.organisation_id WHERE o.region_code ${among(params, regions)})
    OR ${person} IN (SELECT a.person_id FROM authorisations a WHERE ${covers}))`;
}

/**
 * The WHERE of a reach on entries `e`. Within regions: what was done to a case of theirs that the reader is not excluded
 * from, and what people of theirs did that was not about a case. What is about a case of elsewhere, or about a
 * draft that has no region yet, is never within it.
 */
export function reachOfEntries({ regions, personId }: LogReach, params: unknown[]): string {
  if (!regions) return '1 = 1';
  const cases = `EXISTS (SELECT 1 FROM case_files c WHERE c.id = ${CASE_OF} AND c.region_code ${among(params, regions)}
    AND NOT EXISTS (SELECT 1 FROM exclusions x WHERE x.case_id = c.id AND x.person_id = $${params.push(personId)}))`;
  return `(${cases} OR (e.object IS NULL AND ${ofRegion('e.person_id', regions, params)}))`;
}
