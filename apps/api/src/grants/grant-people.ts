import type { Actor, Authorisation, Role } from '@casusregie/domain';
import { flag, places } from '../database/json';
import type { Sql } from '../database/sql';

/** Somebody with what they are authorised for. */
export interface AuthorisedPerson extends Actor {
  readonly name: string;
  readonly function: string;
}

interface Row {
  id: string;
  name: string;
  function: string;
  auth_id: string;
  role: Role;
  organisation_id: string;
  region_codes: string | null;
  valid_until: string | null;
  screened_until: string | null;
}

/**
 * Everybody who works here with one of these roles, with all that they are authorised for: whether it counts today is
 * for the domain to say, which also looks at roles that cannot be combined.
 */
export async function peopleWith(sql: Sql, roles: readonly Role[]): Promise<AuthorisedPerson[]> {
  const params: unknown[] = [flag(true)];
  const rows = await sql.all<Row>(
    `SELECT p.id, p.name, p.function, a.id AS auth_id, a.role, a.organisation_id, a.region_codes, a.valid_until, a.screened_until
     FROM persons p JOIN authorisations a ON a.person_id = p.id AND a.ended_at IS NULL
     WHERE p.active = $1 AND p.id IN (SELECT w.person_id FROM authorisations w WHERE w.role IN (${places(params, roles)}))
     ORDER BY p.name, p.id`,
    params,
  );
  const people = new Map<string, AuthorisedPerson & { authorisations: Authorisation[] }>();
  for (const row of rows) {
    const person = people.get(row.id) ?? {
      personId: row.id,
      name: row.name,
      function: row.function,
      authorisations: [],
    };
    person.authorisations.push({
      id: row.auth_id,
      role: row.role,
      organisationId: row.organisation_id,
      regionCodes: row.region_codes ? (JSON.parse(row.region_codes) as string[]) : 'nation',
      validUntil: row.valid_until,
      screenedUntil: row.screened_until,
    });
    people.set(row.id, person);
  }
  return [...people.values()];
}
