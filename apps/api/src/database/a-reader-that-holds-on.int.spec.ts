import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import sqlite3 from 'sqlite3';
import { ActLog } from '../audit/act-log';
import { openWorld, type World } from '../testing/test-setup';
import { sqlitePath } from './data-sources';
import { DATABASE_KIND } from './kind';
import { asNobody } from './on-behalf';

const LOG_READS = 'SELECT count(*) AS n FROM log_entries';
const SETTINGS = 'SELECT count(*) AS n FROM settings';

/** On SQLite the reading connection goes on with what it saw while only the log grows (database/sql.ts). */
describe('a reader that holds on to a moment', () => {
  let world: World;
  let log: ActLog;

  beforeAll(async () => {
    world = await openWorld();
    log = world.app.get(ActLog);
  });
  afterAll(() => world?.close());

  const read = (): Promise<void> =>
    asNobody(() => log.read({ traceId: 'f'.repeat(32) }, { act: 'listCases', object: null }));
  const set = (name: string): Promise<number> =>
    world.work.run((tx) => tx.run('INSERT INTO settings (name, value) VALUES ($1, $2)', [name, 'x']));

  it('sees every change that was told as done, while others read on', async () => {
    const before = await world.count(SETTINGS);
    let reading = true;
    const others = Array.from({ length: 5 }, async () => {
      while (reading) await world.count(SETTINGS);
    });
    for (let done = 1; done <= 30; done += 1) {
      await set(`hold-${done}`);
      expect(await world.count(SETTINGS)).toBe(before + done);
    }
    reading = false;
    await Promise.all(others);
  });

  it('sees every entry of the log that was told as written', async () => {
    const before = await world.count(LOG_READS);
    for (let done = 1; done <= 30; done += 1) {
      await Promise.all([read(), world.count(SETTINGS)]);
      expect(await world.count(LOG_READS)).toBe(before + done);
    }
  });

  it('tells what is wrong with a statement, and goes on', async () => {
    const wrong = Array.from({ length: 4 }, () => world.rows('SELECT nothing FROM nowhere'));
    const right = world.count(SETTINGS);
    for (const { status } of await Promise.allSettled(wrong)) expect(status).toBe('rejected');
    expect(await right).toBeGreaterThan(0);
  });

  if (DATABASE_KIND === 'sqlite') {
    it('sees soon what another program has written', async () => {
      const before = await world.count(SETTINGS);
      const other = new sqlite3.Database(sqlitePath(world.settings.databaseUrl));
      await new Promise((done) => other.run(`INSERT INTO settings (name, value) VALUES ('other', 'x')`, done));
      await new Promise((done) => other.close(done));
      await pause(200);
      expect(await world.count(SETTINGS)).toBe(before + 1);
    });

    it('lets the write-ahead log start over under load', async () => {
      const size = (): number => statSync(`${sqlitePath(world.settings.databaseUrl)}-wal`).size;
      await pause(200);
      const sizes: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        const end = performance.now() + 1500;
        const callers = Array.from({ length: 8 }, async () => {
          while (performance.now() < end) await Promise.all([read(), world.count(SETTINGS)]);
        });
        await Promise.all(callers);
        sizes.push(size());
      }
      expect(Math.max(...sizes)).toBeLessThan(20_000_000);
    });
  }
});
