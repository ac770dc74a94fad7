import { CASE_SCOPES, CASE_SORTS } from '@casusregie/contract';
import type { Operation } from '../open-api';
import type { World } from '../test-setup';

/** What the ids in addresses are ids of: the rows to fill them in with. */
const ROWS_OF: Record<string, string> = {
  caseId: 'SELECT id AS "caseId" FROM case_files',
  attachmentId: 'SELECT case_id AS "caseId", id AS "attachmentId" FROM attachments',
  // Those with the most to tell: a number, a relation, or a question about them.
  subjectId: `SELECT s.case_id AS "caseId", s.id AS "subjectId" FROM subjects s WHERE s.kind = 'organisation'
    OR EXISTS (SELECT 1 FROM subject_bsns b WHERE b.subject_id = s.id)`,
  importId: 'SELECT id AS "importId" FROM case_imports',
  meetingId: 'SELECT id AS "meetingId" FROM meetings',
  sampleId: 'SELECT id AS "sampleId" FROM audit_samples',
  checkpointId: 'SELECT id AS "checkpointId" FROM log_checkpoints',
  regionCode: "SELECT code AS \"regionCode\" FROM regions WHERE code IN ('NN', 'ON')",
  municipalityId: `SELECT id AS "municipalityId" FROM organisations WHERE code IN ('DEMO-VEENWOLDE', 'DEMO-HOGEIJSSELKAMP')`,
  // One of the desk, one of a municipality, and whoever keeps the register.
  personId: `SELECT id AS "personId" FROM persons WHERE account IN ('nn-reserve', 'veenwolde', 'beheerder')`,
};

/** Every address that an operation can be read by. */
export async function addressesOf(world: World, path: string): Promise<string[]> {
  const name = [...path.matchAll(/\{(\w+)\}/g)].at(-1)?.[1];
  if (!name) return [path];
  const sql = ROWS_OF[name];
  if (!sql) throw new Error(`no rows are known for {${name}}: say in crawl.ts where they are`);
  const rows = await world.rows<Record<string, string>>(sql);
  return rows.map((row) => path.replace(/\{(\w+)\}/g, (_whole, id: string) => String(row[id])));
}

/** Values that a filter is tried with, from the rows that there are. */
export interface Values {
  readonly people: readonly string[];
  readonly organisations: readonly string[];
  readonly numbers: readonly string[];
  readonly cases: readonly string[];
}

const STATES = ['draft', 'submitted', 'intake', 'enrichment', 'execution', 'on-hold', 'closed', 'rejected'];
const join = (parts: Record<string, string | number>): string =>
  `?${Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;

/** The ways to ask for a list of cases: every scope in every order, and with every filter. */
export function caseQueries({ people, organisations, numbers }: Values): string[] {
  return CASE_SCOPES.flatMap((scope) => [
    ...CASE_SORTS.flatMap((sort) =>
      ['asc', 'desc'].flatMap((direction) => [2, 100].map((limit) => join({ scope, sort, direction, limit }))),
    ),
    ...STATES.map((state) => join({ scope, state })),
    ...['new', 'running', 'waiting', 'ended'].map((phase) => join({ scope, phase })),
    ...['normal', 'high'].map((priority) => join({ scope, priority })),
    ...['NN', 'ON'].map((region) => join({ scope, region })),
    ...people.map((handler) => join({ scope, handler })),
    ...organisations.flatMap((id) => [join({ scope, organisation: id }), join({ scope, municipality: id })]),
    ...numbers.map((number) => join({ scope, number })),
    ...['brought-in', 'running', 'closed', 'rejected'].map((figure) => join({ scope, figure, month: '2026-11' })),
    join({ scope, theme: 'synthetische-drugs' }),
    join({ scope, kind: 'integral-case' }),
    join({ scope, state: 'KANARIE-000001Z' }),
    join({ scope, after: 'KANARIE-000001Z' }),
  ]);
}

/** The ways to ask an operation with a query that is no list of cases: each field, with values that fit and that do not. */
export function otherQueries({ parameters = [] }: Operation, { people, organisations, cases }: Values): string[] {
  const fields = parameters.filter(({ in: where }) => where === 'query').map(({ name }) => name);
  const values = [
    '',
    'x',
    'NN',
    'ON',
    '2026-11',
    '2026-11-24',
    '1',
    'KANARIE-000001Z',
    people[0],
    organisations[0],
    cases[0],
    cases.at(-1),
  ];
  return [
    '',
    ...fields.flatMap((name) => values.flatMap((value) => (value === undefined ? [] : [join({ [name]: value })]))),
    ...(fields.length > 0 ? ['?onbekend=1'] : []),
  ];
}
