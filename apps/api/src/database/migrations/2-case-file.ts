import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';

/**
 * The case file. Short columns come first and long texts last, so that a list never reads the pages that the texts
 * overflow to. Each index begins with the reach that uses it.
 */
export class CaseFile1767225600001 implements MigrationInterface {
  name = 'CaseFile1767225600001';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE case_files (
  id {uuid} PRIMARY KEY,
  number text UNIQUE,
  region_code text REFERENCES regions (code),
  state text NOT NULL,
  phase text NOT NULL,
  origin text,
  shown_state text NOT NULL,
  track text NOT NULL,
  kind text,
  confidentiality text NOT NULL,
  priority text NOT NULL,
  main_theme text REFERENCES themes (code),
  purpose text,
  submitting_organisation_id {uuid} NOT NULL REFERENCES organisations (id),
  leading_municipality_id {uuid} REFERENCES organisations (id),
  filer_id {uuid} NOT NULL REFERENCES persons (id),
  handler_id {uuid} REFERENCES persons (id),
  case_director_id {uuid} REFERENCES persons (id),
  title text,
  due_on {day},
  submitted_on {day},
  submitted_at {instant},
  ended_on {day},
  answered_on {day},
  news_at {instant} NOT NULL,
  requester_version {whole} NOT NULL,
  version {whole} NOT NULL,
  created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL,
  hold_told {flag} NOT NULL,
  screened {flag} NOT NULL,
  requester_asked_again {flag} NOT NULL,
  sensitive_confirmed {flag} NOT NULL,
  closed_at {instant},
  retention_until {day},
  linked_case_id {uuid} REFERENCES case_files (id),
  chosen_region_code text REFERENCES regions (code),
  place text,
  observed_on {day},
  more_themes text NOT NULL,
  phenomena text NOT NULL,
  filed_on_behalf text,
  hold text,
  outcome text,
  withdrawal_wish text,
  involved text NOT NULL,
  indications text,
  own_actions text,
  question text,
  advice text,
  answer text,
  effect text
) {strict};
CREATE INDEX case_files_region_state ON case_files (region_code, state, updated_at, id);
CREATE INDEX case_files_region_phase ON case_files (region_code, phase, updated_at, id);
CREATE INDEX case_files_region_updated ON case_files (region_code, updated_at, id);
CREATE INDEX case_files_region_submitted ON case_files (region_code, submitted_at, id);
CREATE INDEX case_files_region_due ON case_files (region_code, due_on, id);
CREATE INDEX case_files_region_theme ON case_files (region_code, main_theme, updated_at, id);
CREATE INDEX case_files_handler ON case_files (handler_id, updated_at, id);
CREATE INDEX case_files_organisation ON case_files (submitting_organisation_id, news_at, id);
CREATE INDEX case_files_updated ON case_files (updated_at, id);
CREATE INDEX case_files_filer ON case_files (filer_id, state);
CREATE INDEX case_files_named_only ON case_files (region_code, state, id) WHERE confidentiality = 'named-only';
CREATE TABLE case_municipalities (
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  organisation_id {uuid} NOT NULL REFERENCES organisations (id),
  place {whole} NOT NULL,
  PRIMARY KEY (case_id, organisation_id)
) {strict};
CREATE INDEX case_municipalities_organisation ON case_municipalities (organisation_id, case_id);
CREATE TABLE case_counters (
  region_code text NOT NULL REFERENCES regions (code),
  year {whole} NOT NULL,
  last {whole} NOT NULL,
  PRIMARY KEY (region_code, year)
) {strict};
CREATE TABLE case_counts (
  region_code text NOT NULL,
  state text NOT NULL,
  cases {whole} NOT NULL,
  PRIMARY KEY (region_code, state)
) {strict};
CREATE TABLE outside_numbers (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  system text NOT NULL,
  number text NOT NULL,
  by_requester {flag} NOT NULL
) {strict};
CREATE INDEX outside_numbers_number ON outside_numbers (number);
CREATE INDEX outside_numbers_case ON outside_numbers (case_id);
CREATE TABLE participants (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  named_as text NOT NULL,
  organisation_id {uuid} NOT NULL REFERENCES organisations (id),
  person_id {uuid} REFERENCES persons (id),
  from_on {day} NOT NULL,
  until_on {day},
  ground text NOT NULL,
  named_by {uuid} NOT NULL REFERENCES persons (id)
) {strict};
CREATE INDEX participants_case ON participants (case_id);
CREATE INDEX participants_person ON participants (person_id, named_as, case_id);
CREATE TABLE exclusions (
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  person_id {uuid} NOT NULL REFERENCES persons (id),
  reason text NOT NULL,
  PRIMARY KEY (case_id, person_id)
) {strict};
CREATE TABLE case_events (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  type text NOT NULL,
  from_state text,
  to_state text,
  shown_before text,
  shown_after text,
  for_requester {flag} NOT NULL,
  for_partner {flag} NOT NULL,
  stock_change {whole} NOT NULL,
  month text NOT NULL,
  happened_on {day} NOT NULL,
  recorded_at {instant} NOT NULL,
  person_id {uuid} NOT NULL REFERENCES persons (id),
  role text NOT NULL,
  organisation_id {uuid} NOT NULL REFERENCES organisations (id),
  on_behalf text,
  subject text,
  detail text
) {strict};
CREATE INDEX case_events_case ON case_events (case_id, recorded_at, id);
CREATE INDEX case_events_figures ON case_events (month, to_state, case_id, stock_change);
CREATE INDEX case_events_stock ON case_events (case_id, month, stock_change);
CREATE TABLE proposals (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL REFERENCES case_files (id) ON DELETE CASCADE,
  move text NOT NULL,
  facts text NOT NULL,
  summary text,
  proposed_by {uuid} NOT NULL REFERENCES persons (id),
  proposed_on {day} NOT NULL,
  open {flag} NOT NULL
) {strict};
CREATE INDEX proposals_case ON proposals (case_id, open);
CREATE TABLE outbox (
  id {uuid} PRIMARY KEY,
  case_id {uuid} NOT NULL,
  what text NOT NULL,
  for_organisation_id {uuid},
  for_person_id {uuid},
  created_at {instant} NOT NULL,
  sent_at {instant}
) {strict};
CREATE TABLE idempotency_keys (
  person_id {uuid} NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  body_hash text NOT NULL,
  status {whole} NOT NULL,
  answer text NOT NULL,
  created_at {instant} NOT NULL,
  PRIMARY KEY (person_id, route, key)
) {strict};
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);
`,
    );
    await ddlFor(runner, COUNTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}

/** Open numbers per region and state, kept by the database itself in the transaction of each change. */
const COUNTED = (row: string): string => `${row}.region_code IS NOT NULL AND ${row}.confidentiality = 'normal'`;
const ADD = (row: string, step: string): string =>
  `INSERT INTO case_counts (region_code, state, cases) SELECT ${row}.region_code, ${row}.state, ${step} WHERE ${COUNTED(row)}
   ON CONFLICT (region_code, state) DO UPDATE SET cases = case_counts.cases + ${step};`;

const COUNTS = {
  sqlite: [
    `CREATE TRIGGER case_counts_insert AFTER INSERT ON case_files WHEN ${COUNTED('NEW')} BEGIN ${ADD('NEW', '1')} END`,
    `CREATE TRIGGER case_counts_delete AFTER DELETE ON case_files WHEN ${COUNTED('OLD')} BEGIN ${ADD('OLD', '-1')} END`,
    `CREATE TRIGGER case_counts_update AFTER UPDATE OF region_code, state, confidentiality ON case_files
     WHEN OLD.region_code IS NOT NEW.region_code OR OLD.state <> NEW.state OR OLD.confidentiality <> NEW.confidentiality
     BEGIN ${ADD('OLD', '-1')} ${ADD('NEW', '1')} END`,
  ],
  // Rows are locked in the order of their key, so that two moves in opposite directions cannot deadlock.
  postgres: [
    `CREATE FUNCTION keep_case_counts() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF TG_OP = 'UPDATE' AND OLD.region_code IS NOT DISTINCT FROM NEW.region_code
          AND OLD.state = NEW.state AND OLD.confidentiality = NEW.confidentiality THEN RETURN NULL; END IF;
       INSERT INTO case_counts (region_code, state, cases)
       SELECT region_code, state, sum(step) FROM (
         SELECT OLD.region_code, OLD.state, -1 AS step WHERE TG_OP <> 'INSERT' AND ${COUNTED('OLD')}
         UNION ALL
         SELECT NEW.region_code, NEW.state, 1 WHERE TG_OP <> 'DELETE' AND ${COUNTED('NEW')}
       ) AS steps GROUP BY region_code, state ORDER BY region_code, state
       ON CONFLICT (region_code, state) DO UPDATE SET cases = case_counts.cases + EXCLUDED.cases;
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER case_counts AFTER INSERT OR DELETE OR UPDATE OF region_code, state, confidentiality ON case_files
     FOR EACH ROW EXECUTE FUNCTION keep_case_counts()`,
  ],
};
