import type { CASE_SCOPES } from '@casusregie/contract';
import {
  deskAuthorisations,
  GRANT_KINDS,
  GRANT_RULES,
  type Authorisation,
  type Instant,
  type Role,
} from '@casusregie/domain';
import { among } from '../database/json';
import { byKind } from '../database/kind';
import type { Caller } from '../identity/caller';
import type { OpenBook } from '../organisations/reference-book';

export type Scope = (typeof CASE_SCOPES)[number];
export type RowView = 'requester' | 'staff' | 'partner' | 'header';

/** Where the rows of a scope come from, as SQL on `case_files c`. */
export interface ReachWhere {
  readonly scope: Scope;
  readonly view: RowView;
  readonly where: string;
  /** A query for `(state, cases)`: how many there are within reach, a state possibly in several rows. */
  readonly counts: string;
  /** The parameters of `where` and `counts`; those of filters come behind them. */
  readonly params: unknown[];
  /** The regions that the rows lie in; empty when the scope does not go by region. */
  readonly regions: readonly string[];
  readonly authorisation: Authorisation;
}

/** The state that each view shows, filters by and counts. A partner hears that its rows must wait, never that a case is held. */
export const STATE_OF: Record<RowView, string> = {
  staff: 'c.state',
  requester: 'c.shown_state',
  partner: `CASE WHEN c.state = 'on-hold' THEN coalesce(c.origin, c.state) ELSE c.state END`,
  header: 'c.state',
};

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

/** Few people are excluded from anything, so what they are excluded from is read once, not at each row. */
const NOT_EXCLUDED = (person: string): string =>
  `c.id NOT IN (SELECT x.case_id FROM exclusions x WHERE x.person_id = ${person})`;
const NAMING = (person: string, today: string, as: string): string =>
  `n.person_id = ${person} AND n.named_as IN (${as}) AND n.from_on <= ${today} AND (n.until_on IS NULL OR n.until_on >= ${today})`;
const NAMED = (person: string, today: string, as: string): string =>
  `c.id IN (SELECT n.case_id FROM participants n WHERE ${NAMING(person, today, as)})`;

/** The kinds of access for a time that open a case as if its holder were named on it. */
const AS_NAMED = GRANT_KINDS.filter((kind) => GRANT_RULES[kind].opens === 'region')
  .map((kind) => `'${kind}'`)
  .join(', ');
/** Let in for a time, at this instant. */
const LET_IN = (person: string, now: string): string =>
  `g.person_id = ${person} AND g.kind IN (${AS_NAMED}) AND g.from_at <= ${now} AND g.until_at > ${now}
   AND (g.ended_at IS NULL OR g.ended_at > ${now})`;
/** Named as staff or let in for a time: one list of few cases, looked up once and not at each row. */
const NAMED_OR_LET_IN = (naming: string, letIn: string): string =>
  `c.id IN (SELECT n.case_id FROM participants n WHERE ${naming} UNION ALL SELECT g.case_id FROM case_grants g WHERE ${letIn})`;

/** Named for the organisation of one of the authorisations, as what its role is named as. */
const namedFor = (
  authorisations: readonly Authorisation[],
  { params, person, today }: { params: unknown[]; person: string; today: string },
): string => {
  const day = `$${params.push(today)}`;
  const ways = authorisations.map(({ role, organisationId }) => {
    const as = role === 'case-director' || role === 'partner' ? role : 'staff';
    return `(${NAMING(person, day, `'${as}'`)} AND n.organisation_id = $${params.push(organisationId)})`;
  });
  return `c.id IN (SELECT n.case_id FROM participants n WHERE ${ways.join(' OR ')})`;
};

/** Counts by going through the rows, for reaches that hold few. */
const counted = (view: RowView, where: string): string =>
  `SELECT ${STATE_OF[view]} AS state, count(*) AS cases FROM case_files c WHERE ${where} GROUP BY 1`;

/**
 * The numbers that the database keeps of open cases, less those somebody is excluded from. Neither costs more as there
 * are more cases.
 */
const keptCounts = (where: string, person: string): string =>
  `SELECT c.state, c.cases FROM case_counts c WHERE ${where}
   UNION ALL SELECT c.state, -1 FROM ${byKind({
     sqlite: `exclusions x CROSS JOIN case_files c WHERE x.person_id = ${person} AND c.id = x.case_id AND`,
     // Of a case that somebody is kept out of the policies show nothing; what must be taken off is counted for them.
     postgres: `casus_kept_out() c WHERE`,
   })} c.confidentiality = 'normal' AND ${where}`;

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
  { book, today, now }: { book: OpenBook; today: string; now: Instant },
): ReachWhere | null {
  const authorisations = deskAuthorisations('listCases', caller.actor, today).filter(({ role }) =>
    ROLES_OF[scope].includes(role),
  );
  const [authorisation] = authorisations;
  if (!authorisation) return null;
  const params: unknown[] = [];
  const person = `$${params.push(caller.actor.personId)}`;
  const found = { scope, params, authorisation };
  if (scope === 'headers') {
    const where = `c.state <> 'draft' AND c.confidentiality = 'normal' AND ${NOT_EXCLUDED(person)}`;
    const regions = book.regions().map(({ code }) => code);
    return { ...found, view: 'header', where, counts: keptCounts('c.region_code IS NOT NULL', person), regions };
  }
  if (scope === 'mine') {
    const regional = `c.region_code ${among(params, regionsOf(authorisations, book))} AND c.handler_id = ${person}`;
    // A draft has no region yet: whoever types it on behalf of another is named on it.
    const typing = authorisations.filter(({ role }) => role === 'account-manager');
    const typed = typing.length > 0 ? ` OR c.state = 'draft' AND ${namedFor(typing, { params, person, today })}` : '';
    const where = `(${regional}${typed}) AND ${NOT_EXCLUDED(person)}`;
    return { ...found, view: 'staff', where, counts: counted('staff', where), regions: [] };
  }
  if (scope === 'named') {
    const where = `${namedFor(authorisations, { params, person, today })} AND c.state <> 'draft' AND ${NOT_EXCLUDED(person)}`;
    return { ...found, view: 'partner', where, counts: counted('partner', where), regions: [] };
  }
  const day = `$${params.push(today)}`;
  if (scope === 'organisation') {
    const ids = [...new Set(authorisations.flatMap(({ organisationId }) => book.lineageDown(organisationId, today)))];
    // What somebody filed just after a merger is the successor's; they keep sight of their own.
    const successors = authorisations
      .flatMap(({ organisationId }) => book.lineageUp(organisationId, today))
      .filter((id) => !ids.includes(id));
    const filed =
      successors.length > 0
        ? ` OR c.submitting_organisation_id ${among(params, successors)} AND c.filer_id = ${person}`
        : '';
    const where = `(c.submitting_organisation_id ${among(params, ids)}
      AND (c.confidentiality = 'normal' OR c.filer_id = ${person} OR ${NAMED(person, day, `'colleague'`)})${filed})
      AND ${NOT_EXCLUDED(person)}`;
    return { ...found, view: 'requester', where, counts: counted('requester', where), regions: [] };
  }
  const regions = regionsOf(authorisations, book);
  const within = `c.region_code ${among(params, regions)}`;
  const managed = regionsOf(
    authorisations.filter(({ role }) => role === 'manager'),
    book,
  );
  const open = managed.length > 0 ? [`c.region_code ${among(params, managed)}`] : [];
  // Whoever was never let in pays nothing for it.
  const letIn = caller.everLetIn ? LET_IN(person, `$${params.push(now)}`) : null;
  const named = letIn ? NAMED_OR_LET_IN(NAMING(person, day, `'staff'`), letIn) : NAMED(person, day, `'staff'`);
  const where = `${within} AND (c.confidentiality = 'normal' OR ${[...open, `c.handler_id = ${person}`].join(' OR ')}
    OR ${named}) AND ${NOT_EXCLUDED(person)}`;
  // The confidential ones each way along an index of its own; a case that is found twice counts once.
  const confidential = `c.confidentiality = 'named-only' AND ${within}`;
  const ways = [
    ...[...open, `c.handler_id = ${person}`].map((way) => `case_files c WHERE ${confidential} AND ${way}`),
    `participants n CROSS JOIN case_files c WHERE ${NAMING(person, day, `'staff'`)} AND c.id = n.case_id AND ${confidential}`,
    ...(letIn ? [`case_grants g CROSS JOIN case_files c WHERE ${letIn} AND c.id = g.case_id AND ${confidential}`] : []),
  ].map((way) => `SELECT c.id, c.state FROM ${way}`);
  const counts = `${keptCounts(within, person)}
    UNION ALL SELECT c.state, 1 FROM (${ways.join(' UNION ')}) c WHERE ${NOT_EXCLUDED(person)}`;
  return { ...found, view: 'staff', where, counts, regions };
}
