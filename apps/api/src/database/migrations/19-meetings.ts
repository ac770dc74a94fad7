import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';
import { inFile } from './need-to-know';

const SYSTEM = `current_setting('casusregie.system', true) = 'on'`;
const told = (name: string, type: string): string =>
  `CAST(nullif(current_setting('casusregie.${name}', true), '') AS ${type})`;
const ME = told('person', 'uuid');
const STAFF = (table: string): string => `${table}.region_code = ANY (${told('staff_regions', 'text[]')})`;
/** Invitations to an organisation that somebody speaks for as a partner. */
const SPEAKS_FOR = (table: string): string =>
  `${table}.person_id IS NULL AND 'partner ' || ${table}.organisation_id = ANY (${told('named_for', 'text[]')})`;

const secured = (table: string, rule: string): string[] => [
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
  `CREATE POLICY need_to_know ON ${table} FOR ALL USING (${rule}) WITH CHECK (${rule})`,
];

/**
 * Meetings of a region, who is invited, and their agendas. A meeting is seen by the RIEC of the region, its chair and who
 * is invited; an item of its agenda, with what was said, decided and agreed, by whoever reads the file of the case.
 */
export class Meetings1767225600018 implements MigrationInterface {
  name = 'Meetings1767225600018';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE meetings (
  id {uuid} PRIMARY KEY,
  region_code text NOT NULL REFERENCES regions (code),
  kind text NOT NULL,
  held_on {day} NOT NULL,
  begins_at text NOT NULL,
  place text NOT NULL,
  chair_id {uuid} NOT NULL REFERENCES persons (id),
  state text NOT NULL,
  created_by {uuid} NOT NULL REFERENCES persons (id),
  created_at {instant} NOT NULL,
  closed_by {uuid} REFERENCES persons (id),
  closed_on {day},
  version {whole} NOT NULL
) {strict};
CREATE INDEX meetings_region ON meetings (region_code, state, held_on, id);
CREATE INDEX meetings_chair ON meetings (chair_id);
CREATE TABLE meeting_guests (
  id {uuid} PRIMARY KEY,
  meeting_id {uuid} NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  region_code text NOT NULL REFERENCES regions (code),
  organisation_id {uuid} NOT NULL REFERENCES organisations (id),
  person_id {uuid} REFERENCES persons (id),
  chair_id {uuid} NOT NULL REFERENCES persons (id),
  presence text NOT NULL
) {strict};
CREATE INDEX meeting_guests_meeting ON meeting_guests (meeting_id);
CREATE INDEX meeting_guests_chair ON meeting_guests (chair_id);
CREATE INDEX meeting_guests_person ON meeting_guests (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX meeting_guests_organisation ON meeting_guests (organisation_id) WHERE person_id IS NULL;
CREATE TABLE meeting_items (
  id {uuid} PRIMARY KEY,
  meeting_id {uuid} NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  position {whole} NOT NULL,
  reason text NOT NULL,
  minutes text,
  decision text,
  typed_by {uuid} REFERENCES persons (id),
  added_by {uuid} NOT NULL REFERENCES persons (id),
  added_at {instant} NOT NULL,
  version {whole} NOT NULL,
  UNIQUE (meeting_id, case_id)
) {strict};
CREATE INDEX meeting_items_case ON meeting_items (case_id);
CREATE TABLE meeting_actions (
  id {uuid} PRIMARY KEY,
  item_id {uuid} NOT NULL REFERENCES meeting_items (id) ON DELETE CASCADE,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  task_id {uuid} NOT NULL REFERENCES tasks (id) ON DELETE CASCADE
) {strict};
CREATE INDEX meeting_actions_item ON meeting_actions (item_id);
CREATE INDEX meeting_actions_case ON meeting_actions (case_id);
CREATE INDEX meeting_actions_task ON meeting_actions (task_id);
CREATE TABLE meeting_notes (
  id {uuid} PRIMARY KEY,
  item_id {uuid} NOT NULL REFERENCES meeting_items (id) ON DELETE CASCADE,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  text text NOT NULL,
  recorded_by {uuid} NOT NULL REFERENCES persons (id),
  recorded_at {instant} NOT NULL
) {strict};
CREATE INDEX meeting_notes_item ON meeting_notes (item_id);
CREATE INDEX meeting_notes_case ON meeting_notes (case_id);
`,
    );
    await ddlFor(runner, {
      sqlite: [],
      postgres: [
        ...secured(
          'meeting_guests',
          `${SYSTEM} OR ${STAFF('meeting_guests')} OR meeting_guests.person_id = ${ME}
           OR meeting_guests.chair_id = ${ME} OR ${SPEAKS_FOR('meeting_guests')}`,
        ),
        // The guests that are asked for here are those that the policy above shows.
        ...secured(
          'meetings',
          `${SYSTEM} OR ${STAFF('meetings')} OR meetings.chair_id = ${ME}
           OR EXISTS (SELECT 1 FROM meeting_guests g WHERE g.meeting_id = meetings.id)`,
        ),
        ...['meeting_items', 'meeting_actions', 'meeting_notes'].flatMap((table) => inFile(table)),
      ],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
