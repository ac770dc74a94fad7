// A whole application on a database of its own: what the integration specs stand on.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApp } from '../create-app';
import { prepareDatabase } from '../database/data-sources';
import { DATABASE_KIND } from '../database/kind';
import { asSystem } from '../database/on-behalf';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import { fillWhenEmpty } from '../demo/load-demo';
import { Clock } from '../shared/clock';
import { readSettings, type Settings } from '../shared/settings';
import { Client } from './client';

/** A Tuesday morning on which every spec begins, unless it says otherwise. */
export const START = '2026-11-24T09:00:00.000Z';

/** How long a caller of a spec goes on with one login. */
const LOGIN_MS = 300_000;

/** An empty database of one spec file, with a folder for its files. */
export interface TestDatabase {
  /** The address for DATABASE_URL: that of the application role on PostgreSQL. */
  readonly url: string;
  /** The address for DATABASE_OWNER_URL; empty on SQLite. */
  readonly ownerUrl: string;
  readonly folder: string;
  /** Takes the database and the folder away. */
  drop(): Promise<void>;
}

/** Runs statements as whoever may create databases and roles on the server of the tests. */
async function asAdministrator(...statements: string[]): Promise<string> {
  const address = process.env['TEST_DATABASE_URL'];
  if (!address) throw new Error('TEST_DATABASE_URL is not set; run the Nx target int-postgres.');
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
  return address;
}

/**
 * Creates an empty database: a file in a temporary folder, or a database with two roles of its own on the server of
 * TEST_DATABASE_URL.
 */
export async function createDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'casusregie-spec-'));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  if (DATABASE_KIND === 'sqlite') {
    const url = `sqlite:${join(folder, 'spec.db')}`;
    return { url, ownerUrl: '', folder, drop: () => Promise.resolve(removeFolder()) };
  }
  const name = `spec_${randomBytes(8).toString('hex')}`;
  const [owner, application] = [`${name}_owner`, `${name}_application`];
  const password = randomBytes(12).toString('hex');
  // As the README says to set it up: one role owns the tables, another works with the rows.
  const server = await asAdministrator(
    ...[owner, application].map(
      (role) => `CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '${password}'`,
    ),
    `GRANT ${owner} TO CURRENT_USER`,
    `CREATE DATABASE ${name} OWNER ${owner}`,
  );
  const addressOf = (role: string): string => {
    const url = new URL(server);
    [url.username, url.password, url.pathname] = [role, password, `/${name}`];
    return url.href;
  };
  return {
    url: addressOf(application),
    ownerUrl: addressOf(owner),
    folder,
    drop: async () => {
      await asAdministrator(
        `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`,
        `DROP ROLE IF EXISTS ${application}`,
        `DROP ROLE IF EXISTS ${owner}`,
      );
      removeFolder();
    },
  };
}

/** The settings of an application on a database, read as the process reads them. */
export const settingsFor = (database: TestDatabase, env: Record<string, string> = {}): Settings =>
  readSettings({
    DEMO_DATA: 'accounts',
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    FILES_DIR: join(database.folder, 'files'),
    PUBLIC_URL: 'http://127.0.0.1:4300',
    DATABASE_POOL: '20',
    // A spec asks more in a second than a person in an hour; what limits do has a spec of its own.
    ...Object.fromEntries(['WORK', 'SEARCH', 'FILES', 'LOGIN'].map((kind) => [`RATE_${kind}`, '100000000'])),
    ...env,
  });

/** Brings a database to the version of this program. */
export async function migrateDatabase(settings: Settings): Promise<number> {
  return prepareDatabase(settings, () => undefined);
}

/** An application with its database, its clock and its callers. */
export interface World {
  readonly app: NestFastifyApplication;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly database: TestDatabase;
  /** Reads every row, whoever the test is about. */
  readonly reads: Reads;
  /** Writes any row, and breaks the units of work of the application. */
  readonly work: Pick<UnitOfWork, 'run' | 'fault'>;
  /** Whoever has no login. */
  readonly nobody: Client;
  /** A caller with the token of a demo account; the same one for the same account. */
  as(account: string): Promise<Client>;
  /** All rows of a statement. */
  rows<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** The single number that a statement answers in a column `n`. */
  count(sql: string, params?: readonly unknown[]): Promise<number>;
  /** Stops the application and takes its database away. */
  close(): Promise<void>;
}

/** The reads of an application for a test, which looks at all rows: as the system does. */
const everything = (reads: Reads): Reads => ({
  all: (sql, params) => asSystem('count', () => reads.all(sql, params)),
  first: (sql, params) => asSystem('count', () => reads.first(sql, params)),
  run: (sql, params) => asSystem('count', () => reads.run(sql, params)),
});

/** The unit of work of an application for a test, which puts rows where it wants them. */
const ofTheSystem = (work: UnitOfWork): Pick<UnitOfWork, 'run' | 'fault'> => ({
  run: (change) => asSystem('fill', () => work.run(change)),
  get fault() {
    return work.fault;
  },
  set fault(fault) {
    work.fault = fault;
  },
});

/** Tokens of an account: a new one whenever the clock has moved on, as of somebody who logs in again each time. */
function freshLogins(nobody: Client, account: string, clock: Clock): () => Promise<string> {
  let token = '';
  let at = Number.NEGATIVE_INFINITY;
  return async () => {
    if (Math.abs(clock.ms() - at) < LOGIN_MS) return token;
    at = clock.ms();
    token = (await nobody.post('/demo/token', { account })).ok<{ access_token: string }>().access_token;
    return token;
  };
}

/** Opens a world: a new database, migrated and filled, under a new application. */
export async function openWorld({
  now = START,
  env = {},
}: { now?: string | null; env?: Record<string, string> } = {}): Promise<World> {
  const database = await createDatabase();
  const settings = settingsFor(database, env);
  await migrateDatabase(settings);
  const clock = new Clock();
  clock.set(now);
  const app = await createApp(settings, clock);
  await fillWhenEmpty(app, () => undefined);
  clock.set(now);
  const reads = everything(app.get<Reads>(Reads));
  const callers = new Map<string, Promise<Client>>();
  const nobody = new Client(app);
  const enter = async (account: string): Promise<Client> => {
    const login = freshLogins(nobody, account, clock);
    await login();
    return new Client(app, login);
  };
  return {
    app,
    clock,
    settings,
    database,
    reads,
    work: ofTheSystem(app.get(UnitOfWork)),
    nobody,
    as: (account) => {
      const known = callers.get(account) ?? enter(account);
      callers.set(account, known);
      return known;
    },
    rows: (sql, params) => reads.all(sql, params),
    count: async (sql, params) => Number((await reads.first<{ n: number }>(sql, params))?.n),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
