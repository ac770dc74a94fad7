import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';

/**
 * The processing log (Logboek Dataverwerkingen 1.0): one line for each data subject that an act touched. It tells what
 * was done with whose data and why, never by whom: that is in the audit log, under the same trace. Lines are not changed;
 * they are destroyed when their term ends.
 */
export class ProcessingLog1767225600011 implements MigrationInterface {
  name = 'ProcessingLog1767225600011';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE processing_lines (
  id {uuid} PRIMARY KEY,
  trace_id text NOT NULL,
  span_id text NOT NULL,
  activity text NOT NULL,
  name text NOT NULL,
  subject_id text NOT NULL,
  subject_type text NOT NULL,
  status text NOT NULL,
  recorded_at {instant} NOT NULL
) {strict};
CREATE INDEX processing_lines_subject ON processing_lines (subject_id, recorded_at);
CREATE INDEX processing_lines_trace ON processing_lines (trace_id);
`,
    );
    await ddlFor(runner, {
      sqlite: [
        `CREATE TRIGGER processing_lines_keep BEFORE UPDATE ON processing_lines BEGIN SELECT RAISE(ABORT, 'rows of processing_lines are written once'); END`,
      ],
      postgres: [
        `CREATE TRIGGER processing_lines_keep BEFORE UPDATE ON processing_lines FOR EACH ROW EXECUTE FUNCTION written_once()`,
      ],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
