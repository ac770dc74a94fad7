import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';

const SYSTEM = `current_setting('casusregie.system', true) = 'on'`;
const ME = `CAST(nullif(current_setting('casusregie.person', true), '') AS uuid)`;

/** Rows of one person, which that person and the system itself see and change. */
const ofPerson = (table: string): string[] => [
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
  `CREATE POLICY need_to_know ON ${table} FOR ALL USING (${SYSTEM} OR person_id = ${ME})
   WITH CHECK (${SYSTEM} OR person_id = ${ME})`,
];

/** Nobody is told any more of what lay in the outbox before there was anybody to tell it to. */
const TOLD = `UPDATE outbox SET sent_at = created_at WHERE sent_at IS NULL`;

/**
 * Notices, what each person wants by mail, the mails that wait to be sent, and where organisations and persons get theirs.
 * What is put in the outbox in a unit of work is spread to persons afterwards.
 */
export class NoticesAndMail1767225600014 implements MigrationInterface {
  name = 'NoticesAndMail1767225600014';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
ALTER TABLE persons ADD COLUMN email text;
ALTER TABLE outbox ADD COLUMN by_person_id {uuid};
ALTER TABLE outbox ADD COLUMN due_on {day};
CREATE INDEX outbox_waiting ON outbox (created_at, id) WHERE sent_at IS NULL;
CREATE TABLE notices (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES persons (id),
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  kind text NOT NULL,
  outbox_id {uuid} NOT NULL,
  due_on {day},
  created_at {instant} NOT NULL,
  read_at {instant},
  mode text NOT NULL,
  mail_id {uuid},
  UNIQUE (person_id, outbox_id)
) {strict};
CREATE INDEX notices_person ON notices (person_id, created_at, id);
CREATE INDEX notices_unread ON notices (person_id, created_at, id) WHERE read_at IS NULL;
CREATE INDEX notices_digest ON notices (person_id) WHERE mail_id IS NULL AND mode = 'digest';
CREATE INDEX notices_mail ON notices (mail_id) WHERE mail_id IS NOT NULL;
CREATE INDEX notices_case ON notices (case_id);
CREATE TABLE notice_settings (
  person_id {uuid} NOT NULL REFERENCES persons (id),
  kind text NOT NULL,
  mode text NOT NULL,
  PRIMARY KEY (person_id, kind)
) {strict};
CREATE TABLE mails (
  id {uuid} PRIMARY KEY,
  kind text NOT NULL,
  person_id {uuid} REFERENCES persons (id),
  organisation_id {uuid} REFERENCES organisations (id),
  state text NOT NULL,
  attempts {whole} NOT NULL,
  created_at {instant} NOT NULL,
  try_at {instant} NOT NULL,
  ended_at {instant},
  fault text
) {strict};
CREATE INDEX mails_waiting ON mails (try_at, id) WHERE state = 'waiting';
CREATE INDEX mails_ended ON mails (ended_at) WHERE ended_at IS NOT NULL;
CREATE TABLE function_mailboxes (
  organisation_id {uuid} PRIMARY KEY REFERENCES organisations (id),
  address text,
  version {whole} NOT NULL,
  changed_by {uuid} NOT NULL REFERENCES persons (id),
  changed_at {instant} NOT NULL
) {strict};
CREATE INDEX inquiry_lines_due ON inquiry_lines (due_on) WHERE answer IS NULL;
CREATE INDEX interventions_due ON interventions (due_on) WHERE due_on IS NOT NULL;
CREATE INDEX questions_due ON questions (due_on) WHERE answered_on IS NULL;
`,
    );
    await ddlFor(runner, {
      sqlite: [TOLD],
      postgres: [
        `SELECT set_config('casusregie.system', 'on', true)`,
        TOLD,
        `SELECT set_config('casusregie.system', '', true)`,
        ...ofPerson('notices'),
        ...ofPerson('notice_settings'),
        ...['mails'].flatMap((table) => [
          `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
          `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
          `CREATE POLICY of_the_system ON ${table} FOR ALL USING (${SYSTEM}) WITH CHECK (${SYSTEM})`,
        ]),
      ],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
