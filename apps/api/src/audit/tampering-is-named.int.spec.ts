import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { CheckpointAnswer, CheckpointPage, CheckpointProof } from '@casusregie/contract';
import { ownerOptions } from '../database/data-sources';
import { DATABASE_KIND } from '../database/kind';
import { Journey } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';
import {
  changed,
  inserted,
  later,
  middle,
  partsOf,
  renumbered,
  rootOf,
  signed,
  swapped,
  textOf,
  without,
  type Parts,
} from '../testing/tampered-log';
import { check, verifier } from '../testing/verifier';
import { ActLog } from './act-log';
import { Checkpoints } from './checkpoints';
import { leafHash, type Leaf } from './leaf';
import { LogKey } from './log-key';
import { newLogKey, readLogSigner, type Signer } from './signed-note';

describe('an export of the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casusregie-verify-'));
  const witnessFile = join(folder, 'witness.key');
  const witness = verifier('witness', 'keygen', '--name', 'liec.example', '--file', witnessFile).out;
  let world: World;
  let exported: string;
  let trust: string[];
  let earlier: string[];
  let signer: Signer;

  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const tick = (minutes = 1): void => world.clock.set(later(world.clock.now(), minutes));

  /** The newest checkpoint, signed by the witness and kept by it. */
  async function witnessed(name: string, previous: string | null): Promise<string> {
    await world.app.get(Checkpoints).make();
    const liec = await world.as('liec-coordinator');
    const { items } = (await liec.get('/v1/audit/checkpoints?limit=1')).ok<CheckpointPage>();
    const since = previous ? (JSON.parse(readFileSync(previous, 'utf8')) as CheckpointProof).checkpoint.size : 0;
    const url = `/v1/audit/checkpoints/${items[0]!.id}`;
    const asked = file(name, (await liec.get(`${url}?since=${since}`)).text);
    const how = previous ? ['--previous', previous] : ['--first'];
    const log = world.app.get(LogKey).publicKey;
    const said = verifier('witness', 'sign', '--key', witnessFile, '--log', log, '--checkpoint', asked, ...how);
    expect(said).toMatchObject({ code: 0, error: '' });
    const answer = await liec.post(`${url}/signatures`, said.out);
    expect(answer.status).toBe(201);
    expect(answer.json<CheckpointAnswer>().signatures.map((one) => one.witness)).toEqual(['liec.example']);
    return asked;
  }

  beforeAll(async () => {
    world = await openWorld({ env: { AUDIT_WITNESSES: witness } });
    const walk = new Journey(world);
    const id = await walk.to('intake');
    const first = await witnessed('first.json', null);
    tick();
    await (await world.as('gm0037')).get(`/v1/cases/${id}`);
    await walk.to('legality-check');
    tick(3);
    const second = await witnessed('second.json', first);
    tick();
    // What lay beside one entry is destroyed, and an entry says on what ground.
    const [old] = await world.rows<{ id: string }>(
      `SELECT id FROM log_entries WHERE act = 'readCase' ORDER BY id LIMIT 1`,
    );
    await world.work.run(async (tx) => {
      await tx.run('DELETE FROM log_payloads WHERE entry_id = $1', [old!.id]);
      await world.app.get(ActLog).write(tx, { traceId: 'e'.repeat(32) } as never, {
        act: 'destroyPayload',
        object: `log-entry:${old!.id}`,
        result: 'ground:term-ended',
      });
    });
    tick();
    const [opened] = await world.rows<{ id: string }>(
      `SELECT id FROM log_entries WHERE act = 'logIn' OR act = 'listCheckpoints' LIMIT 1`,
    );
    exported = (await (await world.as('auditor')).get(`/v1/audit/log-exports/latest?payloadsOf=${opened!.id}`)).text;
    signer = readLogSigner(readFileSync(world.settings.auditKeyFile ?? '', 'utf8'));
    trust = ['--key', world.app.get(LogKey).publicKey, '--witness', witness];
    earlier = ['--earlier', first, '--earlier', second];
  });
  afterAll(async () => {
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const checked = (parts: Parts, args = [...trust, ...earlier]) => check(folder, textOf(parts), args);
  /** The kinds of what is found in an export that was tampered with. */
  const found = (change: (parts: Parts) => Parts, args?: string[]): string[] => {
    const { code, findings } = checked(change(partsOf(exported)), args);
    expect(code).toBe(1);
    return [...new Set(findings.map(({ kind }) => kind))];
  };
  it('is found good as it is, by somebody who has the keys, two earlier checkpoints and nothing of ours', () => {
    const { code, good, entries, findings } = check(folder, exported, [...trust, ...earlier]);
    expect([code, good, findings]).toEqual([0, true, []]);
    expect(entries).toBeGreaterThan(20);
    expect(partsOf(exported).notes.length).toBe(3);
    expect(textOf(partsOf(exported)).split('\n').length).toBe(exported.split('\n').length);
  });

  it('holds no payload but those it was asked for, and says which are destroyed', () => {
    const { entries } = partsOf(exported);
    expect(entries.filter(({ opened }) => opened).length).toBe(1);
    expect(entries.filter(({ payload }) => payload === 'destroyed').length).toBe(1);
    expect(Object.keys(entries[0]!).sort()).toEqual(['kind', 'leaf', 'leafHash', 'payload']);
  });

  const FIELDS: [keyof Leaf, string | number][] = [
    ['seq', 9999],
    ['id', '01900000-0000-7000-8000-000000000009'],
    ['time', '2026-11-24T09:00:00.001Z'],
    ['actor', '01900000-0000-7000-8000-000000000009'],
    ['authorisation', '01900000-0000-7000-8000-000000000009'],
    ['act', 'listCases'],
    ['object', 'case:01900000-0000-7000-8000-000000000009'],
    ['result', 'refused:unknown'],
    ['traceId', 'f'.repeat(32)],
    ['commitment', 'f'.repeat(64)],
  ];
  it.each(FIELDS)('an edit of %s is named', (field, value) => {
    const edit = ({ entries, ...rest }: Parts) => ({
      ...rest,
      entries: changed(entries, middle(entries), { [field]: value }),
    });
    expect(found(edit)).toContain('leaf-changed');
  });

  it.each(FIELDS.slice(1))('an edit of %s is named when all hashes were made anew', (field, value) => {
    const edit = (parts: Parts) => ({
      ...parts,
      entries: renumbered(changed(parts.entries, middle(parts.entries), { [field]: value })),
    });
    expect(found(edit)).toEqual(expect.arrayContaining(['history-changed', 'forked']));
  });

  it('a deleted entry is named', () => {
    expect(found((parts) => ({ ...parts, entries: without(parts.entries, middle(parts.entries)) }))).toContain(
      'sequence-gap',
    );
  });

  it('a deleted entry is named when the others were numbered anew', () => {
    const kinds = found((parts) => ({ ...parts, entries: renumbered(without(parts.entries, middle(parts.entries))) }));
    expect(kinds).toEqual(expect.arrayContaining(['history-changed', 'truncated']));
    expect(kinds).not.toContain('sequence-gap');
  });

  it('two entries that changed places are named', () => {
    expect(found((parts) => ({ ...parts, entries: swapped(parts.entries, middle(parts.entries)) }))).toContain(
      'order-changed',
    );
    expect(
      found((parts) => ({ ...parts, entries: renumbered(swapped(parts.entries, middle(parts.entries))) })),
    ).toContain('history-changed');
  });

  const OTHER = '01900000-0000-7000-8000-00000000000a';
  it('an inserted entry is named, by its number and by what was signed', () => {
    expect(found((parts) => ({ ...parts, entries: inserted(parts.entries, 5, OTHER) }))).toContain('sequence-repeated');
    const kinds = found((parts) => ({ ...parts, entries: renumbered(inserted(parts.entries, 5, OTHER)) }));
    expect(kinds).toEqual(expect.arrayContaining(['history-changed', 'unsigned']));
  });

  it('one event written twice is named, also when it was signed so', () => {
    const twice = (parts: Parts) =>
      signed({ ...parts, entries: renumbered(inserted(parts.entries, 5, parts.entries[5]!.leaf.id)) }, signer);
    expect(found(twice, ['--key', trust[1]!])).toContain('event-repeated');
  });

  it('entries cut off the end are named', () => {
    expect(found((parts) => ({ ...parts, entries: parts.entries.slice(0, -2) }))).toContain('truncated');
  });

  it('entries put after the last checkpoint are named', () => {
    expect(
      found((parts) => ({
        ...parts,
        entries: renumbered([
          ...parts.entries,
          { ...parts.entries[0]!, leaf: { ...parts.entries.at(-1)!.leaf, id: OTHER } },
        ]),
      })),
    ).toEqual(['unsigned']);
  });

  it('going back to a backup is named, by a checkpoint that was kept elsewhere', () => {
    const back = ({ head, entries, notes }: Parts): Parts => {
      const size = Number(notes[0]!.split('\n')[1]);
      const then = entries.slice(0, size).map((entry) => ({ ...entry, payload: 'kept' as const }));
      return { head, entries: then, notes: notes.slice(0, 1) };
    };
    expect(found(back)).toEqual(['rolled-back']);
    const alone = checked(back(partsOf(exported)), trust);
    expect([alone.code, alone.findings.filter(({ kind }) => kind === 'rolled-back')]).toEqual([0, []]);
  });

  it('another history, signed with the stolen key of the log itself, is named as a fork', () => {
    const fork = (parts: Parts) =>
      signed({ ...parts, entries: renumbered(changed(parts.entries, 2, { actor: OTHER })) }, signer);
    expect(found(fork)).toEqual(['too-few-witnesses', 'forked']);
  });

  it('a checkpoint that was left out is named', () => {
    expect(found((parts) => ({ ...parts, notes: parts.notes.slice(1) }))).toContain('checkpoint-removed');
  });

  it('a clock that went back is named, also when it was signed so', () => {
    const back = (parts: Parts) =>
      signed(
        {
          ...parts,
          entries: renumbered(changed(parts.entries, parts.entries.length - 2, { time: '2026-11-24T07:00:00.000Z' })),
        },
        signer,
      );
    expect(found(back, ['--key', trust[1]!])).toContain('clock-back');
  });

  it('a checkpoint signed with another key of the same name is named', () => {
    const forger = readLogSigner(newLogKey(signer.name));
    expect(found((parts) => signed(parts, forger))).toContain('log-signature-wrong');
    const unsigned = (parts: Parts): Parts => ({
      ...parts,
      notes: parts.notes.map((note) => note.replace(/— casusregie-demo .*\n/, '')),
    });
    expect(found(unsigned)).toContain('log-signature-wrong');
  });

  it('a wrong signature of a witness is named', () => {
    const moved = ({ notes, ...rest }: Parts): Parts => {
      const line = /— liec\.example .*\n/.exec(notes[0]!)![0];
      return {
        ...rest,
        notes: notes.map((note, at) => (at === 1 ? note.replace(/— liec\.example .*\n/, line) : note)),
      };
    };
    expect(found(moved)).toContain('witness-signature-wrong');
  });

  it('too few witnesses are named', () => {
    expect(found((parts) => parts, [...trust, '--witnesses', '2'])).toEqual(['too-few-witnesses']);
    const none = (parts: Parts): Parts => ({
      ...parts,
      notes: parts.notes.map((note) => note.replace(/— liec\.example .*\n/, '')),
    });
    expect(found(none)).toEqual(['too-few-witnesses']);
  });

  it('entries that were signed too late are named', () => {
    expect(found((parts) => parts, [...trust, '--max-minutes', '2'])).toEqual(['checkpoint-late']);
    expect(
      found(
        (parts) => ({ ...parts, notes: [parts.notes[0]!, ...signed(parts, signer, 30).notes.slice(1)] }),
        ['--key', trust[1]!],
      ),
    ).toContain('checkpoint-late');
  });

  it('checkpoints out of order are named', () => {
    expect(found((parts) => ({ ...parts, notes: [...parts.notes].reverse() }))).toContain('checkpoint-order');
  });

  it('a checkpoint that nobody can read is named', () => {
    expect(found((parts) => ({ ...parts, notes: ['nothing', ...parts.notes] }))).toEqual(['checkpoint-unreadable']);
  });

  it('a payload that is not what was written is named', () => {
    const other = (parts: Parts): Parts => ({
      ...parts,
      entries: parts.entries.map((entry) =>
        entry.opened ? { ...entry, opened: { ...entry.opened, payload: '{"odd":1}' } } : entry,
      ),
    });
    expect(found(other)).toEqual(['payload-changed']);
  });

  it('a payload that is gone without an entry that says why is named', () => {
    const gone = (parts: Parts): Parts => ({
      ...parts,
      entries: parts.entries.map((entry, at) => (at === 7 ? { ...entry, payload: 'destroyed' } : entry)),
    });
    expect(found(gone)).toEqual(['destroyed-without-ground']);
  });

  it('proves that one event is in it, and tells of one that is not', () => {
    const { entries } = partsOf(exported);
    const entry = entries[11]!;
    const { code, event } = check(folder, exported, [...trust, '--event', entry.leaf.id]);
    expect([code, event?.leaf.seq, event?.leafHash]).toEqual([0, 12, entry.leafHash]);
    expect(event?.root).toBe(rootOf(entries.slice(0, event?.size).map((one) => one.leafHash)));
    expect(event?.path.length).toBeGreaterThan(2);
    expect(found((parts) => parts, [...trust, '--event', OTHER])).toEqual(['event-missing']);
  });

  it('that cannot be used is told apart from one that was tampered with', () => {
    const unusable = (text: string, args = trust): string => {
      const { code, error } = check(folder, text, args);
      expect(code).toBe(2);
      return error;
    };
    expect(unusable(exported.split('\n').slice(0, -2).join('\n'))).toContain('cut off');
    expect(unusable(exported.slice(0, 900))).toContain('is not JSON');
    expect(unusable(exported.replace('audit-log/1', 'audit-log/2'))).toContain('does not say');
    expect(unusable(exported.replace('"seq":4', '"name":"Jan","seq":4'))).toContain('is not what');
    expect(unusable(exported, ['--key', 'odd'])).toContain('is not a public key of a log');
    expect(unusable(exported, ['--key', witness])).toContain('is not a public key of a log');
    expect(unusable(exported, [])).toContain('--key is needed');
    expect(unusable(exported, [...trust, '--odd'])).toContain('--odd');
    const forger = signed(partsOf(exported), readLogSigner(newLogKey(signer.name)));
    expect(unusable(exported, [...trust, '--earlier', file('forged', forger.notes[0]!)])).toContain('proves nothing');
    expect(verifier(join(folder, 'nowhere'), ...trust).code).toBe(2);
  });

  it('is for the auditor alone, and each is in the log itself', async () => {
    for (const account of ['liec-coordinator', 'nn-manager', 'beheerder', 'nn-privacy', 'gm0014']) {
      const answer = await (await world.as(account)).get('/v1/audit/log-exports/latest');
      expect([account, answer.status]).toEqual([account, 403]);
    }
    const auditor = await world.as('auditor');
    expect((await auditor.get('/v1/audit/log-exports/latest?payloadsOf=x')).status).toBe(400);
    const { entries } = partsOf((await auditor.get('/v1/audit/log-exports/latest')).text);
    expect(entries.at(-1)!.leaf.act).toBe('exportLog');
    expect(entries.filter(({ opened }) => opened)).toEqual([]);
  });

  describe('and its witness', () => {
    const key = () => ['--key', witnessFile, '--log', trust[1]!];
    const sign = (checkpoint: string, ...how: string[]) =>
      verifier('witness', 'sign', ...key(), '--checkpoint', checkpoint, ...how);

    it('does not sign a log that was rolled back, rewritten or forged', () => {
      const [first, second] = [earlier[1]!, earlier[3]!];
      expect(sign(first, '--previous', second)).toMatchObject({
        code: 1,
        error: expect.stringContaining('rolled back'),
      });
      const parts = partsOf(exported);
      const fork = signed({ ...parts, entries: renumbered(changed(parts.entries, 2, { actor: OTHER })) }, signer);
      const proof = JSON.parse(readFileSync(second, 'utf8')) as CheckpointProof;
      const forked = file('fork.json', JSON.stringify({ ...proof, checkpoint: { note: fork.notes[1] } }));
      expect(sign(forked, '--previous', first)).toMatchObject({ code: 1, error: expect.stringContaining('rewritten') });
      const forged = signed(parts, readLogSigner(newLogKey(signer.name))).notes[1]!;
      expect(sign(file('forged.txt', forged), '--previous', first).error).toContain(
        'was not signed by casusregie-demo',
      );
      expect(sign(second, '--previous', first).code).toBe(0);
    });

    it('says at its first time that it is the first, and cannot begin anew by leaving out the previous', () => {
      expect(sign(earlier[1]!)).toMatchObject({ code: 2, error: expect.stringContaining('--previous') });
      expect(sign(earlier[1]!, '--first').code).toBe(0);
      expect(verifier('witness', 'keygen', '--name', 'liec.example', '--file', witnessFile).code).toBe(2);
      expect(verifier('witness', 'keygen', '--name', 'with a space', '--file', join(folder, 'odd')).code).toBe(2);
    });

    it('is believed only by the key that was registered', async () => {
      const other = join(folder, 'other.key');
      verifier('witness', 'keygen', '--name', 'liec.example', '--file', other);
      const line = verifier(
        'witness',
        'sign',
        '--key',
        other,
        '--log',
        trust[1]!,
        '--checkpoint',
        earlier[1]!,
        '--first',
      ).out;
      const liec = await world.as('liec-coordinator');
      const { items } = (await liec.get('/v1/audit/checkpoints')).ok<CheckpointPage>();
      const size = (JSON.parse(readFileSync(earlier[1]!, 'utf8')) as CheckpointProof).checkpoint.size;
      const first = items.find((one) => one.size === size)!;
      const url = `/v1/audit/checkpoints/${first.id}/signatures`;
      expect((await liec.post(url, line)).faults).toEqual([
        'line: is geen handtekening van een bekende getuige onder dit controlepunt',
      ]);
      expect((await liec.post(url, {})).faults).toEqual(['line: is verplicht']);
      const right = sign(earlier[1]!, '--first').out;
      expect((await liec.post(url, right)).ok<CheckpointAnswer>().signatures.length).toBe(1);
      const another = items.find((one) => one.size !== size)!;
      expect((await liec.post(`/v1/audit/checkpoints/${another.id}/signatures`, right)).status).toBe(400);
      expect((await (await world.as('nn-manager')).post(url, right)).status).toBe(404);
      expect((await (await world.as('auditor')).post(url, right)).status).toBe(201);
    });
  });

  it('names what somebody changed in the database itself, past its triggers', async () => {
    const auditor = await world.as('auditor');
    const owner = new DataSource(ownerOptions(world.settings));
    await owner.initialize();
    const run = (sql: string): Promise<unknown> => owner.query(sql);
    const off = (table: string, trigger: string): Promise<unknown> =>
      run(DATABASE_KIND === 'sqlite' ? `DROP TRIGGER ${trigger}` : `ALTER TABLE ${table} DISABLE TRIGGER ${trigger}`);
    await off('log_entries', 'log_entries_keep');
    await run(`UPDATE log_entries SET act = 'listCases' WHERE id = (SELECT entry_id FROM log_leaves WHERE seq = 3)`);
    const naive = check(folder, (await auditor.get('/v1/audit/log-exports/latest')).text, trust);
    expect(naive.findings.map(({ kind, says }) => `${kind} ${says.split(':')[0]}`)).toContain('leaf-changed entry 3');
    const { entries } = partsOf((await auditor.get('/v1/audit/log-exports/latest')).text);
    await off('log_leaves', 'log_leaves_keep');
    await run(`UPDATE log_leaves SET leaf_hash = '${leafHash(entries[2]!.leaf)}' WHERE seq = 3`);
    await owner.destroy();
    const clever = check(folder, (await auditor.get('/v1/audit/log-exports/latest')).text, [...trust, ...earlier]);
    const kinds = new Set(clever.findings.map(({ kind }) => kind));
    expect([clever.code, kinds.has('leaf-changed'), kinds.has('history-changed'), kinds.has('forked')]).toEqual([
      1,
      false,
      true,
      true,
    ]);
  });
});
