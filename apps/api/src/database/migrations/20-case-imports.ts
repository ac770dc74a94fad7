import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';

const RULE = (table: string): string =>
  `current_setting('casusregie.system', true) = 'on'
   OR ${table}.person_id = CAST(nullif(current_setting('casusregie.person', true), '') AS uuid)`;
const secured = (table: string): string[] => [
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
  `CREATE POLICY need_to_know ON ${table} FOR ALL USING (${RULE(table)}) WITH CHECK (${RULE(table)})`,
];

/**
 * Lists of cases that are taken over. Their rows lie outside every reach until one short transaction makes cases of them; only whoever brought the list sees them, and they go when it is taken over, cancelled or forgotten.
 */
export class CaseImports1767225600019 implements MigrationInterface {
  name = 'CaseImports1767225600019';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE case_imports (
  id {uuid} PRIMARY KEY,
  region_code text NOT NULL REFERENCES regions (code),
  person_id {uuid} NOT NULL REFERENCES persons (id),
  organisation_id {uuid} NOT NULL REFERENCES organisations (id),
  state text NOT NULL,
  row_count {whole} NOT NULL,
  done_count {whole} NOT NULL,
  fault_count {whole} NOT NULL,
  started_at {instant} NOT NULL,
  touched_at {instant} NOT NULL,
  ended_at {instant},
  file_name text NOT NULL,
  faults text NOT NULL,
  summary text NOT NULL
) {strict};
CREATE INDEX case_imports_person ON case_imports (person_id, started_at, id);
CREATE INDEX case_imports_state ON case_imports (state, touched_at);
CREATE TABLE case_import_rows (
  import_id {uuid} NOT NULL REFERENCES case_imports (id) ON DELETE CASCADE,
  place {whole} NOT NULL,
  person_id {uuid} NOT NULL REFERENCES persons (id),
  list_row {whole} NOT NULL,
  case_id {uuid} NOT NULL,
  number_id {uuid} NOT NULL,
  event_id {uuid} NOT NULL,
  state text NOT NULL,
  phase text NOT NULL,
  shown_state text NOT NULL,
  track text NOT NULL,
  kind text NOT NULL,
  confidentiality text NOT NULL,
  priority text NOT NULL,
  purpose text NOT NULL,
  submitting_organisation_id {uuid} NOT NULL REFERENCES organisations (id),
  municipality_id {uuid} NOT NULL REFERENCES organisations (id),
  handler_id {uuid} REFERENCES persons (id),
  received_on {day} NOT NULL,
  received_at {instant} NOT NULL,
  observed_on {day},
  title text NOT NULL,
  old_system text NOT NULL,
  old_number text NOT NULL,
  subject text NOT NULL,
  indications text,
  question text NOT NULL,
  PRIMARY KEY (import_id, place)
) {strict};
CREATE INDEX outside_numbers_lower ON outside_numbers (lower(number));
`,
    );
    await ddlFor(runner, {
      sqlite: [],
      postgres: [...secured('case_imports'), ...secured('case_import_rows')],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
