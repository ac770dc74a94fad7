import { byKind } from './kind';
import type { Sql } from './sql';

const BATCH = 500;

/**
 * Adds many rows at once: one statement a batch, columns named by the first row. Values are as the database has them.
 * @param unlessThere a unique column: a row whose value is there already is left out
 * @returns how many rows were added
 */
export async function bulkInsert(
  sql: Sql,
  table: string,
  rows: readonly Record<string, unknown>[],
  { unlessThere }: { readonly unlessThere?: string } = {},
): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  // Without WHERE, SQLite reads ON as part of the SELECT.
  const unless = unlessThere ? ` WHERE true ON CONFLICT (${unlessThere}) DO NOTHING` : '';
  const columns = Object.keys(first);
  const statement = byKind({
    sqlite: `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.map((column) => `value ->> '${column}'`).join(', ')} FROM json_each($1)${unless}`,
    postgres: `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::${table}, $1::json)${unless}`,
  });
  let added = 0;
  for (let at = 0; at < rows.length; at += BATCH) {
    added += await sql.run(statement, [JSON.stringify(rows.slice(at, at + BATCH))]);
  }
  return added;
}
