import { KIND_ROWS, PHASE_OF, shownState, startOfDay, type ReadyCase } from '@casusregie/domain';
import { bulkInsert } from '../database/bulk';
import type { CaseImportRow } from '../database/entities';
import { byKind } from '../database/kind';
import type { Tx } from '../database/unit-of-work';
import { newId } from '../shared/ids';

export type LaidRow = CaseImportRow;

/** What all rows of a list have in common. */
interface Common {
  readonly importId: string;
  readonly personId: string;
  /** The RIEC that takes the list over. */
  readonly organisationId: string;
  organisationName(id: string): string;
}

/** A case of a list as it lies ready: everything but its number and its term, which are of the day it is taken over. */
export function laidRow(one: ReadyCase, place: number, common: Common): LaidRow {
  const { track, purpose, label } = KIND_ROWS[one.kind];
  return {
    ...{ import_id: common.importId, place, person_id: common.personId, list_row: one.row },
    ...{ case_id: newId(), number_id: newId(), event_id: newId() },
    ...{ state: one.state, phase: PHASE_OF[one.state], shown_state: shownState(one.state, null, false) },
    ...{ track, kind: one.kind, confidentiality: one.confidentiality, priority: one.priority, purpose },
    submitting_organisation_id: one.submitter === 'municipality' ? one.municipalityId : common.organisationId,
    ...{ municipality_id: one.municipalityId, handler_id: one.handlerId },
    ...{ received_on: one.receivedOn, received_at: startOfDay(one.receivedOn), observed_on: one.observedOn },
    title: one.title ?? `${label} ${common.organisationName(one.municipalityId)}`,
    ...{ old_system: one.system, old_number: one.number },
    subject: `${one.system} ${one.number}${one.oldState ? `, stand: ${one.oldState}` : ''}`,
    ...{ indications: one.indications, question: one.question },
  };
}

/** Rows in one statement: SQLite takes 32,766 parameters. */
const AT_ONCE = 100;

/** One by one as parameters: SQLite reads JSON again for every column. */
async function insertEach(tx: Tx, rows: readonly LaidRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE);
    const columns = Object.keys(some[0] as LaidRow) as (keyof LaidRow)[];
    const row = `(${columns.map(() => '?').join(', ')})`;
    await tx.run(
      `INSERT INTO case_import_rows (${columns.join(', ')}) VALUES ${some.map(() => row).join(', ')}`,
      some.flatMap((one) => columns.map((column) => one[column])),
    );
  }
}

/** Lays rows aside, where nobody but whoever brought the list sees them. */
export const layRows = byKind<(tx: Tx, rows: readonly LaidRow[]) => Promise<void>>({
  sqlite: insertEach,
  postgres: async (tx, rows) => {
    await bulkInsert(tx, 'case_import_rows', rows as unknown as Record<string, unknown>[]);
  },
});
