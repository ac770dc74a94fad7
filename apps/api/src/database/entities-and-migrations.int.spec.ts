import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { createApp } from '../create-app';
import { fillWhenEmpty } from '../demo/load-demo';
import { Clock } from '../shared/clock';
import { builtServer, freePort, runToEnd } from '../testing/built-server';
import { createDatabase, migrateDatabase, openWorld, settingsFor, type World } from '../testing/test-setup';
import { ownerOptions, UnusableDatabase, writerOptions } from './data-sources';
import { ENTITIES } from './entities';
import { DATABASE_KIND } from './kind';
import { MIGRATIONS } from './migrations';
import { Reads } from './unit-of-work';

const production = (url: string) => ({
  CASUSREGIE_MODE: 'production',
  DATABASE_URL: url,
  PUBLIC_URL: 'https://casusregie.example',
  OIDC_ISSUER: 'https://login.example',
  OIDC_CLIENT_SECRET: 'geheim',
  OIDC_ACR: 'substantial',
});

describe('entities and migrations', () => {
  let world: World;
  let source: DataSource;

  beforeAll(async () => {
    world = await openWorld();
    source = new DataSource(writerOptions(world.settings));
    await source.initialize();
  });
  afterAll(async () => {
    await source?.destroy();
    await world?.close();
  });

  /** The columns of a table as the database has them, with whether each may be empty. */
  async function columnsOf(table: string): Promise<Record<string, boolean>> {
    const rows: { name: string; empty: boolean }[] =
      DATABASE_KIND === 'sqlite'
        ? (
            await world.rows<{ name: string; notnull: number; pk: number }>(
              `SELECT name, "notnull", pk FROM pragma_table_info('${table}')`,
            )
          ).map((row) => ({ name: row.name, empty: row.notnull === 0 && row.pk === 0 }))
        : (
            await world.rows<{ name: string; nullable: string }>(
              `SELECT column_name AS name, is_nullable AS nullable FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
              [table],
            )
          ).map((row) => ({ name: row.name, empty: row.nullable === 'YES' }));
    return Object.fromEntries(rows.map(({ name, empty }) => [name, empty]));
  }

  async function tables(): Promise<string[]> {
    const rows = await world.rows<{ name: string }>(
      DATABASE_KIND === 'sqlite'
        ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
        : `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    return rows.map(({ name }) => name);
  }

  it.each(ENTITIES.map((entity) => [entity.name, entity] as const))(
    '%s has the columns of its table, each as empty as it may be',
    async (_name, entity) => {
      const { tableName, columns } = source.getMetadata(entity);
      const told = Object.fromEntries(columns.map(({ databaseName, isNullable }) => [databaseName, isNullable]));
      expect(Object.keys(told).length).toBeGreaterThan(1);
      expect(await columnsOf(tableName)).toEqual(told);
    },
  );

  it('every table has an entity, but the list of migrations itself', async () => {
    const known = new Set(ENTITIES.map((entity) => source.getMetadata(entity).tableName));
    expect((await tables()).filter((name) => !known.has(name))).toEqual(['migrations']);
  });

  it('one list of migrations made this database, and nothing is left to do', async () => {
    const done = await world.rows<{ name: string }>('SELECT name FROM migrations ORDER BY id');
    expect(done.map(({ name }) => name)).toEqual(MIGRATIONS.map((Migration) => new Migration().name));
    expect(await migrateDatabase(world.settings)).toBe(0);
  });

  it('refuses a database that a newer version has migrated, naming what it does not know', async () => {
    const database = await createDatabase();
    try {
      const settings = settingsFor(database);
      await migrateDatabase(settings);
      const newer = new DataSource(ownerOptions(settings));
      await newer.initialize();
      await newer.query(`INSERT INTO migrations (timestamp, name) VALUES (1999999999999, 'Later1999999999999')`);
      await newer.destroy();
      await expect(migrateDatabase(settings)).rejects.toThrow(UnusableDatabase);
      await expect(migrateDatabase(settings)).rejects.toThrow(/newer version.*Later1999999999999/);
    } finally {
      await database.drop();
    }
  });

  it('fills an empty database once: a second start finds it and adds nothing', async () => {
    const count = () =>
      world.count('SELECT (SELECT count(*) FROM persons) + (SELECT count(*) FROM organisations) AS n');
    const before = await count();
    await fillWhenEmpty(world.app, () => undefined);
    expect(before).toBeGreaterThan(800);
    expect(await count()).toBe(before);
  });

  it('refuses a demo database in production, and a production database in the demo', async () => {
    const app = await createApp(settingsFor(world.database, production(world.settings.databaseUrl)), new Clock());
    try {
      await expect(fillWhenEmpty(app, () => undefined)).rejects.toThrow(UnusableDatabase);
      await expect(fillWhenEmpty(app, () => undefined)).rejects.toThrow(/holds demo data/);
    } finally {
      await app.close();
    }
    const database = await createDatabase();
    const real = settingsFor(database, production(database.url));
    await migrateDatabase(real);
    const inProduction = await createApp(real, new Clock());
    try {
      await fillWhenEmpty(inProduction, () => undefined);
      const { n } = (await inProduction
        .get<Reads>(Reads)
        .first<{ n: number }>(
          'SELECT (SELECT count(*) FROM persons) + (SELECT count(*) FROM organisations WHERE demo) AS n',
        )) as { n: number };
      expect(Number(n)).toBe(0);
    } finally {
      await inProduction.close();
    }
    const inDemo = await createApp(settingsFor(database), new Clock());
    try {
      await expect(fillWhenEmpty(inDemo, () => undefined)).rejects.toThrow(/not marked as a demo database/);
    } finally {
      await inDemo.close();
      await database.drop();
    }
  });

  it('a file that is no database is told in one sentence, and the process ends', async () => {
    const file = join(world.database.folder, 'notes.txt');
    writeFileSync(file, 'These are notes, and no database at all. '.repeat(100));
    const { code, said } = runToEnd(await builtServer(), {
      DATABASE_URL: `sqlite:${file}`,
      PORT: String(await freePort()),
    });
    expect(said.trim()).toBe('The database file of DATABASE_URL is not a SQLite database.');
    expect(code).toBe(1);
  });

  it('a setting that makes no sense is told in one sentence, and the process ends', async () => {
    const { code, said } = runToEnd(await builtServer(), { DATABASE_URL: 'mysql://somewhere' });
    expect(said.trim().split('\n')).toEqual([expect.stringContaining('DATABASE_URL must be')]);
    expect(code).toBe(1);
  });

  it('a database that cannot be reached is told in one sentence, and the process ends', async () => {
    const port = await freePort();
    const { code, said } = runToEnd(await builtServer(), {
      DATABASE_URL: `postgres://nobody:secret@127.0.0.1:${port}/none`,
      PORT: String(await freePort()),
    });
    expect(said.trim()).toBe('The database of DATABASE_URL cannot be reached (ECONNREFUSED).');
    expect(code).toBe(1);
  });
});
