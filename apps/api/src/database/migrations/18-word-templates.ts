import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './ddl';

/** The template that a region uses for the Word file of analysis and advice, when it has one of its own. */
export class WordTemplates1767225600017 implements MigrationInterface {
  name = 'WordTemplates1767225600017';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE word_templates (
  region_code text PRIMARY KEY REFERENCES regions (code),
  name text NOT NULL,
  replaced_by {uuid} NOT NULL REFERENCES persons (id),
  replaced_at {instant} NOT NULL,
  content {bytes} NOT NULL
) {strict};
`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
