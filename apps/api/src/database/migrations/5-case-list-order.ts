import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './ddl';

/**
 * Each filter that a case list has, in each order that it has: found along an index, never by going through a region.
 * What the other filters, the reach and the counts look at stands at the end of the index, so that the rows that fall
 * out are never read.
 */
export class CaseListOrder1767225600004 implements MigrationInterface {
  name = 'CaseListOrder1767225600004';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
DROP INDEX case_files_region_state;
DROP INDEX case_files_region_phase;
DROP INDEX case_files_region_updated;
DROP INDEX case_files_region_theme;
CREATE INDEX case_files_region_state ON case_files (region_code, state, updated_at, id, confidentiality, handler_id, kind, priority);
CREATE INDEX case_files_region_phase ON case_files (region_code, phase, updated_at, id, confidentiality, state, handler_id, kind, priority);
CREATE INDEX case_files_region_updated ON case_files (region_code, updated_at, id, confidentiality, state, handler_id, kind, priority);
CREATE INDEX case_files_region_theme ON case_files (region_code, main_theme, updated_at, id, confidentiality, state, handler_id);
CREATE INDEX case_files_region_state_theme ON case_files (region_code, state, main_theme, updated_at, id, confidentiality, handler_id);
CREATE INDEX case_files_region_state_due ON case_files (region_code, state, due_on, id);
CREATE INDEX case_files_region_state_submitted ON case_files (region_code, state, submitted_at, id);
CREATE INDEX case_files_organisation_state ON case_files (submitting_organisation_id, shown_state, news_at, id, confidentiality, filer_id);
CREATE INDEX case_files_handler_state ON case_files (handler_id, region_code, state, updated_at, id);
CREATE INDEX case_files_handler_due ON case_files (handler_id, due_on, id);
CREATE INDEX case_files_named_only_handler ON case_files (handler_id, region_code, state, id) WHERE confidentiality = 'named-only';
CREATE INDEX exclusions_person ON exclusions (person_id, case_id);
`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
