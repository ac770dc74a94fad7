import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';

/** Lists and searches have no object; nobody looks for them by it. */
const OBJECT_INDEX = `
DROP INDEX log_entries_object;
CREATE INDEX log_entries_object ON log_entries (object, recorded_at) WHERE object IS NOT NULL;
`;

/**
 * On SQLite an entry of the log goes in as one row of a view, with its payload and the lines of the processing log beside
 * it: one statement is a transaction of its own, and a group of reads waits for one step instead of five. On PostgreSQL
 * one statement can already fill several tables.
 */
export class LogInOneStatement1767225600012 implements MigrationInterface {
  name = 'LogInOneStatement1767225600012';

  async up(runner: QueryRunner): Promise<void> {
    const columns = 'id, recorded_at, person_id, authorisation_id, act, object, result, trace_id, commitment';
    const lines = 'id, trace_id, span_id, activity, name, subject_id, subject_type, status, recorded_at';
    const fields = lines.split(', ').map((_name, at) => `value ->> ${at}`);
    await ddl(runner, OBJECT_INDEX);
    await ddlFor(runner, {
      sqlite: [
        `CREATE VIEW log_entries_intake AS SELECT ${columns}, '' AS salt, '' AS payload, '' AS lines FROM log_entries WHERE false`,
        `CREATE TRIGGER log_entries_intake_spread INSTEAD OF INSERT ON log_entries_intake BEGIN
           INSERT INTO log_entries (${columns}) VALUES (${columns.replace(/(\w+)/g, 'new.$1')});
           INSERT INTO log_payloads (entry_id, salt, payload) VALUES (new.id, new.salt, new.payload);
           INSERT INTO processing_lines (${lines}) SELECT ${fields.join(', ')} FROM json_each(new.lines);
         END`,
      ],
      postgres: [],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
