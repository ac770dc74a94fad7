import type { QueryRunner } from 'typeorm';
import { byKind, DATABASE_KIND } from '../kind';

/** The column types as the migrations write them, and what each database calls them. */
const TYPES: Record<string, string> = byKind<Record<string, string>>({
  sqlite: {
    uuid: 'TEXT',
    instant: 'TEXT',
    day: 'TEXT',
    flag: 'INTEGER',
    whole: 'INTEGER',
    long: 'INTEGER',
    cents: 'INTEGER',
    bytes: 'BLOB',
    strict: 'STRICT',
  },
  postgres: {
    uuid: 'uuid',
    instant: 'timestamptz(3)',
    day: 'date',
    flag: 'boolean',
    whole: 'integer',
    long: 'bigint',
    cents: 'bigint',
    bytes: 'bytea',
    strict: '',
  },
});

/** Runs statements separated by `;` at a line's end, with `{uuid}`, `{instant}` … replaced by the column types. */
export async function ddl(runner: QueryRunner, sql: string): Promise<void> {
  const text = sql.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const type = TYPES[name];
    if (type === undefined) throw new Error(`unknown column type {${name}} in a migration`);
    return type;
  });
  for (const statement of text.split(/;\s*$/m)) {
    if (statement.trim()) await runner.query(statement);
  }
}

/** Runs statements that only one of the databases knows. */
export async function ddlFor(
  runner: QueryRunner,
  statements: { sqlite: readonly string[]; postgres: readonly string[] },
): Promise<void> {
  for (const statement of statements[DATABASE_KIND]) await runner.query(statement);
}
