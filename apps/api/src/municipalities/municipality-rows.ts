import type { MunicipalityCase, MunicipalityIntervention, MunicipalityKeeper } from '@casusregie/contract';
import { SHOWN_OPEN, OPEN_STATES } from '@casusregie/domain';
import type { InterventionKind, InterventionStatus } from '@casusregie/domain';
import { STATE_OF } from '../cases/case.reach';
import type { MunicipalityDesk } from '../database/entities';

const MOST = 100;
const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** A case as the page of its municipality names it. */
export interface CaseRow {
  id: string;
  number: string | null;
  title: string | null;
  kind: string | null;
  state: string;
  theme: string | null;
  handler: string | null;
}

/** Whose cases: those about a municipality for staff, those it brought in for itself. */
const ABOUT = {
  staff: (municipality: string): string =>
    `c.id IN (SELECT m.case_id FROM case_municipalities m WHERE m.organisation_id = ${municipality})`,
  requester: (): string => `c.shown_state <> 'draft'`,
} as const;
const OPEN = { staff: quoted(OPEN_STATES), requester: quoted(SHOWN_OPEN) } as const;
/** The handler is told to the requester from the intake on, as in the list of cases. */
const HANDLER = {
  staff: 'h.name',
  requester: `CASE WHEN c.state IN ('draft', 'submitted') THEN NULL ELSE h.name END`,
} as const;
/** When an own intervention is told to who brought the case in. */
const TOLD = {
  staff: `c.state <> 'draft'`,
  requester: `c.shown_state IN ('execution', 'closing', 'closed')`,
} as const;

/** Open cases, and pictures whatever became of them, within a reach. */
export const casesOf = (view: 'staff' | 'requester', reach: string, municipality: string): string =>
  `SELECT c.id, c.number, c.title, c.kind, ${STATE_OF[view]} AS state, t.label AS theme, ${HANDLER[view]} AS handler
   FROM case_files c LEFT JOIN themes t ON t.code = c.main_theme LEFT JOIN persons h ON h.id = c.handler_id
   WHERE ${reach} AND ${ABOUT[view](municipality)} AND (${STATE_OF[view]} IN (${OPEN[view]}) OR c.kind = 'undermining-picture')
   ORDER BY c.number DESC, c.id LIMIT ${2 * MOST}`;

/** The interventions that a municipality carries out itself, in cases within a reach. */
export const interventionsOf = (view: 'staff' | 'requester', reach: string, owner: string): string =>
  `SELECT v.id, c.number, v.kind, v.description, v.status, v.due_on FROM interventions v JOIN case_files c ON c.id = v.case_id
   WHERE v.owner_id = ${owner} AND ${TOLD[view]} AND ${reach} ORDER BY v.id DESC LIMIT ${MOST}`;

export interface InterventionRow {
  id: string;
  number: string;
  kind: InterventionKind;
  description: string;
  status: InterventionStatus;
  due_on: string | null;
}

/** Splits cases in those that run and the pictures. */
export function sorted(rows: readonly CaseRow[]): { cases: MunicipalityCase[]; pictures: MunicipalityCase[] } {
  const plain = ({ kind: _kind, ...row }: CaseRow): MunicipalityCase => row;
  const isPicture = ({ kind }: CaseRow): boolean => kind === 'undermining-picture';
  return {
    cases: rows
      .filter((row) => !isPicture(row))
      .slice(0, MOST)
      .map(plain),
    pictures: rows.filter(isPicture).slice(0, MOST).map(plain),
  };
}

/** An intervention as it goes over the wire. */
export const interventionOf = ({ due_on: dueOn, ...row }: InterventionRow): MunicipalityIntervention => ({
  ...row,
  dueOn,
});

/** Who keeps in touch with a municipality, with the names. */
export interface NamedDesk extends MunicipalityDesk {
  manager_name: string | null;
  manager_job: string | null;
  manager_telephone: string | null;
  deputy_name: string | null;
  deputy_job: string | null;
  deputy_telephone: string | null;
}

export const DESK = `SELECT d.*, a.name AS manager_name, a.function AS manager_job, a.telephone AS manager_telephone,
    b.name AS deputy_name, b.function AS deputy_job, b.telephone AS deputy_telephone
  FROM municipality_desks d LEFT JOIN persons a ON a.id = d.account_manager_id LEFT JOIN persons b ON b.id = d.deputy_id
  WHERE d.municipality_id = $1`;

/** Somebody of the RIEC; their number is for the municipality, which calls it. */
export function keeperOf(
  id: string | null | undefined,
  told: { name: string | null | undefined; job: string | null | undefined; telephone: string | null | undefined },
): MunicipalityKeeper | null {
  if (!id) return null;
  return { id, name: told.name ?? '', function: told.job ?? '', telephone: told.telephone ?? null };
}
