import type { InterventionAnswer, OnBehalf } from '@casusregie/contract';
import { INTERVENTION_STEPS, isOnHold, type State, takesLateResult } from '@casusregie/domain';
import type { Intervention } from '../database/entities';
import type { OpenBook } from '../organisations/reference-book';

export interface InterventionRow extends Intervention {
  case_number: string;
  case_state: State;
}

export const INTERVENTIONS = `SELECT v.*, c.number AS case_number, c.state AS case_state
  FROM interventions v JOIN case_files c ON c.id = v.case_id`;

const cents = (value: number | null): number | null => (value === null ? null : Number(value));

/** An intervention as it goes over the wire; amounts in euro cents. */
export const interventionAnswer = (
  row: InterventionRow,
  book: OpenBook,
  { mayUpdate }: { mayUpdate: boolean },
): InterventionAnswer => ({
  id: row.id,
  caseId: row.case_id,
  caseNumber: row.case_number,
  kind: row.kind,
  description: row.description,
  owner: book.organisationRef(row.owner_id),
  dueOn: row.due_on,
  status: row.status,
  result: row.result,
  resultText: row.result_text,
  reason: row.reason,
  happenedOn: row.happened_on,
  imposedCents: cents(row.imposed_cents),
  collectedCents: cents(row.collected_cents),
  offsetCents: cents(row.offset_cents),
  seizedCents: cents(row.seized_cents),
  toBeConfirmed: Boolean(row.to_be_confirmed),
  onBehalf: row.on_behalf ? (JSON.parse(row.on_behalf as unknown as string) as OnBehalf) : null,
  confirmedOn: row.confirmed_on,
  version: row.version,
  mayUpdate: mayUpdate && (INTERVENTION_STEPS[row.status].length > 0 || takesLateResult(row.status)),
  notYet: isOnHold(row.case_state),
});
