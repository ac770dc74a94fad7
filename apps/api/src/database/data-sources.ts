import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import pg from 'pg';
import type { Pool } from 'pg';
import sqlite3, { type Database } from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Settings } from '../shared/settings';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';
import { PostgresReads } from './postgres-reads';
import { grantToApplication, loginRole, roleOf } from './roles';
import { PostgresSql, SqliteReads, SqliteSql, type Sql } from './sql';

/** What cannot be started with; the text is one sentence for whoever starts the process. */
export class UnusableDatabase extends Error {}

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const INT8 = 20;

/** `2026-11-24 10:00:00.1+00` as the fixed-width instant that TypeScript and the cursors use. */
export const instantOf = (text: string): string => {
  const [date = '', clock = ''] = text.replace(/\+00(:00)?$/, '').split(' ');
  const [seconds = '', fraction = ''] = clock.split('.');
  return `${date}T${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
};

function teachDriver(): void {
  pg.types.setTypeParser(TIMESTAMPTZ, instantOf);
  pg.types.setTypeParser(DATE, (text: string) => text);
  pg.types.setTypeParser(INT8, (text: string) => Number(text));
}

const common = {
  entities: ENTITIES,
  migrations: MIGRATIONS,
  migrationsTableName: 'migrations',
  migrationsTransactionMode: 'each' as const,
  synchronize: false,
  logging: false,
};

/**
 * The driver as it is. TypeORM turns on its `verbose` mode, in which every call takes and parses a stack trace: that
 * costs more than the statement itself.
 */
const driver = { ...sqlite3, verbose: () => sqlite3 };

/** The path of an embedded database. */
export const sqlitePath = (url: string): string => resolve(url.replace(/^sqlite:(\/\/)?/, ''));

/** Options of the data source that writes. On PostgreSQL it reads too: one pool under both names. */
export function writerOptions(settings: Settings): DataSourceOptions {
  if (settings.databaseKind === 'sqlite') {
    const database = sqlitePath(settings.databaseUrl);
    mkdirSync(dirname(database), { recursive: true });
    return { ...common, name: 'writer', type: 'sqlite', driver, database, enableWAL: true };
  }
  teachDriver();
  return {
    ...common,
    name: 'writer',
    type: 'postgres',
    url: settings.databaseUrl,
    extra: { max: settings.poolSize, options: '-c TimeZone=UTC -c jit=off' },
  };
}

/**
 * Options of the connection that migrates: the owner's on PostgreSQL. Migrations may fill what they change, so they see
 * every row.
 */
export function ownerOptions(settings: Settings): DataSourceOptions {
  const options = writerOptions(settings);
  if (options.type !== 'postgres') return options;
  return {
    ...options,
    url: settings.databaseOwnerUrl ?? settings.databaseUrl,
    extra: { max: 2, options: '-c TimeZone=UTC -c casusregie.system=on' },
  };
}

/** Options of the second connection to an embedded database, which can only read. */
export function readerOptions(settings: Settings): DataSourceOptions {
  return {
    ...common,
    name: 'reader',
    type: 'sqlite',
    driver,
    database: sqlitePath(settings.databaseUrl),
    enableWAL: true,
    migrations: [],
  };
}

/**
 * Pages a connection keeps. The file is not mapped into memory: each commit of the log would unmap it for the reader, and
 * finding the pages again costs more than copying them.
 */
const CACHE_KILOBYTES = 16_000;

async function openSqlite<Door extends SqliteSql>(
  source: DataSource,
  Door: new (connection: Database) => Door,
): Promise<Door> {
  const sql = new Door((source.driver as unknown as { databaseConnection: Database }).databaseConnection);
  await sql.all('PRAGMA foreign_keys = ON');
  await sql.all('PRAGMA synchronous = FULL');
  await sql.all('PRAGMA busy_timeout = 5000');
  await sql.all(`PRAGMA cache_size = -${CACHE_KILOBYTES}`);
  // A statement that can fail half-way keeps what it would undo; in a file of its own that costs more than the statement.
  await sql.all('PRAGMA temp_store = MEMORY');
  return sql;
}

const poolOf = (source: DataSource): Pool => (source.driver as unknown as { master: Pool }).master;

/** The plain-statement doors to a database. */
export interface Doors {
  readonly write: Sql;
  readonly read: Sql;
}
export const DOORS = Symbol('doors');

/**
 * The plain-statement doors to the data sources that write and read, each connection set as this product needs it.
 * @param now in UTC, for row-level security on PostgreSQL
 */
export async function openSql(
  { writer, reader }: { writer: DataSource; reader: DataSource },
  now: () => string,
): Promise<Doors> {
  if (writer.options.type === 'postgres') {
    return { write: new PostgresSql(poolOf(writer)), read: new PostgresReads(poolOf(reader), now) };
  }
  const read = await openSqlite(reader, SqliteReads);
  await read.all('PRAGMA query_only = ON');
  const write = await openSqlite(writer, SqliteSql);
  // The unit of work asks for checkpoints.
  await write.all('PRAGMA wal_autocheckpoint = 0');
  return { write, read };
}

/**
 * Brings the database to the version of this program.
 * @throws UnusableDatabase when it comes from a newer version
 */
export async function migrate(source: DataSource): Promise<number> {
  const known = new Set(MIGRATIONS.map((Migration) => new Migration().name));
  const applied: { name: string }[] = await source.query('SELECT name FROM migrations').catch(() => []);
  const newer = applied.find(({ name }) => !known.has(name));
  if (newer) {
    throw new UnusableDatabase(
      `This database comes from a newer version of Casusregie (it has "${newer.name}"); start that version instead.`,
    );
  }
  return (await source.runMigrations()).length;
}

/**
 * Brings the database of the settings to the version of this program, as its owner, and gives the application role what
 * it needs.
 * @returns how many migrations were new
 * @throws UnusableDatabase when it comes from a newer version, or when production would pass by row-level security
 */
export async function prepareDatabase(settings: Settings, warn: (text: string) => void): Promise<number> {
  const owner = new DataSource(ownerOptions(settings));
  await owner.initialize();
  let count: number;
  try {
    count = await migrate(owner);
    if (settings.databaseOwnerUrl) await grantToApplication(owner, roleOf(settings.databaseUrl));
  } finally {
    await owner.destroy();
  }
  if (settings.databaseKind === 'postgres') await checkRole(settings, warn);
  return count;
}

/** Row-level security is the second lock on who sees which case: production does not start without it. */
async function checkRole(settings: Settings, warn: (text: string) => void): Promise<void> {
  const source = new DataSource(writerOptions(settings));
  await source.initialize();
  try {
    const { name, bypasses, owns } = await loginRole(source);
    if (bypasses) {
      const told = `The role "${name}" of DATABASE_URL passes by row-level security (SUPERUSER or BYPASSRLS)`;
      if (settings.mode === 'production') {
        throw new UnusableDatabase(`${told}; give the application a role without these, as the README tells.`);
      }
      warn(`${told}: fine for a demo, refused in production.`);
    } else if (owns && settings.mode === 'production') {
      warn(
        `The role "${name}" of DATABASE_URL owns the tables; give the application a role of its own, as the README tells.`,
      );
    }
  } finally {
    await source.destroy();
  }
}
