import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';

/** What is never changed once a choice was recorded: it can be withdrawn once, and no more. */
const FIXED = ['id', 'region_code', 'name', 'value', 'valid_from', 'note', 'recorded_at', 'recorded_by'];
const differs = (apart: string): string => FIXED.map((column) => `OLD.${column} ${apart} NEW.${column}`).join(' OR ');

/**
 * What a region sets for itself, each choice with the day it starts; and the questions of its kind that a request was
 * asked, with the answers. Choices are no case data: everybody who is logged in works by them.
 */
export class RegionSettings1767225600015 implements MigrationInterface {
  name = 'RegionSettings1767225600015';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE region_settings (
  id {uuid} PRIMARY KEY,
  region_code text NOT NULL REFERENCES regions (code),
  name text NOT NULL,
  value text,
  valid_from {day} NOT NULL,
  note text,
  recorded_at {instant} NOT NULL,
  recorded_by {uuid} NOT NULL REFERENCES persons (id),
  withdrawn_at {instant},
  withdrawn_by {uuid} REFERENCES persons (id)
) {strict};
CREATE INDEX region_settings_region ON region_settings (region_code, name, valid_from, id);
ALTER TABLE case_files ADD COLUMN asked text NOT NULL DEFAULT '[]';
ALTER TABLE case_files ADD COLUMN answers text NOT NULL DEFAULT '[]';
`,
    );
    const refused = (apart: string): string => `OLD.withdrawn_at IS NOT NULL OR ${differs(apart)}`;
    const words = 'a setting of a region is only ever withdrawn, once';
    await ddlFor(runner, {
      sqlite: [
        `CREATE TRIGGER region_settings_keep BEFORE UPDATE ON region_settings WHEN ${refused('IS NOT')}
         BEGIN SELECT RAISE(ABORT, '${words}'); END`,
        `CREATE TRIGGER region_settings_stay BEFORE DELETE ON region_settings BEGIN SELECT RAISE(ABORT, '${words}'); END`,
      ],
      postgres: [
        `CREATE FUNCTION keep_region_settings() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN RAISE EXCEPTION '${words}'; END $$`,
        `CREATE TRIGGER region_settings_keep BEFORE UPDATE ON region_settings FOR EACH ROW
         WHEN (${refused('IS DISTINCT FROM')}) EXECUTE FUNCTION keep_region_settings()`,
        `CREATE TRIGGER region_settings_stay BEFORE DELETE ON region_settings FOR EACH ROW
         EXECUTE FUNCTION keep_region_settings()`,
      ],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
