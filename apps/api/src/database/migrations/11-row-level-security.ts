import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddlFor } from './ddl';
import { NEED_TO_KNOW, POLICIES } from './need-to-know';

/**
 * The second lock on who sees which case: row-level security on PostgreSQL. SQLite has no such thing; there the first
 * lock stands alone.
 */
export class RowLevelSecurity1767225600010 implements MigrationInterface {
  name = 'RowLevelSecurity1767225600010';

  async up(runner: QueryRunner): Promise<void> {
    await ddlFor(runner, { sqlite: [], postgres: [...NEED_TO_KNOW, ...POLICIES] });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
