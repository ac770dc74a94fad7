import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';
import { inFile, isLetIn } from './need-to-know';

/** Whoever is asked about a subject sees what it is known by, and nothing else of the file. */
const asked = (table: string): string[] =>
  inFile(table, `casus_asks_about(${table}.subject_id, ${table}.case_id) AND ${isLetIn(`${table}.case_id`)}`);

/**
 * What is known of the subjects of a case, by source; the burgerservicenummer in a table of its own. Relations between
 * subjects, and what is told of a piece of information beside its text.
 */
export class Subjects1767225600013 implements MigrationInterface {
  name = 'Subjects1767225600013';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
ALTER TABLE subjects ADD COLUMN version {whole} NOT NULL DEFAULT 1;
ALTER TABLE subjects ADD COLUMN added_by {uuid} REFERENCES persons (id);
ALTER TABLE subjects ADD COLUMN added_at {instant};
ALTER TABLE subjects ADD COLUMN ended_at {instant};
ALTER TABLE subjects ADD COLUMN ended_by {uuid} REFERENCES persons (id);
ALTER TABLE subjects ADD COLUMN end_reason text;
ALTER TABLE information_items ADD COLUMN delivery_id {uuid};
ALTER TABLE information_items ADD COLUMN reliability text;
ALTER TABLE information_items ADD COLUMN item_use text;
ALTER TABLE information_items ADD COLUMN wpg_article text;
ALTER TABLE information_items ADD COLUMN special_necessity text;
CREATE TABLE subject_facts (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  subject_id {uuid} NOT NULL REFERENCES subjects (id) ON DELETE CASCADE,
  field text NOT NULL,
  value text,
  source_id {uuid} NOT NULL REFERENCES organisations (id),
  happened_on {day} NOT NULL,
  reliability text,
  recorded_at {instant} NOT NULL,
  recorded_by {uuid} NOT NULL REFERENCES persons (id)
) {strict};
CREATE INDEX subject_facts_subject ON subject_facts (subject_id);
CREATE INDEX subject_facts_case ON subject_facts (case_id);
CREATE TABLE subject_bsns (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  subject_id {uuid} NOT NULL REFERENCES subjects (id) ON DELETE CASCADE,
  bsn text NOT NULL,
  source_id {uuid} NOT NULL REFERENCES organisations (id),
  happened_on {day} NOT NULL,
  recorded_at {instant} NOT NULL,
  recorded_by {uuid} NOT NULL REFERENCES persons (id)
) {strict};
CREATE INDEX subject_bsns_subject ON subject_bsns (subject_id);
CREATE INDEX subject_bsns_case ON subject_bsns (case_id);
CREATE TABLE subject_relations (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  from_subject_id {uuid} NOT NULL REFERENCES subjects (id) ON DELETE CASCADE,
  to_subject_id {uuid} NOT NULL REFERENCES subjects (id) ON DELETE CASCADE,
  kind text NOT NULL,
  text text,
  source_id {uuid} NOT NULL REFERENCES organisations (id),
  item_id {uuid} REFERENCES information_items (id) ON DELETE CASCADE,
  from_on {day},
  until_on {day},
  added_by {uuid} NOT NULL REFERENCES persons (id),
  added_at {instant} NOT NULL,
  ended_at {instant},
  ended_by {uuid} REFERENCES persons (id),
  end_reason text,
  CHECK (from_subject_id <> to_subject_id),
  CHECK (until_on IS NULL OR from_on IS NULL OR until_on >= from_on)
) {strict};
CREATE INDEX subject_relations_case ON subject_relations (case_id);
CREATE INDEX subject_relations_from ON subject_relations (from_subject_id);
CREATE INDEX subject_relations_to ON subject_relations (to_subject_id);
CREATE INDEX subject_relations_item ON subject_relations (item_id) WHERE item_id IS NOT NULL;
CREATE TABLE item_subjects (
  item_id {uuid} NOT NULL REFERENCES information_items (id) ON DELETE CASCADE,
  subject_id {uuid} NOT NULL REFERENCES subjects (id) ON DELETE CASCADE,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  PRIMARY KEY (item_id, subject_id)
) {strict};
CREATE INDEX item_subjects_case ON item_subjects (case_id);
CREATE INDEX item_subjects_subject ON item_subjects (subject_id);
`,
    );
    await ddlFor(runner, {
      sqlite: [],
      postgres: [
        ...asked('subject_facts'),
        ...asked('subject_bsns'),
        ...inFile('subject_relations'),
        ...inFile('item_subjects'),
      ],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
