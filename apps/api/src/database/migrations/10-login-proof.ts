import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './ddl';

/**
 * A session knows when and how surely its person logged in, and of which session of the provider it came. Sessions of before do
 * not: they end, and everybody logs in once more.
 */
export class LoginProof1767225600009 implements MigrationInterface {
  name = 'LoginProof1767225600009';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
DROP TABLE sessions;
CREATE TABLE sessions (
  id text PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES persons (id),
  created_at {instant} NOT NULL,
  seen_at {instant} NOT NULL,
  expires_at {instant} NOT NULL,
  login_at {instant} NOT NULL,
  login_level text,
  provider_session text
) {strict};
CREATE INDEX sessions_person ON sessions (person_id);
CREATE INDEX sessions_provider_session ON sessions (provider_session);
`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
