import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';

/** The columns of access for a time that are never changed once it was given. */
const FIXED = [
  'id',
  'case_id',
  'region_code',
  'person_id',
  'organisation_id',
  'kind',
  'from_at',
  'until_at',
  'ground',
  'reference',
  'granted_by',
];
const differs = (apart: string): string => FIXED.map((column) => `OLD.${column} ${apart} NEW.${column}`).join(' OR ');

/**
 * Access of one person to one case for a time, and the alerts of break-glass. Rows are added and may be ended once; the
 * database refuses every other change. They go with the case when its content is destroyed.
 */
export class CaseGrants1767225600008 implements MigrationInterface {
  name = 'CaseGrants1767225600008';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE case_grants (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  region_code text NOT NULL REFERENCES regions (code),
  person_id {uuid} NOT NULL REFERENCES persons (id),
  organisation_id {uuid} NOT NULL REFERENCES organisations (id),
  kind text NOT NULL,
  from_at {instant} NOT NULL,
  until_at {instant} NOT NULL,
  ground text NOT NULL,
  reference text,
  granted_by {uuid} NOT NULL REFERENCES persons (id),
  ended_at {instant},
  ended_by {uuid} REFERENCES persons (id),
  CHECK (until_at > from_at),
  CHECK (person_id <> granted_by)
) {strict};
CREATE INDEX case_grants_case ON case_grants (case_id);
CREATE INDEX case_grants_person ON case_grants (person_id, kind, until_at, case_id);
CREATE INDEX case_grants_region ON case_grants (region_code, from_at, id);
CREATE TABLE access_alerts (
  id {uuid} PRIMARY KEY,
  grant_id {uuid} NOT NULL REFERENCES case_grants (id) ON DELETE CASCADE,
  person_id {uuid} NOT NULL REFERENCES persons (id),
  told_at {instant} NOT NULL,
  seen_at {instant}
) {strict};
CREATE INDEX access_alerts_person ON access_alerts (person_id, told_at, id);
CREATE INDEX access_alerts_grant ON access_alerts (grant_id);
`,
    );
    const refused = (apart: string): string => `OLD.ended_at IS NOT NULL OR ${differs(apart)}`;
    await ddlFor(runner, {
      sqlite: [
        `CREATE TRIGGER case_grants_keep BEFORE UPDATE ON case_grants WHEN ${refused('IS NOT')}
         BEGIN SELECT RAISE(ABORT, 'access for a time is only ever ended, once'); END`,
      ],
      postgres: [
        `CREATE FUNCTION keep_case_grants() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN RAISE EXCEPTION 'access for a time is only ever ended, once'; END $$`,
        `CREATE TRIGGER case_grants_keep BEFORE UPDATE ON case_grants FOR EACH ROW
         WHEN (${refused('IS DISTINCT FROM')}) EXECUTE FUNCTION keep_case_grants()`,
      ],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
