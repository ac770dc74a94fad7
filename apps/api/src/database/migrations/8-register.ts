import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './ddl';

/**
 * The authorisation register: who granted, ended and confirmed each authorisation, when and on what ground. An ended row
 * stays. Each yearly look at an authorisation is a row of its own, so that a round can be told afterwards.
 */
export class Register1767225600007 implements MigrationInterface {
  name = 'Register1767225600007';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
ALTER TABLE persons ADD COLUMN version {whole} NOT NULL DEFAULT 1;
ALTER TABLE persons ADD COLUMN left_on {day};
ALTER TABLE authorisations ADD COLUMN version {whole} NOT NULL DEFAULT 1;
ALTER TABLE authorisations ADD COLUMN granted_by_id {uuid} REFERENCES persons (id);
ALTER TABLE authorisations ADD COLUMN ground text;
ALTER TABLE authorisations ADD COLUMN ended_at {instant};
ALTER TABLE authorisations ADD COLUMN ended_by_id {uuid} REFERENCES persons (id);
ALTER TABLE authorisations ADD COLUMN end_reason text;
ALTER TABLE authorisations ADD COLUMN certified_on {day};
ALTER TABLE authorisations ADD COLUMN certified_by_id {uuid} REFERENCES persons (id);
CREATE INDEX persons_name ON persons (name, id);
CREATE TABLE certifications (
  id {uuid} PRIMARY KEY,
  authorisation_id {uuid} NOT NULL REFERENCES authorisations (id),
  certified_by {uuid} NOT NULL REFERENCES persons (id),
  certified_on {day} NOT NULL,
  outcome text NOT NULL,
  reason text
) {strict};
CREATE INDEX certifications_day ON certifications (certified_on, certified_by);
CREATE INDEX certifications_authorisation ON certifications (authorisation_id);
`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
