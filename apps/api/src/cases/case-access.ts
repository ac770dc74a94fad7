import type { Actor, CaseAccess, CaseGrant, Instant, Named, NamedAs } from '@casusregie/domain';
import { viewOf, type Authorisation, type View } from '@casusregie/domain';
import type { CaseFile, Hold, Outcome } from '../database/entities';
import { FOR_UPDATE, instantText, jsonList, jsonObject, places } from '../database/json';
import { byKind } from '../database/kind';
import { OPENED } from '../database/on-behalf';
import type { Sql } from '../database/sql';
import type { Tx } from '../database/unit-of-work';
import type { OpenBook } from '../organisations/reference-book';
import { PRACTICE_MARK } from '../region-settings/practice-book';
import { unknown } from '../shared/refusal';

/** A case with what is needed to decide about it. */
export interface LoadedCase {
  readonly file: CaseFile;
  readonly access: CaseAccess;
}

interface AccessRow extends CaseFile {
  named_json: string;
  excluded_json: string;
  rows_json: string;
  grants_json: string;
}

/** A case that nobody else changes until the transaction ends, with what every change asks first: one statement for all of it. */
export interface LockedCase extends LoadedCase {
  /** Tells whether somebody recorded another practice since it was read; see `PracticeBook`. */
  readonly practiceMark: number;
  /** Whether a move of it waits for a second person. */
  readonly isProposed: boolean;
}

/** What else a lock brings along. */
interface LockColumns {
  opened: string;
  practice_mark: number | string;
  open_proposals: number | string;
}

const NAMED = `(SELECT ${jsonList(
  jsonObject({ organisationId: 'n.organisation_id', personId: 'n.person_id', as: 'n.named_as' }),
)} FROM participants n WHERE n.case_id = c.id AND n.from_on <= $2 AND (n.until_on IS NULL OR n.until_on >= $2))`;
const EXCLUDED = `(SELECT ${jsonList(jsonObject({ id: 'x.person_id' }))} FROM exclusions x WHERE x.case_id = c.id)`;

/** Organisations that a question was put to, or that own an intervention. */
const ROWS = `(SELECT ${jsonList(jsonObject({ id: 'r.id' }))} FROM (SELECT l.partner_id AS id FROM inquiry_lines l WHERE l.case_id = c.id
  UNION SELECT v.owner_id FROM interventions v WHERE v.case_id = c.id) r)`;

/** Access for a time, running or not: whether it counts is decided against the instant, not here. */
const GRANTS = `(SELECT ${jsonList(
  jsonObject({
    id: 'g.id',
    personId: 'g.person_id',
    kind: 'g.kind',
    from: instantText('g.from_at'),
    until: instantText('g.until_at'),
    endedAt: instantText('g.ended_at'),
  }),
)} FROM case_grants g WHERE g.case_id = c.id)`;

const load = (more: string, lock: string): string =>
  `SELECT c.*, ${NAMED} AS named_json, ${EXCLUDED} AS excluded_json, ${ROWS} AS rows_json, ${GRANTS} AS grants_json${more} FROM case_files c WHERE c.id = $1${lock}`;
const LOAD = load('', '');
const OPEN_PROPOSALS = `(SELECT count(*) FROM proposals o WHERE o.case_id = c.id AND o.open = ${byKind({ sqlite: '1', postgres: 'true' })})`;
const LOAD_AND_LOCK = load(
  `, ${OPENED('c.id')} AS opened, (${PRACTICE_MARK}) AS practice_mark, ${OPEN_PROPOSALS} AS open_proposals`,
  FOR_UPDATE && `${FOR_UPDATE} OF c`,
);

/** The columns that say who reaches a case, and the number it is told by; the texts of the file stay where they are. */
const ACCESS_ONLY = `c.id, c.number, c.state, c.origin, c.track, c.region_code, c.confidentiality, c.submitting_organisation_id,
  c.filer_id, c.handler_id, ${NAMED.replace('$2', '$1').replace('$2', '$1')} AS named_json, ${EXCLUDED} AS excluded_json,
  ${ROWS} AS rows_json, ${GRANTS} AS grants_json`;

const parsed = <T>(text: unknown): T => JSON.parse(text as string) as T;
const parsedOrNull = <T>(text: unknown): T | null => (text === null ? null : (JSON.parse(text as string) as T));

/** A row as plain statements give it, with flags and JSON columns as TypeScript knows them. */
export function toCaseFile(row: CaseFile): CaseFile {
  return {
    ...row,
    hold_told: Boolean(row.hold_told),
    screened: Boolean(row.screened),
    requester_asked_again: Boolean(row.requester_asked_again),
    sensitive_confirmed: Boolean(row.sensitive_confirmed),
    more_themes: parsed(row.more_themes),
    phenomena: parsed(row.phenomena),
    involved: parsed(row.involved),
    asked: parsed(row.asked),
    answers: parsed(row.answers),
    filed_on_behalf: parsedOrNull(row.filed_on_behalf),
    hold: parsedOrNull<Hold>(row.hold),
    outcome: parsedOrNull<Outcome>(row.outcome),
  };
}

/** When a case is looked at: who reaches it depends on the day and the instant. */
interface Moment {
  readonly today: string;
  readonly now: Instant;
}

/**
 * Loads a case with its access facts in one statement.
 * @throws Refused `unknown`
 */
export async function loadCase(sql: Sql, caseId: string, book: OpenBook, at: Moment): Promise<LoadedCase> {
  const row = await sql.first<AccessRow>(LOAD, [caseId, at.today]);
  if (!row) throw unknown();
  return loadedCase(row, book, at);
}

/**
 * Loads a case that is about to change; nobody else changes it until the transaction ends.
 * @throws Refused `unknown`
 */
export async function lockCase(tx: Tx, caseId: string, book: OpenBook, at: Moment): Promise<LockedCase> {
  const row = await tx.first<AccessRow & LockColumns>(LOAD_AND_LOCK, [caseId, at.today]);
  if (!row) throw unknown();
  const { opened: _opened, practice_mark, open_proposals, ...columns } = row;
  return {
    ...loadedCase(columns, book, at),
    practiceMark: Number(practice_mark),
    isProposed: Number(open_proposals) > 0,
  };
}

function loadedCase(row: AccessRow, book: OpenBook, at: Moment): LoadedCase {
  const { named_json, excluded_json, rows_json, grants_json, ...columns } = row;
  const json = { named_json, excluded_json, rows_json, grants_json };
  return { file: toCaseFile(columns), access: accessOf({ ...columns, ...json }, book, at) };
}

type AccessColumns = Pick<
  AccessRow,
  | ('id' | 'number' | 'state' | 'origin' | 'track' | 'region_code' | 'confidentiality' | 'submitting_organisation_id')
  | ('filer_id' | 'handler_id' | 'named_json' | 'excluded_json' | 'rows_json' | 'grants_json')
>;

const accessOf = (row: AccessColumns, book: OpenBook, { today, now }: Moment): CaseAccess => ({
  state: row.state,
  origin: row.origin,
  track: row.track,
  regionCode: row.region_code,
  confidentiality: row.confidentiality,
  submittingOrganisationIds: book.lineageUp(row.submitting_organisation_id, today),
  rowOrganisationIds: book.withSuccessors(
    parsed<{ id: string }[]>(row.rows_json).map(({ id }) => id),
    today,
  ),
  succeededOrganisationIds: book.lineageDown(row.submitting_organisation_id, today),
  filerId: row.filer_id,
  handlerId: row.handler_id,
  named: parsed<{ organisationId: string; personId: string | null; as: NamedAs }[]>(row.named_json) satisfies Named[],
  excludedPersonIds: parsed<{ id: string }[]>(row.excluded_json).map(({ id }) => id),
  grants: parsed<CaseGrant[]>(row.grants_json),
  at: now,
});

/** What says who reaches a case, with the number it is told by. */
export interface KnownAccess {
  readonly number: string | null;
  readonly access: CaseAccess;
}

/** The access facts of several cases in one statement, by id; a case that cannot be seen is not there. */
export async function loadAccesses(
  sql: Sql,
  caseIds: readonly string[],
  book: OpenBook,
  at: Moment,
): Promise<Map<string, KnownAccess>> {
  const wanted = [...new Set(caseIds)];
  if (wanted.length === 0) return new Map();
  const params: unknown[] = [at.today];
  const rows = await sql.all<AccessColumns>(
    `SELECT ${ACCESS_ONLY} FROM case_files c WHERE c.id IN (${places(params, wanted)})`,
    params,
  );
  return new Map(rows.map((row) => [row.id, { number: row.number, access: accessOf(row, book, at) }]));
}

/**
 * The view the actor has of a case.
 * @throws Refused `unknown` when out of reach
 */
export function viewFor(actor: Actor, access: CaseAccess, today: string): { view: View; authorisation: Authorisation } {
  const found = viewOf({ actor, access, today });
  if (!found) throw unknown();
  return found;
}

/** The version a view shows and `If-Match` is held against: the requester has its own, which betrays nothing. */
export const versionFor = (view: View, file: CaseFile): number =>
  view === 'requester' ? file.requester_version : file.version;
