import type { Actor, Authorisation, CaseAccess, NamedAs, NoticeCircle, Role } from '@casusregie/domain';
import { flag, places } from '../database/json';
import type { Sql } from '../database/sql';
import type { OpenBook } from '../organisations/reference-book';

/** For whom a row of the outbox is, and what of the case says more. */
export interface Circle {
  readonly circle: NoticeCircle;
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly access: CaseAccess;
}

interface Row {
  id: string;
  auth_id: string;
  role: Role;
  organisation_id: string;
  region_codes: string | null;
  valid_until: string | null;
  screened_until: string | null;
}

const PEOPLE = `SELECT p.id, a.id AS auth_id, a.role, a.organisation_id, a.region_codes, a.valid_until, a.screened_until
  FROM persons p JOIN authorisations a ON a.person_id = p.id`;

/** People in service with all that they are authorised for; whether it counts today is for the domain to say. */
async function actors(sql: Sql, where: string, params: unknown[]): Promise<Actor[]> {
  const rows = await sql.all<Row>(
    `${PEOPLE} WHERE p.active = $${params.push(flag(true))} AND a.ended_at IS NULL AND p.id IN (${where}) ORDER BY p.id`,
    params,
  );
  const found = new Map<string, Authorisation[]>();
  for (const row of rows) {
    const line: Authorisation = {
      id: row.auth_id,
      role: row.role,
      organisationId: row.organisation_id,
      regionCodes: row.region_codes ? (JSON.parse(row.region_codes) as string[]) : 'nation',
      validUntil: row.valid_until,
      screenedUntil: row.screened_until,
    };
    found.set(row.id, [...(found.get(row.id) ?? []), line]);
  }
  return [...found].map(([personId, authorisations]) => ({ personId, authorisations }));
}

/** Persons by id. */
export async function personsById(sql: Sql, ids: readonly (string | null | undefined)[]): Promise<Actor[]> {
  const known = [...new Set(ids.filter((id): id is string => Boolean(id)))];
  if (known.length === 0) return [];
  const params: unknown[] = [];
  return actors(sql, places(params, known), params);
}

/** Persons with a role at one of these organisations. */
function personsAt(sql: Sql, organisationIds: readonly string[], roles: readonly Role[]): Promise<Actor[]> {
  if (organisationIds.length === 0) return Promise.resolve([]);
  const params: unknown[] = [];
  const where = `SELECT w.person_id FROM authorisations w WHERE w.ended_at IS NULL
    AND w.organisation_id IN (${places(params, organisationIds)}) AND w.role IN (${places(params, roles)})`;
  return actors(sql, where, params);
}

/**
 * Everybody whom a row of the outbox may be for. Whether each of them sees the case now is not asked here: see `seesNotice`.
 */
export async function circleOf(sql: Sql, asked: Circle, book: OpenBook, today: string): Promise<Actor[]> {
  const { circle, access, organisationId } = asked;
  const desk = (): string[] =>
    book
      .organisations()
      .filter((row) => row.kind === 'riec' && row.region_code === access.regionCode)
      .map(({ id }) => id);
  const namedAs = (wanted: NamedAs): (string | null)[] =>
    access.named.filter(({ as }) => as === wanted).map(({ personId }) => personId);
  const directors = namedAs('case-director');
  const own = organisationId ? book.lineageUp(organisationId, today) : [];
  const WHO: Record<NoticeCircle, () => Promise<Actor[]>> = {
    person: () => personsById(sql, [asked.personId]),
    requesters: () => personsAt(sql, access.submittingOrganisationIds, ['requester']),
    partners: () => personsAt(sql, own, ['partner']),
    owners: () => personsAt(sql, own, ['partner', 'requester']),
    'account-managers': () => personsAt(sql, desk(), ['account-manager']),
    // Somebody must hear it: without a handler the desk does.
    handler: () => (access.handlerId ? personsById(sql, [access.handlerId]) : WHO['account-managers']()),
    'handler-and-director': () =>
      access.handlerId || directors.length > 0
        ? personsById(sql, [access.handlerId, ...directors])
        : WHO['account-managers'](),
    invited: () => (asked.personId ? personsById(sql, [asked.personId]) : personsAt(sql, own, ['partner'])),
    'handler-director-and-managers': async () => [
      ...(await WHO['handler-and-director']()),
      ...(await personsAt(sql, desk(), ['manager'])),
    ],
    'named-partners': () => personsById(sql, namedAs('partner')),
  };
  const found = await WHO[circle]();
  return [...new Map(found.map((actor) => [actor.personId, actor])).values()];
}

/** Whoever stands in today for one of these people; whether they see the case is not asked here. */
export async function deputiesOf(sql: Sql, people: readonly Actor[], today: string): Promise<Actor[]> {
  if (people.length === 0) return [];
  const params: unknown[] = [today];
  const ids = people.map(({ personId }) => personId);
  const rows = await sql.all<{ deputy_id: string }>(
    `SELECT DISTINCT deputy_id FROM absences WHERE person_id IN (${places(params, ids)})
     AND from_on <= $1 AND until_on >= $1 AND ended_at IS NULL`,
    params,
  );
  return personsById(
    sql,
    rows.map(({ deputy_id }) => deputy_id),
  );
}
