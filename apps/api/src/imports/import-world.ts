import {
  liveAuthorisations,
  REGION_ROLES,
  sameText,
  type Authorisation,
  type ImportWorld,
  type Role,
} from '@casusregie/domain';
import { flag, places } from '../database/json';
import type { Sql } from '../database/sql';
import type { OpenBook } from '../organisations/reference-book';

/** Who brings a list in, for which region, and on which day. */
export interface Importer {
  readonly personId: string;
  readonly regionCode: string;
  /** The organisation of the authorisation: the RIEC. */
  readonly organisationId: string;
  /** Whether cases for named people only are seen by them. */
  readonly isManager: boolean;
  readonly today: string;
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly email: string | null;
  readonly auth_id: string;
  readonly role: Role;
  readonly organisation_id: string;
  readonly region_codes: string | null;
  readonly valid_until: string | null;
  readonly screened_until: string | null;
}

/** The people who can handle a case: those of the region by id, and by account and address those of any. */
export interface Handlers {
  readonly names: ReadonlyMap<string, string>;
  readonly byText: ReadonlyMap<string, string>;
}

/** Everybody who may be made handler today. Of who works elsewhere nothing is told, not even that they exist. */
export async function handlersOf(sql: Sql, regionCode: string, today: string): Promise<Handlers> {
  const params: unknown[] = [flag(true)];
  const people = await sql.all<Person>(
    `SELECT p.id, p.name, p.account, p.email, a.id AS auth_id, a.role, a.organisation_id, a.region_codes, a.valid_until,
       a.screened_until
     FROM persons p JOIN authorisations a ON a.person_id = p.id
     WHERE p.active = $1 AND a.ended_at IS NULL AND a.role IN (${places(params, REGION_ROLES)})`,
    params,
  );
  const names = new Map<string, string>();
  const byText = new Map<string, string>();
  for (const person of people) {
    const regionCodes = person.region_codes ? (JSON.parse(person.region_codes) as string[]) : ('nation' as const);
    const authorisation: Authorisation = {
      ...{ id: person.auth_id, role: person.role, organisationId: person.organisation_id, regionCodes },
      validUntil: person.valid_until,
      screenedUntil: person.screened_until,
    };
    const live = liveAuthorisations({ personId: person.id, authorisations: [authorisation] }, today).length > 0;
    const isHere = live && (regionCodes === 'nation' || regionCodes.includes(regionCode));
    if (!isHere) continue;
    names.set(person.id, person.name);
    for (const text of [person.account, person.email]) if (text) byText.set(sameText(text), person.id);
  }
  return { names, byText };
}

/** Municipalities of today, by name and by CBS code; of two with one name the one of the region. */
function municipalities(book: OpenBook, { regionCode, today }: Importer): ReadonlyMap<string, string | 'elsewhere'> {
  const found = new Map<string, string | 'elsewhere'>();
  for (const { id, name, code, kind, region_code } of book.organisations()) {
    if (kind !== 'municipality' || !book.exists(id, today)) continue;
    for (const text of [name, code]) {
      if (region_code === regionCode) found.set(sameText(text), id);
      else if (!found.has(sameText(text))) found.set(sameText(text), 'elsewhere');
    }
  }
  return found;
}

/** A case of the region that the importer sees, as `c`; the parameters are region, person and whether a manager. */
export const SEEN_CASE = `c.region_code = $1 AND c.state <> 'draft' AND (c.confidentiality = 'normal' OR c.handler_id = $2 OR $3)
  AND c.id NOT IN (SELECT x.case_id FROM exclusions x WHERE x.person_id = $2)`;

/** Numbers in other systems that cases of the region have already, of those that the importer sees. */
export async function knownNumbers(sql: Sql, importer: Importer, numbers: readonly string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set();
  const params: unknown[] = [importer.regionCode, importer.personId, flag(importer.isManager)];
  const rows = await sql.all<{ number: string }>(
    `SELECT n.number FROM outside_numbers n CROSS JOIN case_files c
     WHERE c.id = n.case_id AND ${SEEN_CASE}
       AND lower(n.number) IN (${places(
         params,
         numbers.map((number) => number.toLowerCase()),
       )})`,
    params,
  );
  return new Set(rows.map(({ number }) => sameText(number)));
}

/** All that a list is held against; numbers that are known are looked up chunk by chunk. */
export class ListWorld implements ImportWorld {
  readonly numbers = new Map<string, number>();
  private readonly places: ReadonlyMap<string, string | 'elsewhere'>;
  private known: ReadonlySet<string> = new Set();

  constructor(
    readonly importer: Importer,
    book: OpenBook,
    readonly handlers: Handlers,
  ) {
    this.places = municipalities(book, importer);
  }

  get today(): string {
    return this.importer.today;
  }

  async lookUp(sql: Sql, numbers: readonly string[]): Promise<void> {
    this.known = await knownNumbers(sql, this.importer, numbers);
  }

  municipality(text: string): string | 'elsewhere' | null {
    return this.places.get(sameText(text)) ?? null;
  }

  handler(text: string): string | null {
    return this.handlers.byText.get(sameText(text)) ?? null;
  }

  knows(number: string): boolean {
    return this.known.has(sameText(number));
  }
}
