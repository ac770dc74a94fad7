import { bulkInsert } from '../database/bulk';
import { newId } from '../shared/ids';
import { organisationOf, personOf } from './journey';
import type { RandomCase } from './random-cases';
import type { World } from './test-setup';

/** What lies in random cases, by kind: `[id, case]`. */
export interface RandomRows {
  readonly lines: readonly RandomRow[];
  readonly interventions: readonly RandomRow[];
  readonly secondLines: readonly RandomRow[];
  /** Numbers in other systems that the requester may see. */
  readonly numbers: readonly (RandomRow & { readonly number: string })[];
  /** Cases that were brought in, in the month of today. */
  readonly broughtIn: readonly string[];
}
interface RandomRow {
  readonly id: string;
  readonly caseId: string;
  /** The organisation that it is put to; empty when it is put to none. */
  readonly organisation: string;
}

const OWNERS = ['politie', 'belastingdienst', 'GM0014', 'GM0402', 'GM1696'];

/** Puts rows in random cases by plain statements: what partners and requesters are asked, and what figures count. */
export async function insertRows(
  { work, clock }: Pick<World, 'work' | 'clock'>,
  ids: readonly string[],
  cases: readonly RandomCase[],
): Promise<RandomRows> {
  const today = clock.today();
  const by = personOf('nn-informatie');
  const all = ids.flatMap((caseId, at) => {
    const { state, region, minutes } = cases[at] as RandomCase;
    return state === 'draft' ? [] : [{ caseId, region, pick: minutes + at }];
  });
  const some = (every: number) => all.filter(({ pick }) => pick % every === 0);
  const ownerOf = (pick: number): string => organisationOf(OWNERS[pick % OWNERS.length] as string);
  const subjects = all.map(({ caseId }) => ({ id: caseId, case_id: caseId, kind: 'organisation', description: 'x' }));
  const lines = some(2).map(({ caseId, region, pick }) => ({
    id: newId(),
    case_id: caseId,
    region_code: region,
    subject_id: caseId,
    partner_id: ownerOf(pick / 2),
    asked_on: today,
    asked_by: by,
    due_on: today,
    contact_first: false,
    wants_to_attend: false,
    to_be_confirmed: false,
    closed: false,
    version: 1,
  }));
  const interventions = some(3).map(({ caseId, region, pick }) => ({
    id: newId(),
    case_id: caseId,
    kind: 'fiscal',
    description: 'x',
    owner_id: ownerOf(pick / 3),
    region_code: region,
    status: 'committed',
    to_be_confirmed: false,
    version: 1,
  }));
  const secondLines = some(4).map(({ caseId, region }) => ({
    id: newId(),
    case_id: caseId,
    region_code: region,
    question: 'x',
    asked_on: today,
    asked_by: by,
  }));
  const numbers = some(5).map(({ caseId, pick }) => ({
    id: newId(),
    case_id: caseId,
    system: 'x',
    number: `Z-${pick}`,
    by_requester: true,
  }));
  const events = all.map(({ caseId }) => ({
    id: newId(),
    case_id: caseId,
    type: 'submit',
    from_state: 'draft',
    to_state: 'submitted',
    for_requester: true,
    for_partner: false,
    stock_change: 1,
    month: today.slice(0, 7),
    happened_on: today,
    recorded_at: clock.now(),
    person_id: by,
    role: 'requester',
    organisation_id: organisationOf('GM0014'),
  }));
  await work.run(async (tx) => {
    await bulkInsert(tx, 'subjects', subjects);
    await bulkInsert(tx, 'inquiry_lines', lines);
    await bulkInsert(tx, 'interventions', interventions);
    await bulkInsert(tx, 'second_lines', secondLines);
    await bulkInsert(tx, 'outside_numbers', numbers);
    await bulkInsert(tx, 'case_events', events);
  });
  return {
    lines: lines.map((row) => ({ id: row.id, caseId: row.case_id, organisation: row.partner_id })),
    interventions: interventions.map((row) => ({ id: row.id, caseId: row.case_id, organisation: row.owner_id })),
    secondLines: secondLines.map((row) => ({ id: row.id, caseId: row.case_id, organisation: '' })),
    numbers: numbers.map(({ id, case_id, number }) => ({ id, caseId: case_id, organisation: '', number })),
    broughtIn: events.map(({ case_id }) => case_id),
  };
}
