import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ddl, ddlFor } from './ddl';

/** Rows that are written once: on PostgreSQL emptying the table is barred too. */
const KEPT = ['log_leaves', 'log_tiles', 'log_checkpoints', 'log_signatures'];

/**
 * The Merkle tree on the log (docs/audit-log.md). An entry waits, in the transaction that writes it, until the sequencer
 * gives it its number and leaf; so none can be missed, whatever the order of commits. Complete subtrees of 256 leaves,
 * of 256 of those, and so on, are kept, so that the tree grows and proves in little work.
 */
export class LogTree1767225600005 implements MigrationInterface {
  name = 'LogTree1767225600005';

  async up(runner: QueryRunner): Promise<void> {
    await ddl(
      runner,
      `
CREATE TABLE log_waiting (
  recorded_at {instant} NOT NULL,
  entry_id {uuid} NOT NULL,
  PRIMARY KEY (recorded_at, entry_id)
) {strict};
INSERT INTO log_waiting (recorded_at, entry_id) SELECT recorded_at, id FROM log_entries;
CREATE TABLE log_leaves (
  seq {long} PRIMARY KEY,
  entry_id {uuid} NOT NULL UNIQUE,
  leaf_hash text NOT NULL
) {strict};
CREATE TABLE log_tiles (
  height {whole} NOT NULL,
  place {long} NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (height, place)
) {strict};
CREATE TABLE log_checkpoints (
  id {uuid} PRIMARY KEY,
  tree_size {long} NOT NULL,
  root_hash text NOT NULL,
  recorded_at {instant} NOT NULL,
  note text NOT NULL
) {strict};
CREATE TABLE log_signatures (
  id {uuid} PRIMARY KEY,
  checkpoint_id {uuid} NOT NULL REFERENCES log_checkpoints (id),
  witness text NOT NULL,
  signed_at {instant} NOT NULL,
  line text NOT NULL,
  recorded_at {instant} NOT NULL,
  UNIQUE (checkpoint_id, witness)
) {strict};
`,
    );
    const refuse = (table: string): string => `'rows of ${table} are written once'`;
    await ddlFor(runner, {
      sqlite: [
        `CREATE TRIGGER log_entries_wait AFTER INSERT ON log_entries BEGIN INSERT INTO log_waiting (recorded_at, entry_id) VALUES (new.recorded_at, new.id); END`,
        `CREATE TRIGGER log_payloads_keep BEFORE UPDATE ON log_payloads BEGIN SELECT RAISE(ABORT, ${refuse('log_payloads')}); END`,
        ...KEPT.flatMap((table) => [
          `CREATE TRIGGER ${table}_keep BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, ${refuse(table)}); END`,
          `CREATE TRIGGER ${table}_stay BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, ${refuse(table)}); END`,
        ]),
      ],
      postgres: [
        `CREATE FUNCTION log_entries_wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log_waiting (recorded_at, entry_id) SELECT recorded_at, id FROM added; RETURN NULL; END $$`,
        `CREATE TRIGGER log_entries_wait AFTER INSERT ON log_entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_entries_wait()`,
        `CREATE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'rows of % are written once', TG_TABLE_NAME; END $$`,
        `CREATE TRIGGER log_payloads_keep BEFORE UPDATE ON log_payloads FOR EACH ROW EXECUTE FUNCTION written_once()`,
        `CREATE TRIGGER log_entries_emptied BEFORE TRUNCATE ON log_entries FOR EACH STATEMENT EXECUTE FUNCTION written_once()`,
        ...KEPT.flatMap((table) => [
          `CREATE TRIGGER ${table}_keep BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION written_once()`,
          `CREATE TRIGGER ${table}_emptied BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION written_once()`,
        ]),
      ],
    });
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore a backup to go back');
  }
}
