import type { GrantAnswer } from '@casusregie/contract';
import { ACT_POLICY, type Authorisation, coversRegion, isRunning, liveAuthorisations } from '@casusregie/domain';
import type { CaseGrantRow } from '../database/entities';
import { places } from '../database/json';
import type { Caller } from '../identity/caller';
import type { OpenBook } from '../organisations/reference-book';

/** A row of access for a time, with the names and the number that lists show. */
export interface GrantRow extends CaseGrantRow {
  number: string;
  person_name: string;
  person_job: string;
  giver: string;
  ender: string | null;
}

/** Access for a time with its names, to put a WHERE behind. */
export const GRANTS = `SELECT g.*, c.number, p.name AS person_name, p.function AS person_job, b.name AS giver, e.name AS ender
  FROM case_grants g JOIN case_files c ON c.id = g.case_id JOIN persons p ON p.id = g.person_id
  JOIN persons b ON b.id = g.granted_by LEFT JOIN persons e ON e.id = g.ended_by`;

/** Rows of the regions of these authorisations, but for cases that the person is excluded from. */
export function regionsWhere(
  authorisations: readonly Authorisation[],
  { params, personId }: { params: unknown[]; personId: string },
): string {
  const notExcluded = `NOT EXISTS (SELECT 1 FROM exclusions x WHERE x.case_id = g.case_id AND x.person_id = $${params.push(personId)})`;
  const codes = authorisations.flatMap(({ regionCodes }) => (regionCodes === 'nation' ? [] : regionCodes));
  if (authorisations.some(({ regionCodes }) => regionCodes === 'nation')) return notExcluded;
  return `g.region_code IN (${places(params, [...new Set(codes)])}) AND ${notExcluded}`;
}

/** A row as it goes over the wire. */
export function grantAnswer(
  row: GrantRow,
  book: OpenBook,
  { caller, now, today }: { caller: Caller; now: string; today: string },
): GrantAnswer {
  const running = isRunning({ from: row.from_at, until: row.until_at, endedAt: row.ended_at }, now);
  const mayEnd = liveAuthorisations(caller.actor, today).some(
    (one) => coversRegion(one, row.region_code) && ACT_POLICY.endGrant.some(({ by }) => by[one.role] === 'region'),
  );
  return {
    id: row.id,
    kind: row.kind,
    caseId: row.case_id,
    number: row.number,
    person: { id: row.person_id, name: row.person_name, function: row.person_job },
    organisation: book.organisationRef(row.organisation_id),
    from: row.from_at,
    until: row.until_at,
    ground: row.ground,
    reference: row.reference,
    grantedBy: row.giver,
    endedAt: row.ended_at,
    endedBy: row.ender,
    running,
    mayEnd: running && mayEnd,
  };
}
