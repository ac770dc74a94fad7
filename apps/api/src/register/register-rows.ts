import type { AuthorisationRecord, PersonRow } from '@casusregie/contract';
import { certifyBy, isDue, ROLE_LABELS, standingOf, type Role } from '@casusregie/domain';
import { instantText, jsonList, jsonObject } from '../database/json';
import type { OpenBook } from '../organisations/reference-book';

/** An authorisation as the database gives it, with the names of those who touched it. */
export interface AuthorisationLine {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly regionCodes: string | null;
  readonly validUntil: string | null;
  readonly screenedUntil: string | null;
  readonly grantedOn: string;
  readonly grantedBy: string;
  readonly grantedById: string | null;
  readonly ground: string | null;
  readonly certifiedOn: string | null;
  readonly certifiedBy: string | null;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
  readonly version: number;
}

/** A person as the database gives it, with what they may do as JSON text. */
export interface PersonLine {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly function: string;
  readonly telephone: string | null;
  readonly email: string | null;
  readonly active: number | boolean;
  readonly left_on: string | null;
  readonly version: number;
  readonly organisation_id: string;
  readonly authorisations: string;
}

const FIELDS = {
  id: 'a.id',
  personId: 'a.person_id',
  role: 'a.role',
  organisationId: 'a.organisation_id',
  regionCodes: 'a.region_codes',
  validUntil: 'a.valid_until',
  screenedUntil: 'a.screened_until',
  grantedOn: 'a.granted_on',
  grantedBy: 'coalesce(g.name, a.granted_by)',
  grantedById: 'a.granted_by_id',
  ground: 'a.ground',
  certifiedOn: 'a.certified_on',
  certifiedBy: 'k.name',
  endedAt: instantText('a.ended_at'),
  endedBy: 'e.name',
  endReason: 'a.end_reason',
  version: 'a.version',
};
const JOINS = `LEFT JOIN persons g ON g.id = a.granted_by_id LEFT JOIN persons e ON e.id = a.ended_by_id
  LEFT JOIN persons k ON k.id = a.certified_by_id`;

/** The columns of an authorisation one by one; its table is `a`, with the joins of {@link LINES_FROM}. */
export const LINE_COLUMNS = Object.entries(FIELDS)
  .map(([name, column]) => `${column} AS "${name}"`)
  .join(', ');
/** Where those columns come from. */
export const LINES_FROM = `authorisations a ${JOINS}`;

/** The columns of a person, whose table is `p`; with `all`, ended authorisations too. */
export const personColumns = ({ all }: { all: boolean }): string =>
  `p.id, p.account, p.name, p.function, p.telephone, p.email, p.active, p.left_on, p.version, p.organisation_id,
   (SELECT ${jsonList(jsonObject(FIELDS))} FROM ${LINES_FROM} WHERE a.person_id = p.id${all ? '' : ' AND a.ended_at IS NULL'}) AS authorisations`;

const codesOf = (line: Pick<AuthorisationLine, 'regionCodes'>): string[] | null =>
  line.regionCodes === null ? null : (JSON.parse(line.regionCodes) as string[]);

/** The regions in which an authorisation is known: those it names, else those in which its organisation lies. */
export const tiedTo = (
  line: Pick<AuthorisationLine, 'regionCodes' | 'organisationId'>,
  book: OpenBook,
): readonly string[] => codesOf(line) ?? book.regionsOf(line.organisationId);

/** An authorisation as it is answered, with how it stands today. */
export function recordOf(line: AuthorisationLine, book: OpenBook, today: string): AuthorisationRecord {
  return {
    id: line.id,
    role: line.role,
    label: ROLE_LABELS[line.role],
    organisation: book.organisationRef(line.organisationId),
    regions: (codesOf(line) ?? []).map((code) => ({ code, name: book.region(code)?.name ?? code })),
    standing: standingOf(line, today),
    validUntil: line.validUntil,
    screenedUntil: line.screenedUntil,
    grantedOn: line.grantedOn,
    grantedBy: line.grantedBy,
    ground: line.ground,
    certifiedOn: line.certifiedOn,
    certifiedBy: line.certifiedBy,
    certifyBy: certifyBy(line),
    due: isDue(line, today),
    endedAt: line.endedAt,
    endedBy: line.endedBy,
    endReason: line.endReason,
    version: line.version,
  };
}

/** What a person may do: what runs first, then what ended, each the newest first. */
const inOrder = (a: AuthorisationLine, b: AuthorisationLine): number =>
  (b.endedAt ?? '9').localeCompare(a.endedAt ?? '9') ||
  b.grantedOn.localeCompare(a.grantedOn) ||
  a.id.localeCompare(b.id);

/** A person as a row of the register. */
export function personRowOf(line: PersonLine, book: OpenBook, today: string): PersonRow {
  const lines = JSON.parse(line.authorisations) as AuthorisationLine[];
  return {
    id: line.id,
    name: line.name,
    function: line.function,
    account: line.account,
    active: Boolean(line.active),
    organisation: book.organisationRef(line.organisation_id),
    authorisations: lines.sort(inOrder).map((one) => recordOf(one, book, today)),
  };
}
