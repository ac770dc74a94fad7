import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl } from './ddl';

/** Who there is: regions, organisations, persons, authorisations, sessions, and the reference lists. */
export class Foundation1767225600000 implements MigrationInterface {
  name = 'Foundation1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE settings (
  name text PRIMARY KEY,
  value text NOT NULL
) {strict};
CREATE TABLE regions (
  code text PRIMARY KEY,
  name text NOT NULL,
  mailbox text NOT NULL,
  telephone text NOT NULL,
  screening_required {flag} NOT NULL
) {strict};
CREATE TABLE reporting_units (
  id {uuid} PRIMARY KEY,
  name text NOT NULL,
  region_code text NOT NULL REFERENCES regions (code),
  valid_from {day} NOT NULL,
  valid_until {day}
) {strict};
CREATE TABLE organisations (
  id {uuid} PRIMARY KEY,
  code text NOT NULL UNIQUE,
  kind text NOT NULL,
  name text NOT NULL,
  region_code text REFERENCES regions (code),
  province_code text,
  valid_from {day},
  valid_until {day},
  successor_id {uuid} REFERENCES organisations (id),
  demo {flag} NOT NULL
) {strict};
CREATE TABLE province_regions (
  organisation_id {uuid} NOT NULL REFERENCES organisations (id),
  region_code text NOT NULL REFERENCES regions (code),
  PRIMARY KEY (organisation_id, region_code)
) {strict};
CREATE TABLE themes (
  code text PRIMARY KEY,
  label text NOT NULL,
  region_code text REFERENCES regions (code),
  valid_from {day} NOT NULL,
  valid_until {day}
) {strict};
CREATE TABLE phenomena (
  code text PRIMARY KEY,
  label text NOT NULL
) {strict};
CREATE TABLE desks (
  code text PRIMARY KEY,
  label text NOT NULL
) {strict};
CREATE TABLE persons (
  id {uuid} PRIMARY KEY,
  account text NOT NULL UNIQUE,
  name text NOT NULL,
  function text NOT NULL,
  organisation_id {uuid} NOT NULL REFERENCES organisations (id),
  telephone text,
  active {flag} NOT NULL
) {strict};
CREATE TABLE authorisations (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES persons (id),
  organisation_id {uuid} NOT NULL REFERENCES organisations (id),
  role text NOT NULL,
  region_codes text,
  valid_until {day},
  screened_until {day},
  granted_by text NOT NULL,
  granted_on {day} NOT NULL
) {strict};
CREATE INDEX authorisations_person ON authorisations (person_id);
CREATE INDEX authorisations_organisation ON authorisations (organisation_id, role);
CREATE TABLE sessions (
  id text PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES persons (id),
  created_at {instant} NOT NULL,
  seen_at {instant} NOT NULL,
  expires_at {instant} NOT NULL
) {strict};
CREATE INDEX sessions_person ON sessions (person_id);
CREATE TABLE login_attempts (
  state text PRIMARY KEY,
  nonce text NOT NULL,
  verifier text NOT NULL,
  return_to text NOT NULL,
  expires_at {instant} NOT NULL
) {strict};
`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
