import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './ddl';

/** What the moves need: questions, tests, inquiries, information, decisions, interventions, feedback, files. */
export class Casework1767225600002 implements MigrationInterface {
  name = 'Casework1767225600002';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE questions (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  question text NOT NULL,
  due_on {day} NOT NULL,
  asked_on {day} NOT NULL,
  asked_by {uuid} NOT NULL REFERENCES persons (id),
  answer text,
  answered_on {day},
  answered_by {uuid} REFERENCES persons (id),
  closed {flag} NOT NULL
) {strict};
CREATE INDEX questions_case ON questions (case_id);
CREATE TABLE legality_tests (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  version {whole} NOT NULL,
  depth text NOT NULL,
  indications text NOT NULL,
  necessity text NOT NULL,
  proportionality text NOT NULL,
  subsidiarity text NOT NULL,
  data_categories text,
  partner_ids text NOT NULL,
  no_partners_reason text,
  author_id {uuid} NOT NULL REFERENCES persons (id),
  written_at {instant} NOT NULL,
  approved_by {uuid} REFERENCES persons (id),
  approved_on {day},
  UNIQUE (case_id, version)
) {strict};
CREATE TABLE subjects (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  kind text NOT NULL,
  description text NOT NULL
) {strict};
CREATE INDEX subjects_case ON subjects (case_id);
CREATE TABLE inquiry_lines (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  region_code text NOT NULL,
  subject_id {uuid} NOT NULL REFERENCES subjects (id),
  partner_id {uuid} NOT NULL REFERENCES organisations (id),
  asked_on {day} NOT NULL,
  asked_by {uuid} NOT NULL REFERENCES persons (id),
  due_on {day} NOT NULL,
  answer text,
  ground text,
  contact_first {flag} NOT NULL,
  wants_to_attend {flag} NOT NULL,
  answered_on {day},
  answered_by {uuid} REFERENCES persons (id),
  on_behalf text,
  to_be_confirmed {flag} NOT NULL,
  closed {flag} NOT NULL,
  version {whole} NOT NULL
) {strict};
CREATE INDEX inquiry_lines_case ON inquiry_lines (case_id);
CREATE INDEX inquiry_lines_partner ON inquiry_lines (partner_id, region_code, due_on);
CREATE TABLE information_items (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  source_id {uuid} NOT NULL REFERENCES organisations (id),
  source_kind text NOT NULL,
  happened_on {day} NOT NULL,
  recorded_at {instant} NOT NULL,
  recorded_by {uuid} NOT NULL REFERENCES persons (id),
  text text NOT NULL,
  ground text,
  handling text
) {strict};
CREATE INDEX information_items_case ON information_items (case_id);
CREATE TABLE meeting_decisions (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  move text NOT NULL,
  meeting text NOT NULL,
  held_on {day} NOT NULL,
  attendees text NOT NULL,
  text text NOT NULL,
  recorded_by {uuid} NOT NULL REFERENCES persons (id),
  recorded_at {instant} NOT NULL
) {strict};
CREATE INDEX meeting_decisions_case ON meeting_decisions (case_id);
CREATE TABLE interventions (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  kind text NOT NULL,
  description text NOT NULL,
  owner_id {uuid} NOT NULL REFERENCES organisations (id),
  region_code text NOT NULL,
  due_on {day},
  status text NOT NULL,
  result text,
  result_text text,
  reason text,
  happened_on {day},
  imposed_cents {cents},
  collected_cents {cents},
  offset_cents {cents},
  seized_cents {cents},
  on_behalf text,
  to_be_confirmed {flag} NOT NULL,
  version {whole} NOT NULL
) {strict};
CREATE INDEX interventions_case ON interventions (case_id);
CREATE INDEX interventions_owner ON interventions (owner_id, region_code);
CREATE TABLE feedbacks (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  text text NOT NULL,
  sent_on {day} NOT NULL,
  sent_by {uuid} NOT NULL REFERENCES persons (id),
  sent_at {instant} NOT NULL,
  helped {flag},
  reaction text,
  wants_reopening {flag} NOT NULL
) {strict};
CREATE INDEX feedbacks_case ON feedbacks (case_id);
CREATE TABLE second_lines (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  region_code text NOT NULL,
  question text NOT NULL,
  asked_on {day} NOT NULL,
  asked_by {uuid} NOT NULL REFERENCES persons (id),
  answer text,
  answered_on {day},
  answered_by {uuid} REFERENCES persons (id)
) {strict};
CREATE INDEX second_lines_case ON second_lines (case_id);
CREATE TABLE attachments (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  name text NOT NULL,
  bytes {cents} NOT NULL,
  type text NOT NULL,
  sha256 text NOT NULL,
  key_material text NOT NULL,
  by_requester {flag} NOT NULL,
  added_by {uuid} NOT NULL REFERENCES persons (id),
  added_at {instant} NOT NULL
) {strict};
CREATE INDEX attachments_case ON attachments (case_id);
`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
