import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';

/**
 * The log of every act and read. An entry holds no personal data: what was looked at or changed lies beside it, salted,
 * so that it can be destroyed while the entry stays. Entries are never changed; sequence and leaf come later, in
 * a table of their own.
 */
export class Log1767225600003 implements MigrationInterface {
  name = 'Log1767225600003';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE log_entries (
  id {uuid} PRIMARY KEY,
  recorded_at {instant} NOT NULL,
  person_id {uuid},
  authorisation_id {uuid},
  act text NOT NULL,
  object text,
  result text NOT NULL,
  trace_id text NOT NULL,
  commitment text NOT NULL
) {strict};
CREATE INDEX log_entries_person ON log_entries (person_id, recorded_at);
CREATE INDEX log_entries_object ON log_entries (object, recorded_at);
CREATE TABLE log_payloads (
  entry_id {uuid} PRIMARY KEY,
  salt text NOT NULL,
  payload text NOT NULL
) {strict};
`,
    );
    await ddlFor(runner, {
      sqlite: [
        `CREATE TRIGGER log_entries_keep BEFORE UPDATE ON log_entries BEGIN SELECT RAISE(ABORT, 'log entries are never changed'); END`,
        `CREATE TRIGGER log_entries_stay BEFORE DELETE ON log_entries BEGIN SELECT RAISE(ABORT, 'log entries are never deleted'); END`,
      ],
      postgres: [
        `CREATE FUNCTION keep_log_entries() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'log entries are never changed'; END $$`,
        `CREATE TRIGGER log_entries_keep BEFORE UPDATE OR DELETE ON log_entries FOR EACH ROW EXECUTE FUNCTION keep_log_entries()`,
      ],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
