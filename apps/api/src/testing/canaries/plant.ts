import { BORN, CODES, MARKED, type Audience, type Row } from './columns';
import { DATABASE_KIND } from '../../database/kind';
import { tablesOf } from '../dump';
import type { World } from '../test-setup';

/** A mark: where it stands, of which case, and who may see it. */
export interface Canary {
  readonly mark: string;
  readonly column: string;
  readonly caseId: string | null;
  readonly seenBy: readonly Audience[];
}

/** What every mark looks like. The last sign keeps one from being the beginning of another. */
export const MARKS = /KANARIE-\d{6}Z/g;

/** The columns of each table that hold text; ids, dates and instants are told by what they hold. */
async function textColumns(world: World): Promise<{ texts: string[]; all: string[] }> {
  const tables = await tablesOf(world);
  const texts: string[] = [];
  const all: string[] = [];
  for (const table of tables) {
    const columns = await world.rows<{ name: string; type: string }>(
      DATABASE_KIND === 'sqlite'
        ? `SELECT name, lower(type) AS type FROM pragma_table_info('${table}')`
        : `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '${table}'`,
    );
    for (const { name, type } of columns) {
      all.push(`${table}.${name}`);
      if (/text|char|json/.test(type) && !(await isIdOrDate(world, table, name))) texts.push(`${table}.${name}`);
    }
  }
  return { texts, all };
}

const ID_OR_DATE = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?)$/;
const NAMED_SO = /(^|_)(id|by|on|at|from|until)$/;
/** SQLite keeps ids and dates as text: those are told by their name, and by every value being one. */
async function isIdOrDate(world: World, table: string, column: string): Promise<boolean> {
  if (DATABASE_KIND !== 'sqlite' || !NAMED_SO.test(column)) return false;
  const rows = await world.rows<{ value: string }>(
    `SELECT DISTINCT ${column} AS value FROM ${table} WHERE ${column} IS NOT NULL LIMIT 50`,
  );
  return rows.every(({ value }) => ID_OR_DATE.test(value));
}

/** The columns that no list of the spec tells of, and those in a list that no table has. */
export async function unlisted(world: World): Promise<{ unknown: string[]; gone: string[] }> {
  const { texts, all } = await textColumns(world);
  const listed = [...Object.keys(MARKED), ...Object.keys(BORN), ...Object.values(CODES).flat()];
  return {
    unknown: texts.filter((column) => !listed.includes(column)).sort(),
    gone: listed.filter((column) => !all.includes(column)),
  };
}

/** How the rows of a table are told apart, where that is not an id. */
const KEYS: Record<string, readonly string[]> = {
  exclusions: ['case_id', 'person_id'],
  word_templates: ['region_code'],
  case_import_rows: ['import_id', 'place'],
  function_mailboxes: ['organisation_id'],
  idempotency_keys: ['person_id', 'route', 'key'],
  audit_sample_reads: ['sample_id', 'entry_id'],
  municipality_desks: ['municipality_id'],
  settings: ['name'],
  login_attempts: ['state'],
  regions: ['code'],
  themes: ['code'],
  phenomena: ['code'],
  desks: ['code'],
};
/** Rows with more to them than their table tells. */
const MORE: Record<string, string> = {
  tasks: `, (SELECT o.id FROM organisations o WHERE o.code = 'politie') AS police`,
  subjects: ', EXISTS (SELECT 1 FROM inquiry_lines l WHERE l.subject_id = subjects.id) AS asked',
  subject_facts: ', EXISTS (SELECT 1 FROM inquiry_lines l WHERE l.subject_id = subject_facts.subject_id) AS asked',
};
/** Rows that the process stands on. */
const NOT: Record<string, string> = { settings: `name LIKE 'canary%'` };

/** Puts a mark of its own in every text of every row. */
export async function plant(world: World): Promise<Canary[]> {
  const canaries: Canary[] = [];
  let count = 0;
  const mark = (column: string, caseId: string | null, seenBy: readonly Audience[]): string => {
    const text = `KANARIE-${String((count += 1)).padStart(6, '0')}Z`;
    canaries.push({ mark: text, column, caseId, seenBy });
    return text;
  };
  const tables = [...new Set(Object.keys(MARKED).map((column) => column.split('.')[0] as string))];
  for (const table of tables) {
    const columns = Object.keys(MARKED).filter((column) => column.startsWith(`${table}.`));
    const keys = KEYS[table] ?? ['id'];
    const where = NOT[table] ? ` WHERE ${NOT[table]}` : '';
    const rows = await world.rows<Row>(`SELECT *${MORE[table] ?? ''} FROM ${table}${where}`);
    if (rows.length === 0) throw new Error(`no row of ${table} could be marked`);
    const changes = rows.map((row) => {
      const caseId = table === 'case_files' ? String(row['id']) : ((row['case_id'] as string | undefined) ?? null);
      return columns.map((column) => {
        const { seenBy, as, parts } = MARKED[column] as (typeof MARKED)[string];
        const audience = typeof seenBy === 'function' ? seenBy(row) : seenBy;
        const one = (part: string): string =>
          mark(parts ? `${column}: ${part}` : column, caseId, parts ? (parts[part] ?? []) : audience);
        return as ? as(one, row) : one('');
      });
    });
    await world.work.run(async (tx) => {
      for (const [at, row] of rows.entries()) {
        const sets = columns.map((column, place) => `${column.split('.')[1]} = $${place + 1}`);
        const same = keys.map((key, place) => `${key} = $${columns.length + place + 1}`);
        await tx.run(`UPDATE ${table} SET ${sets.join(', ')} WHERE ${same.join(' AND ')}`, [
          ...(changes[at] ?? []),
          ...keys.map((key) => row[key]),
        ]);
      }
    });
  }
  return canaries;
}
