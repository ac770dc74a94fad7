import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';

const SYSTEM = `current_setting('casusregie.system', true) = 'on'`;
const mine = (table: string): string =>
  `${table}.person_id = CAST(nullif(current_setting('casusregie.person', true), '') AS uuid)`;
const OF_REGION = `list_views.region_code = ANY (CAST(nullif(current_setting('casusregie.staff_regions', true), '') AS text[]))`;
const secured = (table: string, rule: string): string[] => [
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
  `CREATE POLICY need_to_know ON ${table} FOR ALL USING (${rule}) WITH CHECK (${rule})`,
];

/**
 * Views of the worklist that somebody keeps: for themselves, or shared with the RIEC of a region. And with which one
 * each person begins.
 */
export class ListViews1767225600022 implements MigrationInterface {
  name = 'ListViews1767225600022';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE list_views (
  id {uuid} PRIMARY KEY,
  region_code text NOT NULL REFERENCES regions (code),
  person_id {uuid} NOT NULL REFERENCES persons (id),
  shared {flag} NOT NULL,
  name text NOT NULL,
  filters text NOT NULL,
  sort text NOT NULL,
  direction text NOT NULL,
  columns text NOT NULL,
  version {whole} NOT NULL
) {strict};
CREATE INDEX list_views_person ON list_views (person_id, id);
CREATE INDEX list_views_region ON list_views (region_code, shared, id);
CREATE TABLE list_view_choices (
  person_id {uuid} PRIMARY KEY REFERENCES persons (id),
  view_id {uuid} NOT NULL REFERENCES list_views (id) ON DELETE CASCADE
) {strict};
CREATE INDEX list_view_choices_view ON list_view_choices (view_id);
`,
    );
    await ddlFor(runner, {
      sqlite: [],
      postgres: [
        ...secured('list_views', `${SYSTEM} OR ${mine('list_views')} OR list_views.shared AND ${OF_REGION}`),
        ...secured('list_view_choices', `${SYSTEM} OR ${mine('list_view_choices')}`),
      ],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
