import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';
import { inFile } from './need-to-know';

const SYSTEM = `current_setting('casusregie.system', true) = 'on'`;
const IN_REGION = `absences.region_code = ANY (CAST(nullif(current_setting('casusregie.staff_regions', true), '') AS text[]))`;

/**
 * By what cases can look alike, as digests that hold nothing of the case; which cases belong together, a row each way, so that
 * each lies in the file of its own case; internal notes of RIEC staff, each with how it read before; and who is away, with
 * whoever stands in: those of the region only.
 */
export class Triage1767225600020 implements MigrationInterface {
  name = 'Triage1767225600020';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE case_marks (
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  region_code text NOT NULL REFERENCES regions (code),
  kind text NOT NULL,
  mark text NOT NULL,
  PRIMARY KEY (case_id, kind, mark)
) {strict};
CREATE INDEX case_marks_region ON case_marks (region_code, kind, mark, case_id);
CREATE TABLE case_ties (
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  other_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  tie text NOT NULL,
  made_by {uuid} NOT NULL REFERENCES persons (id),
  made_at {instant} NOT NULL,
  PRIMARY KEY (case_id, other_id),
  CHECK (case_id <> other_id)
) {strict};
CREATE INDEX case_ties_other ON case_ties (other_id);
CREATE TABLE case_notes (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  text text NOT NULL,
  written_by {uuid} NOT NULL REFERENCES persons (id),
  written_at {instant} NOT NULL,
  changed_at {instant},
  version {whole} NOT NULL
) {strict};
CREATE INDEX case_notes_case ON case_notes (case_id, written_at, id);
CREATE TABLE case_note_versions (
  id {uuid} PRIMARY KEY,
  note_id {uuid} NOT NULL REFERENCES case_notes (id) ON DELETE CASCADE,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  text text NOT NULL,
  written_at {instant} NOT NULL
) {strict};
CREATE INDEX case_note_versions_case ON case_note_versions (case_id, written_at);
CREATE INDEX case_note_versions_note ON case_note_versions (note_id);
CREATE TABLE absences (
  id {uuid} PRIMARY KEY,
  region_code text NOT NULL REFERENCES regions (code),
  person_id {uuid} NOT NULL REFERENCES persons (id),
  deputy_id {uuid} NOT NULL REFERENCES persons (id),
  from_on {day} NOT NULL,
  until_on {day} NOT NULL,
  noted_by {uuid} NOT NULL REFERENCES persons (id),
  noted_at {instant} NOT NULL,
  ended_by {uuid} REFERENCES persons (id),
  ended_at {instant},
  CHECK (person_id <> deputy_id),
  CHECK (until_on >= from_on)
) {strict};
CREATE INDEX absences_region ON absences (region_code, until_on);
CREATE INDEX absences_person ON absences (person_id, until_on);
CREATE INDEX absences_deputy ON absences (deputy_id, until_on);
`,
    );
    await ddlFor(runner, {
      sqlite: [],
      postgres: [
        ...['case_marks', 'case_ties', 'case_notes', 'case_note_versions'].flatMap((table) => inFile(table)),
        `ALTER TABLE absences ENABLE ROW LEVEL SECURITY`,
        `ALTER TABLE absences FORCE ROW LEVEL SECURITY`,
        `CREATE POLICY need_to_know ON absences FOR ALL USING (${SYSTEM} OR ${IN_REGION}) WITH CHECK (${SYSTEM} OR ${IN_REGION})`,
      ],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
