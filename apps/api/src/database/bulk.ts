import { byKind } from './kind';
import type { Sql } from './sql';

const BATCH = 500;

/** Adds many rows at once: one statement a batch, columns named by the first row. Values are as the database has them. */
export async function bulkInsert(sql: Sql, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const statement = byKind({
    sqlite: `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.map((column) => `value ->> '${column}'`).join(', ')} FROM json_each($1)`,
    postgres: `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::${table}, $1::json)`,
  });
  for (let at = 0; at < rows.length; at += BATCH) {
    await sql.run(statement, [JSON.stringify(rows.slice(at, at + BATCH))]);
  }
}
