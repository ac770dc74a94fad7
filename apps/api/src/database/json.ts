import { byKind, DATABASE_KIND } from './kind';

/** Builds a JSON object in the database: keys are ours, values are column expressions. */
export const jsonObject = (fields: Record<string, string>): string =>
  `${byKind({ sqlite: 'json_object', postgres: 'json_build_object' })}(${Object.entries(fields)
    .map(([key, value]) => `'${key}', ${value}`)
    .join(', ')})`;

/** Gathers JSON values of a group as text; an empty group gives `[]`. */
export const jsonList = (value: string): string =>
  byKind({
    sqlite: `json_group_array(json(${value}))`,
    postgres: `coalesce(json_agg(${value}), '[]')::text`,
  });

/** Gathers the texts of a group as a JSON list. */
export const textList = (column: string): string =>
  byKind({ sqlite: `json_group_array(${column})`, postgres: `coalesce(json_agg(${column}), '[]')::text` });

/** A long text as the bytes it is sent as, where the driver hands those over as they are. */
export const utf8 = (text: string): string => byKind({ sqlite: `CAST(${text} AS BLOB)`, postgres: text });

/** An instant column as the fixed-width text used everywhere else. */
export const instantText = (column: string): string =>
  byKind({
    sqlite: column,
    postgres: `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  });

/** A lock on the row until the transaction ends; on SQLite the transaction itself is the lock. */
export const FOR_UPDATE = byKind({ sqlite: '', postgres: ' FOR UPDATE' });

/** A lock under which others may read and lock alike, but not change the row until the transaction ends. */
export const FOR_SHARE = byKind({ sqlite: '', postgres: ' FOR SHARE' });

/** A value as a parameter: booleans are whole numbers on SQLite. */
export const flag = (value: boolean): boolean | number => (DATABASE_KIND === 'sqlite' ? Number(value) : value);

/** `$1, $2, …` for a list of parameters, starting after those already there. */
export const places = (params: unknown[], values: readonly unknown[]): string =>
  values.map((value) => `$${params.push(value)}`).join(', ');

/** `= $1` for one value and `IN ($1, $2 …)` for more: with one, an index goes on in the order of its next column. */
export const among = (params: unknown[], values: readonly unknown[]): string =>
  values.length === 1 ? `= $${params.push(values[0])}` : `IN (${places(params, values)})`;
