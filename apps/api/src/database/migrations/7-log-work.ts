import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './ddl';

/**
 * The auditor's work on the log. Two indexes for searching it: by period, and refusals only; both grow at their end, so
 * that writing an entry hardly costs more. And the samples that an auditor draws, with a finding for each read in them.
 */
export class LogWork1767225600006 implements MigrationInterface {
  name = 'LogWork1767225600006';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE INDEX log_entries_recorded ON log_entries (recorded_at, id);
CREATE INDEX log_entries_refused ON log_entries (recorded_at, id) WHERE result <> 'ok';
CREATE TABLE audit_samples (
  id {uuid} PRIMARY KEY,
  from_on {day} NOT NULL,
  to_on {day} NOT NULL,
  size {whole} NOT NULL,
  seed {long} NOT NULL,
  population {whole} NOT NULL,
  drawn_at {instant} NOT NULL,
  drawn_by {uuid} NOT NULL REFERENCES persons (id),
  closed_at {instant},
  closed_by {uuid} REFERENCES persons (id),
  conclusion text
) {strict};
CREATE TABLE audit_sample_reads (
  sample_id {uuid} NOT NULL REFERENCES audit_samples (id),
  entry_id {uuid} NOT NULL REFERENCES log_entries (id),
  place {whole} NOT NULL,
  finding text,
  note text,
  found_by {uuid} REFERENCES persons (id),
  found_at {instant},
  PRIMARY KEY (sample_id, entry_id)
) {strict};
`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
