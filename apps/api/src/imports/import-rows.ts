import {
  IMPORT_FAULTS_SHOWN,
  type ImportAnswer,
  type ImportPreviewRow,
  type ImportProgress,
} from '@casusregie/contract';
import {
  IMPORT_FAULT_TEXTS,
  isConfirmable,
  KIND_ROWS,
  STATE_LABELS,
  type ImportFault,
  type ImportState,
  type ReadyCase,
} from '@casusregie/domain';
import { instantText } from '../database/json';
import type { Sql } from '../database/sql';
import { unknown } from '../shared/refusal';

/** How many rows lie together, and are handled at once. */
export const CHUNK_ROWS = 500;
/** How many of the first rows are shown. */
const SHOWN_ROWS = 10;

/** What was found in a list, for whoever decides about it. */
export interface Summary {
  readonly preview: readonly ImportPreviewRow[];
  readonly municipalities: Readonly<Record<string, number>>;
  readonly states: Readonly<Record<string, number>>;
  readonly readByMunicipality: number;
}

interface Row {
  readonly id: string;
  readonly region_code: string;
  readonly state: ImportState;
  readonly row_count: number;
  readonly done_count: number;
  readonly fault_count: number;
  readonly started: string;
  readonly ended: string | null;
  readonly file_name: string;
  readonly faults: string;
  readonly summary: string;
}

const COLUMNS = `i.id, i.region_code, i.state, i.row_count, i.done_count, i.fault_count, i.file_name,
  ${instantText('i.started_at')} AS started, ${instantText('i.ended_at')} AS ended`;

/** The names of what the ids of a case stand for. */
export interface Names {
  organisation(id: string): string;
  person(id: string): string | null;
}

/** Gathers what a list holds, row by row. */
export class Gathered {
  private readonly preview: ImportPreviewRow[] = [];
  private readonly municipalities: Record<string, number> = {};
  private readonly states: Record<string, number> = {};
  private readByMunicipality = 0;

  constructor(private readonly names: Names) {}

  add(one: ReadyCase): void {
    const municipality = this.names.organisation(one.municipalityId);
    const state = STATE_LABELS[one.state];
    this.municipalities[municipality] = (this.municipalities[municipality] ?? 0) + 1;
    this.states[state] = (this.states[state] ?? 0) + 1;
    if (one.submitter === 'municipality' && one.confidentiality === 'normal') this.readByMunicipality += 1;
    if (this.preview.length >= SHOWN_ROWS) return;
    const kind = KIND_ROWS[one.kind].label;
    this.preview.push({
      ...{ row: one.row, number: one.number, municipality, kind, state },
      title: one.title ?? `${kind} ${municipality}`,
      handler: one.handlerId && this.names.person(one.handlerId),
      receivedOn: one.receivedOn,
    });
  }

  get summary(): Summary {
    const { preview, municipalities, states, readByMunicipality } = this;
    return { preview, municipalities, states, readByMunicipality };
  }
}

const progressOf = (row: Row): ImportProgress => ({
  id: row.id,
  state: row.state,
  fileName: row.file_name,
  rows: row.row_count,
  done: row.done_count,
  startedAt: row.started,
  endedAt: row.ended,
});

/** One's own imports, the last first. */
export async function ownImports(sql: Sql, personId: string): Promise<ImportProgress[]> {
  const rows = await sql.all<Row>(
    `SELECT ${COLUMNS} FROM case_imports i WHERE i.person_id = $1 ORDER BY i.started_at DESC, i.id DESC LIMIT 20`,
    [personId],
  );
  return rows.map(progressOf);
}

/**
 * An import of one's own, with what was found in it.
 * @throws Refused `unknown` when it is of somebody else
 */
export async function ownImport(
  sql: Sql,
  personId: string,
  importId: string,
): Promise<ImportAnswer & { regionCode: string }> {
  const row = await sql.first<Row>(
    `SELECT ${COLUMNS}, i.faults, i.summary FROM case_imports i WHERE i.id = $1 AND i.person_id = $2`,
    [importId, personId],
  );
  if (!row) throw unknown();
  const found = JSON.parse(row.summary) as Partial<Summary>;
  const faults = (JSON.parse(row.faults) as ImportFault[]).slice(0, IMPORT_FAULTS_SHOWN);
  return {
    ...progressOf(row),
    regionCode: row.region_code,
    faultCount: row.fault_count,
    faults: faults.map((fault) => ({ ...fault, text: IMPORT_FAULT_TEXTS[fault.kind] })),
    preview: [...(found.preview ?? [])],
    municipalities: { ...found.municipalities },
    states: { ...found.states },
    readByMunicipality: found.readByMunicipality ?? 0,
    confirmable: isConfirmable(row.state),
  };
}
