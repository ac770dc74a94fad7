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

/**
 * Who is to be told, for one transaction: many rows of the outbox are for the same people, and each of them is looked up
 * once.
 */
export class Recipients {
  private readonly persons = new Map<string, Actor | null>();
  private readonly desks = new Map<string, Actor[]>();

  constructor(
    private readonly sql: Sql,
    private readonly book: OpenBook,
    private readonly today: string,
  ) {}

  /** Everybody whom a row of the outbox may be for. Whether each of them sees the case now is not asked here: see `seesNotice`. */
  async circle({ circle, access, personId, organisationId }: Circle): Promise<Actor[]> {
    const namedAs = (wanted: NamedAs): (string | null)[] =>
      access.named.filter(({ as }) => as === wanted).map((named) => named.personId);
    const workers = [access.handlerId, ...namedAs('case-director')];
    const desk = (role: Role): Promise<Actor[]> => this.at(this.deskOf(access.regionCode), [role]);
    const own = (roles: readonly Role[]): Promise<Actor[]> =>
      this.at(organisationId ? this.book.lineageUp(organisationId, this.today) : [], roles);
    // Somebody must hear it: without a handler the desk does.
    const orDesk = (people: (string | null)[]): Promise<Actor[]> =>
      people.some(Boolean) ? this.byId(people) : desk('account-manager');
    const WHO: Record<NoticeCircle, () => Promise<Actor[]>> = {
      person: () => this.byId([personId]),
      requesters: () => this.at(access.submittingOrganisationIds, ['requester']),
      partners: () => own(['partner']),
      owners: () => own(['partner', 'requester']),
      'account-managers': () => desk('account-manager'),
      handler: () => orDesk([access.handlerId]),
      'handler-and-director': () => orDesk(workers),
      invited: () => (personId ? this.byId([personId]) : own(['partner'])),
      'handler-director-and-managers': async () => [...(await orDesk(workers)), ...(await desk('manager'))],
      'named-partners': () => this.byId(namedAs('partner')),
    };
    return [...new Map((await WHO[circle]()).map((actor) => [actor.personId, actor])).values()];
  }

  /** For each of these people whoever stands in for them today; whether they see the case is not asked here. */
  async deputies(people: readonly string[]): Promise<ReadonlyMap<string, readonly Actor[]>> {
    const found = new Map<string, Actor[]>();
    if (people.length === 0) return found;
    const params: unknown[] = [this.today];
    const rows = await this.sql.all<{ person_id: string; deputy_id: string }>(
      `SELECT DISTINCT person_id, deputy_id FROM absences WHERE person_id IN (${places(params, people)})
       AND from_on <= $1 AND until_on >= $1 AND ended_at IS NULL`,
      params,
    );
    await this.know(rows.map(({ deputy_id }) => deputy_id));
    for (const { person_id, deputy_id } of rows) {
      const deputy = this.persons.get(deputy_id);
      if (deputy) found.set(person_id, [...(found.get(person_id) ?? []), deputy]);
    }
    return found;
  }

  private deskOf(regionCode: string | null): string[] {
    return this.book
      .organisations()
      .filter((row) => row.kind === 'riec' && row.region_code === regionCode)
      .map(({ id }) => id);
  }

  /** Looks persons up that will be asked for, all at once. */
  async know(ids: readonly (string | null | undefined)[]): Promise<void> {
    const unknown = ids.filter((id): id is string => Boolean(id) && !this.persons.has(id as string));
    if (unknown.length === 0) return;
    for (const id of unknown) this.persons.set(id, null);
    for (const actor of await personsById(this.sql, unknown)) this.persons.set(actor.personId, actor);
  }

  private async byId(ids: readonly (string | null)[]): Promise<Actor[]> {
    await this.know(ids);
    return ids.flatMap((id) => (id && this.persons.get(id)) || []);
  }

  /** Persons with a role at one of these organisations. */
  private async at(organisationIds: readonly string[], roles: readonly Role[]): Promise<Actor[]> {
    if (organisationIds.length === 0) return [];
    const key = JSON.stringify([organisationIds, roles]);
    const known = this.desks.get(key);
    if (known) return known;
    const params: unknown[] = [];
    const where = `SELECT w.person_id FROM authorisations w WHERE w.ended_at IS NULL
      AND w.organisation_id IN (${places(params, organisationIds)}) AND w.role IN (${places(params, roles)})`;
    const found = await actors(this.sql, where, params);
    this.desks.set(key, found);
    return found;
  }
}
