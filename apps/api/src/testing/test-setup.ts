// A whole application on a database of its own: what the integration specs stand on.
import 'reflect-metadata';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../create-app';
import { prepareDatabase } from '../database/data-sources';
import { asSystem } from '../database/on-behalf';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import { fillWhenEmpty } from '../demo/load-demo';
import { Clock } from '../shared/clock';
import type { MailSettings } from '../shared/mail-settings';
import { readSettings, type Settings } from '../shared/settings';
import { Client } from './client';
import { createDatabase, filledDatabase, type TestDatabase } from './test-database';

export { createDatabase, type TestDatabase };

/** A Tuesday morning on which every spec begins, unless it says otherwise. */
export const START = '2026-11-24T09:00:00.000Z';

/** How long a caller of a spec goes on with one login. */
const LOGIN_MS = 300_000;

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

/** What decides, beside the moment, with what a database is filled. */
const SETTINGS_THAT_FILL = ['CASUSREGIE_MODE', 'DEMO_DATA'];

/** An application on a database that is migrated and filled, unless it was already. */
async function fillAndKeep(
  settings: Settings,
  now: string | null,
): Promise<{ app: NestFastifyApplication; clock: Clock }> {
  await migrateDatabase(settings);
  const clock = new Clock();
  clock.set(now);
  const app = await createApp(settings, clock);
  await fillWhenEmpty(app, () => undefined);
  clock.set(now);
  return { app, clock };
}

/** Fills a database as most specs begin with it, and lets go of it. */
async function fill(database: TestDatabase): Promise<void> {
  const { app } = await fillAndKeep(settingsFor(database), START);
  await app.close();
}

/**
 * Opens a world: a database of its own, migrated and filled, under a new application. What most specs begin with is
 * migrated and filled once in a run, and copied.
 */
export async function openWorld({
  now = START,
  env = {},
  mail,
}: { now?: string | null; env?: Record<string, string>; mail?: MailSettings } = {}): Promise<World> {
  const isOrdinary = now === START && SETTINGS_THAT_FILL.every((name) => !(name in env));
  const database = isOrdinary ? await filledDatabase(fill) : await createDatabase();
  // A demonstration sends no mail, whatever its environment says; a spec about mail does.
  const settings = { ...settingsFor(database, env), ...(mail && { mail }) };
  const { app, clock } = await fillAndKeep(settings, now);
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
