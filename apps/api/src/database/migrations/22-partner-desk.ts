import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';

/** Lines that were asked before get their number in the order they were asked; within a partner, so that it tells of no other. */
const NUMBERED = `UPDATE inquiry_lines SET number = (SELECT count(*) FROM inquiry_lines o
  WHERE o.case_id = inquiry_lines.case_id AND o.partner_id = inquiry_lines.partner_id AND o.id <= inquiry_lines.id)`;

/**
 * The number of a question within its case and partner, by which a list is filled in elsewhere; and since when the owner
 * of an intervention last said that nothing changed.
 */
export class PartnerDesk1767225600021 implements MigrationInterface {
  name = 'PartnerDesk1767225600021';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
ALTER TABLE inquiry_lines ADD COLUMN number {whole} NOT NULL DEFAULT 1;
ALTER TABLE interventions ADD COLUMN confirmed_on {day};
`,
    );
    await ddlFor(runner, {
      sqlite: [NUMBERED],
      postgres: [
        `SELECT set_config('casusregie.system', 'on', true)`,
        NUMBERED,
        `SELECT set_config('casusregie.system', '', true)`,
      ],
    });
    await ddl(
      runner,
      `CREATE UNIQUE INDEX inquiry_lines_number ON inquiry_lines (case_id, partner_id, number);
CREATE INDEX inquiry_lines_region ON inquiry_lines (region_code, asked_on);`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
