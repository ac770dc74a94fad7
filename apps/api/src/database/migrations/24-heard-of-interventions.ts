import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';

/** Of interventions from before, what is known: when the owner said that nothing changed, or else when their case last changed. */
const HEARD = (day: string): string =>
  `UPDATE interventions SET heard_on = coalesce(confirmed_on, (SELECT ${day} FROM case_files c WHERE c.id = interventions.case_id))`;

/** The day an intervention was last heard of, so that its owner is asked after it when that is long ago. */
export class HeardOfInterventions1767225600023 implements MigrationInterface {
  name = 'HeardOfInterventions1767225600023';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(runner, 'ALTER TABLE interventions ADD COLUMN heard_on {day};');
    await ddlFor(runner, {
      sqlite: [HEARD('substr(c.updated_at, 1, 10)')],
      postgres: [
        `SELECT set_config('casusregie.system', 'on', true)`,
        HEARD(`(c.updated_at AT TIME ZONE 'Europe/Amsterdam')::date`),
        `SELECT set_config('casusregie.system', '', true)`,
      ],
    });
    await ddl(runner, `CREATE INDEX interventions_heard ON interventions (heard_on, id);`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
