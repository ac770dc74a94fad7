import { randomBytes } from 'node:crypto';
import { builtServer, startServer, type RunningServer } from '../testing/built-server';
import { createDatabase, settingsFor, type TestDatabase } from '../testing/test-setup';
import { partsOf } from '../testing/tampered-log';
import { check } from '../testing/verifier';
import { LogKey } from './log-key';

const READS = 1000;

describe('a server that is killed in the middle of a thousand reads', () => {
  let database: TestDatabase;
  let server: RunningServer;

  const start = async (): Promise<RunningServer> =>
    startServer(await builtServer(), {
      DEMO_DATA: 'accounts',
      DATABASE_URL: database.url,
      ...(database.ownerUrl && { DATABASE_OWNER_URL: database.ownerUrl }),
      FILES_DIR: `${database.folder}/files`,
      RATE_WORK: '100000',
    });
  beforeAll(async () => {
    database = await createDatabase();
    server = await start();
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    await database?.drop();
  });

  async function tokenOf(account: string): Promise<string> {
    const answer = await fetch(`${server.url}/demo/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }
  const exported = async (): Promise<string> => {
    const headers = { authorization: `Bearer ${await tokenOf('auditor')}` };
    return (await fetch(`${server.url}/v1/audit/log-exports/latest`, { headers })).text();
  };

  it('has the entry of every read that was answered, goes on with the next number, and is found good', async () => {
    const before = partsOf(await exported()).entries.length;
    const authorization = `Bearer ${await tokenOf('nn-manager')}`;
    const answered: string[] = [];
    const killed: Promise<void>[] = [];
    /** Reads again and again, so that a thousand are always under way, and kills the server in the middle of them. */
    const reader = async (): Promise<void> => {
      for (;;) {
        const trace = randomBytes(16).toString('hex');
        const headers = { authorization, traceparent: `00-${trace}-${'1'.repeat(16)}-01` };
        const answer = await fetch(`${server.url}/v1/cases`, { headers });
        if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
        answered.push(trace);
        if (answered.length >= READS && killed.length === 0) killed.push(server.kill());
        await answer.arrayBuffer();
      }
    };
    // The sequencer and the signing are in the middle of their work too.
    const exporting = exported().catch(() => '');
    const reading = await Promise.allSettled(Array.from({ length: READS }, reader));
    await Promise.all(killed);
    await exporting;
    expect(answered.length).toBeGreaterThanOrEqual(READS);
    expect(reading.filter(({ status }) => status === 'rejected').length).toBe(READS);

    server = await start();
    const text = await exported();
    const { entries } = partsOf(text);
    const traces = new Set(entries.map(({ leaf }) => leaf.traceId));
    expect(answered.filter((trace) => !traces.has(trace))).toEqual([]);
    expect(entries.map(({ leaf }) => leaf.seq)).toEqual(entries.map((_entry, at) => at + 1));
    expect(entries.length).toBeGreaterThanOrEqual(before + answered.length);
    const key = new LogKey(settingsFor(database)).publicKey;
    const { code, findings } = check(database.folder, text, ['--key', key]);
    expect([code, findings]).toEqual([0, []]);
  }, 120_000);
});
