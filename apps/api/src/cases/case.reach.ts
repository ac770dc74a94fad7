import type { CASE_SCOPES } from '@casusregie/contract';
import { deskAuthorisations, type Authorisation, type Role } from '@casusregie/domain';
import { places } from '../database/json';
import type { Caller } from '../identity/caller';
import type { OpenBook } from '../organisations/reference-book';

export type Scope = (typeof CASE_SCOPES)[number];
export type RowView = 'requester' | 'staff' | 'partner' | 'header';

/** Where the rows of a scope come from, as SQL on `case_files c`. */
export interface ReachWhere {
  readonly scope: Scope;
  readonly view: RowView;
  readonly where: string;
  readonly params: unknown[];
  /** The regions whose kept counts serve this reach, if any. */
  readonly regions: readonly string[];
  readonly authorisation: Authorisation;
}

const STAFF: readonly Role[] = ['account-manager', 'information-coordinator', 'analyst', 'legal', 'manager'];
const ROLES_OF: Record<Scope, readonly Role[]> = {
  region: STAFF,
  mine: STAFF,
  named: ['case-director', 'partner'],
  organisation: ['requester'],
  headers: ['liec-coordinator'],
};
/** Which list somebody sees first. */
const ORDER: readonly Scope[] = ['region', 'headers', 'named', 'organisation'];

const NOT_EXCLUDED = (person: string): string =>
  `NOT EXISTS (SELECT 1 FROM exclusions x WHERE x.case_id = c.id AND x.person_id = ${person})`;
const NAMED = (person: string, today: string, as: string): string =>
  `c.id IN (SELECT n.case_id FROM participants n WHERE n.person_id = ${person} AND n.named_as IN (${as})
     AND n.from_on <= ${today} AND (n.until_on IS NULL OR n.until_on >= ${today}))`;

/** The scopes a caller has, the first being the one they see when they ask for none. */
export function scopesOf(caller: Caller, today: string): Scope[] {
  const roles = deskAuthorisations('listCases', caller.actor, today).map(({ role }) => role);
  const scopes = ORDER.filter((scope) => ROLES_OF[scope].some((role) => roles.includes(role)));
  return scopes.includes('region') ? [...scopes, 'mine'] : scopes;
}

const regionsOf = (authorisations: readonly Authorisation[], book: OpenBook): string[] => [
  ...new Set(
    authorisations.flatMap(({ regionCodes }) =>
      regionCodes === 'nation' ? book.regions().map(({ code }) => code) : regionCodes,
    ),
  ),
];

/**
 * The one WHERE of each reach. A parity test holds it against `decide`: the rows found are those that the decision
 * does not refuse for reach.
 */
export function reachWhere(
  caller: Caller,
  scope: Scope,
  { book, today }: { book: OpenBook; today: string },
): ReachWhere | null {
  const authorisations = deskAuthorisations('listCases', caller.actor, today).filter(({ role }) =>
    ROLES_OF[scope].includes(role),
  );
  const [authorisation] = authorisations;
  if (!authorisation) return null;
  const params: unknown[] = [];
  const person = (): string => `$${params.push(caller.actor.personId)}`;
  const day = (): string => `$${params.push(today)}`;
  const found = { scope, params, authorisation };
  if (scope === 'organisation') {
    const ids = [...new Set(authorisations.flatMap(({ organisationId }) => book.lineageDown(organisationId, today)))];
    const where = `c.submitting_organisation_id IN (${places(params, ids)})
      AND (c.confidentiality = 'normal' OR c.filer_id = ${person()} OR ${NAMED(person(), day(), `'colleague'`)})
      AND ${NOT_EXCLUDED(person())}`;
    return { ...found, view: 'requester', where, regions: [] };
  }
  if (scope === 'headers') {
    const where = `c.state <> 'draft' AND c.confidentiality = 'normal' AND ${NOT_EXCLUDED(person())}`;
    return { ...found, view: 'header', where, regions: book.regions().map(({ code }) => code) };
  }
  if (scope === 'named') {
    const as = authorisations.map(({ role }) => `'${role}'`);
    const where = `${NAMED(person(), day(), [...new Set(as)].join(', '))} AND c.state <> 'draft' AND ${NOT_EXCLUDED(person())}`;
    return { ...found, view: 'partner', where, regions: [] };
  }
  const regions = regionsOf(authorisations, book);
  const managed = regionsOf(
    authorisations.filter(({ role }) => role === 'manager'),
    book,
  );
  const open = managed.length > 0 ? `OR c.region_code IN (${places(params, managed)})` : '';
  const where = `c.region_code IN (${places(params, regions)})
    AND (c.confidentiality = 'normal' ${open} OR c.handler_id = ${person()} OR ${NAMED(person(), day(), `'staff'`)})
    AND ${NOT_EXCLUDED(person())}${scope === 'mine' ? ` AND c.handler_id = ${person()}` : ''}`;
  return { ...found, view: 'staff', where, regions };
}
