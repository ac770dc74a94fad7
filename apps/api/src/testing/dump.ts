import { DATABASE_KIND } from '../database/kind';
import type { World } from './test-setup';

/** The names of all tables. */
export async function tablesOf(world: Pick<World, 'rows'>): Promise<string[]> {
  const rows = await world.rows<{ name: string }>(
    DATABASE_KIND === 'sqlite'
      ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`
      : `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name`,
  );
  return rows.map(({ name }) => name);
}

/** What a refusal may add to: the log of it. */
export const LOG_TABLES = ['log_entries', 'log_payloads', 'log_waiting', 'processing_lines'];

/** Every row of every table as text, in an order of its own: two dumps are equal when nothing changed. */
export async function dump(
  world: Pick<World, 'rows'>,
  { without = [] }: { without?: readonly string[] } = {},
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of await tablesOf(world)) {
    if (without.includes(table)) continue;
    const rows = await world.rows<object>(`SELECT * FROM ${table}`);
    found[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return found;
}
