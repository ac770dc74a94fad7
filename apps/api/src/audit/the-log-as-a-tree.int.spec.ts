import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPublicKey, verify } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { CheckpointPage, CheckpointProof } from '@casusregie/contract';
import { createApp } from '../create-app';
import { ownerOptions } from '../database/data-sources';
import { UnitOfWork } from '../database/unit-of-work';
import { builtServer, freePort, runToEnd } from '../testing/built-server';
import { Client } from '../testing/client';
import { openWorld, type World } from '../testing/test-setup';
import { ActLog } from './act-log';
import { Checkpoints } from './checkpoints';
import { canonical, leafHash } from './leaf';
import { LogKeeper } from './log-keeper';
import { LogKey } from './log-key';
import { above, EMPTY_ROOT } from './merkle';
import { Sequencer } from './sequencer';

const ENTRIES = `SELECT l.seq, l.leaf_hash, e.* FROM log_leaves l JOIN log_entries e ON e.id = l.entry_id ORDER BY l.seq`;

interface Row {
  seq: number;
  leaf_hash: string;
  id: string;
  recorded_at: string;
  person_id: string | null;
  authorisation_id: string | null;
  act: string;
  object: string | null;
  result: string;
  trace_id: string;
  commitment: string;
}

function rootOf(hashes: readonly string[]): string {
  if (hashes.length === 0) return EMPTY_ROOT;
  if (hashes.length === 1) return hashes[0]!;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return above(rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
}

describe('the log as a tree', () => {
  let world: World;
  let sequencer: Sequencer;
  let checkpoints: Checkpoints;

  beforeAll(async () => {
    world = await openWorld();
    sequencer = world.app.get(Sequencer);
    checkpoints = world.app.get(Checkpoints);
  });
  afterAll(() => world?.close());

  const waiting = () => world.count('SELECT count(*) AS n FROM log_waiting');
  const entries = () => world.count('SELECT count(*) AS n FROM log_entries');
  /** Reads the worklist `times` times, all at once. */
  const reading = async (times: number): Promise<void> => {
    const caller = await world.as('nn-manager');
    await Promise.all(Array.from({ length: times }, () => caller.get('/v1/cases?limit=1')));
  };

  it('numbers every entry from 1 without a gap, and gives each its leaf', async () => {
    await reading(5);
    expect(await waiting()).toBeGreaterThan(0);
    const size = await sequencer.run();
    expect([await waiting(), await entries()]).toEqual([0, size]);
    const rows = await world.rows<Row>(ENTRIES);
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_row, at) => at + 1));
    for (const row of rows) {
      const leaf = {
        seq: Number(row.seq),
        id: row.id,
        time: row.recorded_at,
        actor: row.person_id,
        authorisation: row.authorisation_id,
        act: row.act,
        object: row.object,
        result: row.result,
        traceId: row.trace_id,
        commitment: row.commitment,
      };
      expect(leafHash(leaf)).toBe(row.leaf_hash);
      expect(Object.keys(JSON.parse(canonical(leaf)))).toEqual(Object.keys(leaf).sort());
    }
    expect(await sequencer.run()).toBe(size);
  });

  it('grows while many read and several number at once, and every entry is in it once', async () => {
    const others = world.settings.databaseKind === 'postgres' ? [await createApp(world.settings, world.clock)] : [];
    try {
      const sequencers = [sequencer, ...others.map((app) => app.get(Sequencer))];
      for (let round = 0; round < 4; round += 1) {
        await Promise.all([reading(300), ...sequencers.map((one) => one.run()), ...sequencers.map((one) => one.run())]);
      }
      const size = await sequencer.run();
      expect(size).toBeGreaterThan(1200);
      expect([await entries(), await world.count('SELECT count(DISTINCT entry_id) AS n FROM log_leaves')]).toEqual([
        size,
        size,
      ]);
      expect(await world.count('SELECT max(seq) AS n FROM log_leaves')).toBe(size);
      expect(await world.count('SELECT count(*) AS n FROM log_tiles')).toBe(Math.floor(size / 256));
    } finally {
      for (const app of others) await app.close();
    }
  });

  it('does not number what is rolled back', async () => {
    const size = await sequencer.run();
    const log = world.app.get(ActLog);
    const caller = { traceId: 'a'.repeat(32) } as never;
    await expect(
      world.work.run(async (tx) => {
        await log.write(tx, caller, { act: 'readCase', object: null });
        throw new Error('on purpose');
      }),
    ).rejects.toThrow('on purpose');
    expect(await sequencer.run()).toBe(size);
  });

  it.each(['log_entries', 'log_leaves', 'log_tiles', 'log_checkpoints', 'log_payloads'])(
    'does not let a row of %s be changed',
    async (table) => {
      await checkpoints.make();
      const column =
        ({ log_tiles: 'hash', log_checkpoints: 'note', log_leaves: 'leaf_hash', log_payloads: 'payload' } as never)[
          table
        ] ?? 'act';
      const owner = new DataSource(ownerOptions(world.settings));
      await owner.initialize();
      // The application may not even try on PostgreSQL; nor does it succeed for the owner of the tables.
      try {
        for (const change of [
          (sql: string): Promise<unknown> => world.app.get(UnitOfWork).run((tx) => tx.run(sql)),
          (sql: string): Promise<unknown> => owner.query(sql),
        ]) {
          await expect(change(`UPDATE ${table} SET ${String(column)} = 'x'`)).rejects.toThrow(
            /never changed|written once|permission denied/,
          );
          if (table === 'log_payloads') continue;
          await expect(change(`DELETE FROM ${table}`)).rejects.toThrow(
            /never (changed|deleted)|written once|permission denied/,
          );
        }
      } finally {
        await owner.destroy();
      }
    },
  );

  it('is signed as it is: size, root and time, with the key of the log', async () => {
    const { note, tree_size, root_hash } = await checkpoints.make();
    const [body = '', line = ''] = note.split('\n\n');
    const hashes = (await world.rows<Row>(ENTRIES)).map(({ leaf_hash }) => leaf_hash);
    expect([Number(tree_size), root_hash]).toEqual([hashes.length, rootOf(hashes)]);
    expect(body.split('\n')).toEqual([
      'casusregie-demo',
      String(hashes.length),
      Buffer.from(root_hash, 'hex').toString('base64'),
      `time ${world.clock.now()}`,
    ]);
    const [name, id, ...key] = world.app.get(LogKey).publicKey.split('+');
    const raw = Buffer.from(key.join('+'), 'base64').subarray(1);
    const open = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
    const [dash, signer, signature = ''] = line.trim().split(' ');
    const bytes = Buffer.from(signature, 'base64');
    expect([dash, signer, bytes.subarray(0, 4).toString('hex')]).toEqual(['—', name, id]);
    expect(verify(null, Buffer.from(`${body}\n`), open, bytes.subarray(4))).toBe(true);
    expect((await checkpoints.make()).note).toBe(note);
  });

  it('is signed in the background when the time has come, and when the process ends', async () => {
    const app = await createApp(world.settings, world.clock);
    const keeper = app.get(LogKeeper);
    try {
      await keeper.start();
      const before = await checkpoints.last();
      await reading(1);
      world.clock.set(new Date(Date.parse(world.clock.now()) + 5 * 60_000).toISOString());
      await (keeper as unknown as { work(): Promise<void> }).work();
      const later = await checkpoints.last();
      expect(Number(later?.tree_size)).toBe(Number(before?.tree_size) + 1);
      await reading(1);
      await (keeper as unknown as { work(): Promise<void> }).work();
      expect((await checkpoints.last())?.id).toBe(later?.id);
      expect(await waiting()).toBe(0);
    } finally {
      await app.close();
    }
    expect(Number((await checkpoints.last())?.tree_size)).toBe(await entries());
  });

  it('shows its checkpoints to the auditor and to the LIEC, page by page, and to nobody else', async () => {
    for (const account of ['auditor', 'liec-coordinator']) {
      const caller = await world.as(account);
      const all = (await caller.get('/v1/audit/checkpoints')).ok<CheckpointPage>();
      expect(all.items.length).toBeGreaterThan(2);
      expect(all).toMatchObject({ publicKey: world.app.get(LogKey).publicKey, witnesses: [], next: null });
      expect(all.items.map(({ size }) => size)).toEqual([...all.items.map(({ size }) => size)].sort((a, b) => b - a));
      const first = (await caller.get('/v1/audit/checkpoints?limit=2')).ok<CheckpointPage>();
      const rest = (await caller.get(`/v1/audit/checkpoints?limit=100&after=${first.next}`)).ok<CheckpointPage>();
      expect([...first.items, ...rest.items]).toEqual(all.items);
    }
    for (const account of ['nn-manager', 'beheerder', 'gm0014', 'politie', 'nn-privacy']) {
      const answer = await (await world.as(account)).get('/v1/audit/checkpoints');
      expect([account, answer.status]).toEqual([account, 403]);
    }
    expect((await world.nobody.get('/v1/audit/checkpoints')).status).toBe(401);
    const caller = await world.as('auditor');
    expect((await caller.get('/v1/audit/checkpoints?after=odd')).faults).toEqual([
      'after: is geen bekende aanwijzer; begin opnieuw bij de eerste bladzijde',
    ]);
  });

  it('proves that a checkpoint only adds to an earlier one', async () => {
    const caller = await world.as('auditor');
    const { items } = (await caller.get('/v1/audit/checkpoints')).ok<CheckpointPage>();
    const [newest, , old] = items;
    const url = `/v1/audit/checkpoints/${newest!.id}`;
    const proof = (await caller.get(`${url}?since=${old!.size}`)).ok<CheckpointProof>();
    expect(proof).toMatchObject({ checkpoint: newest, since: old!.size });
    expect(proof.consistency.length).toBeGreaterThan(0);
    expect((await caller.get(url)).ok<CheckpointProof>()).toMatchObject({ since: 0, consistency: [] });
    expect((await caller.get(`${url}?since=${newest!.size + 1}`)).faults).toEqual([
      `since: mag hoogstens ${newest!.size} zijn, de omvang bij dit controlepunt`,
    ]);
    expect((await caller.get(`${url}?since=-1`)).status).toBe(400);
    expect((await caller.get('/v1/audit/checkpoints/01900000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await caller.get('/v1/audit/checkpoints/1')).status).toBe(404);
  });

  it('goes on with the number it had reached, in another process', async () => {
    const size = await sequencer.run();
    const app = await createApp(world.settings, world.clock);
    try {
      const account = await new Client(app).post('/demo/token', { account: 'nn-manager' });
      await new Client(app, account.ok<{ access_token: string }>().access_token).get('/v1/cases');
      expect(await app.get(Sequencer).run()).toBe(size + 1);
    } finally {
      await app.close();
    }
  });
});

describe('the key that signs the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casusregie-key-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const keyWith = (settings: object): LogKey => new LogKey({ mode: 'demo', auditWitnesses: [], ...settings } as never);

  it('is made by a demo that has none, for its user alone, and is the same ever after', () => {
    const file = join(folder, 'deep', 'log.key');
    const key = keyWith({ auditKeyFile: file });
    expect(key.open()).toContain(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(keyWith({ auditKeyFile: file }).open()).toBeNull();
    expect(keyWith({ auditKeyFile: file }).publicKey).toBe(key.publicKey);
    expect(key.publicKey).not.toContain(readFileSync(file, 'utf8').trim().slice(-30));
  });

  it('is never made in production, and what is no key is refused', () => {
    const file = join(folder, 'none.key');
    const production = { mode: 'production', auditKeyFile: file };
    expect(() => keyWith(production).open()).toThrow('AUDIT_KEY_FILE cannot be read (ENOENT).');
    expect(existsSync(file)).toBe(false);
    for (const text of ['', 'x', 'PRIVATE+KEY+x+00000000+AAAA', `PRIVATE+KEY+x+00000000+${'A'.repeat(44)}`]) {
      writeFileSync(file, text);
      expect(() => keyWith(production).open()).toThrow('AUDIT_KEY_FILE does not hold a private key of a log.');
    }
  });

  it('cannot do without witnesses that are keys of others', () => {
    const file = join(folder, 'own.key');
    expect(() => keyWith({ auditKeyFile: file, auditWitnesses: ['odd'] }).refuseOddWitnesses()).toThrow(
      'AUDIT_WITNESSES holds "odd", which is not a public key of a witness.',
    );
    const { publicKey } = keyWith({ auditKeyFile: file });
    expect(() => keyWith({ auditKeyFile: file, auditWitnesses: [publicKey] }).refuseOddWitnesses()).toThrow(
      /which is not a public key of a witness/,
    );
  });

  it('that production was not given is told in one sentence, and the process ends', async () => {
    const { code, said } = runToEnd(await builtServer(), {
      CASUSREGIE_MODE: 'production',
      DATABASE_URL: `sqlite:${join(folder, 'production.db')}`,
      PUBLIC_URL: 'https://casusregie.example',
      OIDC_ISSUER: 'https://login.example',
      OIDC_CLIENT_SECRET: 'geheim',
      OIDC_ACR: 'substantial',
      PORT: String(await freePort()),
    });
    expect(said.trim()).toBe('AUDIT_KEY_FILE is required in production mode.');
    expect(code).toBe(1);
  });
});
