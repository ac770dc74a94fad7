import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';

const SYSTEM = `current_setting('casusregie.system', true) = 'on'`;
const among = (column: string, set: string, type: string): string =>
  `${column} = ANY (CAST(nullif(current_setting('casusregie.${set}', true), '') AS ${type}))`;
const STAFF = (table: string): string => among(`${table}.region_code`, 'staff_regions', 'text[]');
/** What lies in a file is seen by whoever reads the file, as in need-to-know.ts. */
const READS_CASE = (table: string): string =>
  `${table}.case_id = CAST(nullif(current_setting('casusregie.reading', true), '') AS uuid) OR casus_reads(${table}.case_id)`;

const secured = (table: string, rule: string): string[] => [
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
  `CREATE POLICY need_to_know ON ${table} FOR ALL USING (${rule}) WITH CHECK (${rule})`,
];

/**
 * Tasks, on a case or on a municipality; contacts of the RIEC with a municipality, for a short time; and who keeps in
 * touch with each municipality. A contact and the keeping are of the RIEC of the region alone; a task of a municipality
 * is also of the municipality that owns it.
 */
export class MunicipalityWork1767225600016 implements MigrationInterface {
  name = 'MunicipalityWork1767225600016';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE tasks (
  id {uuid} PRIMARY KEY,
  region_code text NOT NULL REFERENCES regions (code),
  case_id {uuid} REFERENCES case_files (id) ON DELETE CASCADE,
  municipality_id {uuid} REFERENCES organisations (id),
  title text NOT NULL,
  text text,
  owner_organisation_id {uuid} NOT NULL REFERENCES organisations (id),
  owner_person_id {uuid} REFERENCES persons (id),
  due_on {day},
  state text NOT NULL,
  note text,
  created_by {uuid} NOT NULL REFERENCES persons (id),
  created_at {instant} NOT NULL,
  ended_by {uuid} REFERENCES persons (id),
  ended_on {day},
  version {whole} NOT NULL,
  CHECK ((case_id IS NULL) <> (municipality_id IS NULL))
) {strict};
CREATE INDEX tasks_owner ON tasks (owner_organisation_id, state, due_on, id);
CREATE INDEX tasks_case ON tasks (case_id, id);
CREATE INDEX tasks_municipality ON tasks (municipality_id, state);
CREATE TABLE contacts (
  id {uuid} PRIMARY KEY,
  region_code text NOT NULL REFERENCES regions (code),
  municipality_id {uuid} NOT NULL REFERENCES organisations (id),
  channel text NOT NULL,
  with_whom text NOT NULL,
  text text NOT NULL,
  contacted_on {day} NOT NULL,
  recorded_at {instant} NOT NULL,
  recorded_by {uuid} NOT NULL REFERENCES persons (id),
  case_id {uuid} REFERENCES case_files (id) ON DELETE SET NULL,
  task_id {uuid} REFERENCES tasks (id) ON DELETE SET NULL,
  keep_until {day} NOT NULL
) {strict};
CREATE INDEX contacts_region ON contacts (region_code, recorded_at, id);
CREATE INDEX contacts_municipality ON contacts (municipality_id, recorded_at, id);
CREATE INDEX contacts_case ON contacts (case_id);
CREATE INDEX contacts_task ON contacts (task_id);
CREATE INDEX contacts_keep ON contacts (keep_until);
CREATE TABLE municipality_desks (
  municipality_id {uuid} PRIMARY KEY REFERENCES organisations (id),
  region_code text NOT NULL REFERENCES regions (code),
  account_manager_id {uuid} REFERENCES persons (id),
  deputy_id {uuid} REFERENCES persons (id),
  next_visit_on {day},
  contact_persons text NOT NULL,
  version {whole} NOT NULL
) {strict};
CREATE INDEX municipality_desks_region ON municipality_desks (region_code, account_manager_id);
`,
    );
    const asking = (column: string): string => among(column, 'asking', 'uuid[]');
    await ddlFor(runner, {
      sqlite: [],
      postgres: [
        ...secured(
          'tasks',
          `${SYSTEM} OR tasks.case_id IS NOT NULL AND (${READS_CASE('tasks')})
           OR tasks.case_id IS NULL AND (${STAFF('tasks')} OR ${asking('tasks.owner_organisation_id')})`,
        ),
        ...secured('contacts', `${SYSTEM} OR ${STAFF('contacts')}`),
        ...secured(
          'municipality_desks',
          `${SYSTEM} OR ${STAFF('municipality_desks')} OR ${asking('municipality_desks.municipality_id')}`,
        ),
      ],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
