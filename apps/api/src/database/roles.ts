import type { DataSource } from 'typeorm';

/** The role that a connection to PostgreSQL logs in as. */
interface LoginRole {
  readonly name: string;
  /** Whether it passes by row-level security, as a superuser does. */
  readonly bypasses: boolean;
  /** Whether it owns the tables, and so could take the security off. */
  readonly owns: boolean;
}

const EVERYTHING = 'SELECT, INSERT, UPDATE, DELETE';
/** Tables with which less is done, the first that fits: the log only grows, but for the entries that wait for a number. */
const LESS: readonly (readonly [RegExp, string])[] = [
  [/^migrations$/, 'SELECT'],
  [/^log_waiting$/, 'SELECT, INSERT, DELETE'],
  // What lies beside an entry, and lines of the processing log, are destroyed when their term has ended.
  [/^(log_payloads|processing_lines)$/, 'SELECT, INSERT, DELETE'],
  [/^log_/, 'SELECT, INSERT'],
];

/** The name that an address logs in with. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username);

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Gives the application role what the product does with each table, and no more: rows, never the tables themselves;
 * the log can be added to and read; the list of migrations can be read. Done after every migration, so that a new table
 * is never forgotten. Run by the owner.
 */
export async function grantToApplication(owner: DataSource, role: string): Promise<void> {
  const tables: { name: string }[] = await owner.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND tableowner = current_user`,
  );
  const to = quoted(role);
  for (const { name } of tables) {
    const may = LESS.find(([table]) => table.test(name))?.[1] ?? EVERYTHING;
    await owner.query(`REVOKE ALL ON ${quoted(name)} FROM ${to}`);
    await owner.query(`GRANT ${may} ON ${quoted(name)} TO ${to}`);
  }
}

/** What the role of a connection can do that it should not. */
export async function loginRole(source: DataSource): Promise<LoginRole> {
  const [row]: LoginRole[] = await source.query(
    `SELECT r.rolname AS name, (r.rolsuper OR r.rolbypassrls) AS bypasses,
       EXISTS (SELECT 1 FROM pg_tables t WHERE t.schemaname = current_schema() AND t.tableowner = r.rolname) AS owns
     FROM pg_roles r WHERE r.rolname = current_user`,
  );
  if (!row) throw new Error('the role of this connection is not in the catalogue');
  return row;
}
