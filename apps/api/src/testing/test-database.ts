// The databases that specs stand on: an empty one, or a copy of one that was filled once for the whole run.
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DATABASE_KIND } from '../database/kind';

/** A database of one spec file, with a folder for its files. */
export interface TestDatabase {
  /** The address for DATABASE_URL: that of the application role on PostgreSQL. */
  readonly url: string;
  /** The address for DATABASE_OWNER_URL; empty on SQLite. */
  readonly ownerUrl: string;
  readonly folder: string;
  /** Takes the database and the folder away. */
  drop(): Promise<void>;
}

/** Two roles of the server of the tests: as the README says to set it up, one owns the tables, another works with rows. */
interface Roles {
  readonly owner: string;
  readonly application: string;
  readonly password: string;
}

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run the Nx targets int-sqlite and int-postgres.`);
  return value;
}

/** Works as whoever may create databases and roles on the server of the tests. */
async function asAdministrator<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: given('TEST_DATABASE_URL') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const runAll = async (client: pg.Client, ...statements: string[]): Promise<void> => {
  for (const statement of statements) await client.query(statement);
};

const creationOf = ({ owner, application, password }: Roles): string[] => [
  ...[owner, application].map(
    (role) => `CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '${password}'`,
  ),
  `GRANT ${owner} TO CURRENT_USER`,
];

function newFolder(): { folder: string; removeFolder: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'casusregie-spec-'));
  return { folder, removeFolder: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

const newName = (): string => `spec_${randomBytes(8).toString('hex')}`;

/** A database on the server under a name; `more` is done once it is gone. */
function onServer(name: string, { owner, application, password }: Roles, ...more: string[]): TestDatabase {
  const { folder, removeFolder } = newFolder();
  const addressOf = (role: string): string => {
    const url = new URL(given('TEST_DATABASE_URL'));
    [url.username, url.password, url.pathname] = [role, password, `/${name}`];
    return url.href;
  };
  return {
    url: addressOf(application),
    ownerUrl: addressOf(owner),
    folder,
    drop: async () => {
      await asAdministrator((client) => runAll(client, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, ...more));
      removeFolder();
    },
  };
}

function inFile(): TestDatabase & { readonly file: string } {
  const { folder, removeFolder } = newFolder();
  const file = join(folder, 'spec.db');
  return { url: `sqlite:${file}`, ownerUrl: '', folder, file, drop: () => Promise.resolve(removeFolder()) };
}

/**
 * Creates an empty database: a file in a temporary folder, or a database with two roles of its own on the server of
 * TEST_DATABASE_URL.
 */
export async function createDatabase(): Promise<TestDatabase> {
  if (DATABASE_KIND === 'sqlite') return inFile();
  const name = newName();
  const roles = {
    owner: `${name}_owner`,
    application: `${name}_application`,
    password: randomBytes(12).toString('hex'),
  };
  await asAdministrator((client) =>
    runAll(client, ...creationOf(roles), `CREATE DATABASE ${name} OWNER ${roles.owner}`),
  );
  return onServer(name, roles, `DROP ROLE IF EXISTS ${roles.application}`, `DROP ROLE IF EXISTS ${roles.owner}`);
}

/** Fills an empty database and lets go of it. */
type Fill = (database: TestDatabase) => Promise<void>;

/**
 * Creates a copy of a database that is filled once in a run of the tests: the first spec that asks fills it.
 * On PostgreSQL all copies have the same two roles, who own and use the tables that are copied along.
 */
export function filledDatabase(fill: Fill): Promise<TestDatabase> {
  return DATABASE_KIND === 'sqlite' ? copiedFile(fill) : copiedOnServer(fill);
}

async function copiedFile(fill: Fill): Promise<TestDatabase> {
  const filled = join(given('TEST_SCRATCH'), 'filled.db');
  if (!existsSync(filled)) {
    const source = inFile();
    await fill(source);
    // Another worker may be first: theirs holds the same, and the file is there as a whole or not at all.
    renameSync(source.file, filled);
    await source.drop();
  }
  const database = inFile();
  copyFileSync(filled, database.file);
  return database;
}

/** Any number, as long as nobody else locks by it. */
const LOCK = 20261124;

async function copiedOnServer(fill: Fill): Promise<TestDatabase> {
  const run = given('TEST_RUN');
  const filled = `filled_${run}`;
  const roles = { owner: `${filled}_owner`, application: `${filled}_application`, password: run };
  const name = newName();
  await asAdministrator(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [filled]);
    if (!rowCount) {
      const half = newName();
      await runAll(client, ...creationOf(roles), `CREATE DATABASE ${half} OWNER ${roles.owner}`);
      await fill(onServer(half, roles));
      await client.query(`ALTER DATABASE ${half} RENAME TO ${filled}`);
    }
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${filled} OWNER ${roles.owner}`);
  });
  return onServer(name, roles);
}
