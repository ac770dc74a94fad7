import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

const VERIFIER = join(__dirname, '../../apps/verify-audit/src/main.ts');

type Leaf = Record<string, string | number | null>;
interface Entry {
  readonly leaf: Leaf;
  readonly leafHash: string;
  readonly payload: string;
  readonly opened?: { readonly salt: string; readonly payload: string };
}
/** An export, taken apart by somebody who would tamper with it. */
interface Parts {
  readonly head: object;
  readonly entries: readonly Entry[];
  readonly notes: readonly string[];
}

/** The leaf hash as docs/audit-log.md describes it. */
const hashOf = (leaf: Leaf): string =>
  createHash('sha256')
    .update('\0')
    .update(JSON.stringify(Object.fromEntries(Object.entries(leaf).sort(([one], [other]) => (one < other ? -1 : 1)))))
    .digest('hex');
const at = (parts: Parts, index: number): Entry => parts.entries.at(index) as Entry;
const changed = (parts: Parts, index: number, change: (entry: Entry) => Entry): Parts => ({
  ...parts,
  entries: parts.entries.map((entry, place) => (place === index ? change(entry) : entry)),
});
const edited =
  (fields: Leaf) =>
  (entry: Entry): Entry => ({ ...entry, leaf: { ...entry.leaf, ...fields } });
const rehashed =
  (fields: Leaf) =>
  (entry: Entry): Entry => {
    const { leaf, ...rest } = edited(fields)(entry);
    return { ...rest, leaf, leafHash: hashOf(leaf) };
  };
const put = (parts: Parts, index: number, ...entries: Entry[]): Parts => ({
  ...parts,
  entries: [...parts.entries.slice(0, index), ...entries, ...parts.entries.slice(index)],
});
const next = (parts: Parts, entry: Entry, fields: Leaf): Entry =>
  rehashed({ seq: parts.entries.length + 1, time: at(parts, -1).leaf['time'] ?? '', ...fields })(entry);

const OTHER = '01900000-0000-7000-8000-00000000000a';
const STRANGER = ['--witness', 'liec.example+6739dc66+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU'];

/** What is done to the export, how it is found, and what else the verifier is told. */
const TAMPERING: [what: string, kind: string, change: (parts: Parts) => Parts, args?: string[]][] = [
  ['an edited entry', 'leaf-changed', (parts) => changed(parts, 40, edited({ act: 'listCases' }))],
  [
    'an edited entry with a hash made anew',
    'history-changed',
    (parts) => changed(parts, 40, rehashed({ actor: OTHER })),
  ],
  ['a deleted entry', 'sequence-gap', (parts) => ({ ...parts, entries: parts.entries.toSpliced(40, 1) })],
  [
    'two entries that changed places',
    'order-changed',
    (parts) => put({ ...parts, entries: parts.entries.toSpliced(40, 1) }, 41, at(parts, 40)),
  ],
  ['an inserted entry', 'sequence-repeated', (parts) => put(parts, 40, rehashed({ id: OTHER })(at(parts, 40)))],
  [
    'an event that stands in it twice',
    'event-repeated',
    (parts) => put(parts, parts.entries.length, next(parts, at(parts, 40), {})),
  ],
  ['entries cut off', 'truncated', (parts) => ({ ...parts, entries: parts.entries.slice(0, -3) })],
  [
    'entries put after the last checkpoint',
    'unsigned',
    (parts) => put(parts, parts.entries.length, next(parts, at(parts, 40), { id: OTHER })),
  ],
  [
    'a backup put back',
    'rolled-back',
    (parts) => ({ ...parts, entries: parts.entries.slice(0, -3), notes: parts.notes.slice(0, -1) }),
  ],
  ['a checkpoint left out', 'checkpoint-removed', (parts) => ({ ...parts, notes: parts.notes.slice(0, -1) })],
  ['checkpoints out of order', 'checkpoint-order', (parts) => ({ ...parts, notes: parts.notes.toReversed() })],
  [
    'a forged signature',
    'log-signature-wrong',
    (parts) => ({ ...parts, notes: parts.notes.map((note) => note.replace(/\n(\d+)\n/, '\n1$1\n')) }),
  ],
  [
    'a clock that went back',
    'clock-back',
    (parts) => changed(parts, parts.entries.length - 2, rehashed({ time: '2020-01-01T00:00:00.000Z' })),
  ],
  [
    'a payload that is another',
    'payload-changed',
    (parts) => ({
      ...parts,
      entries: parts.entries.map((entry) =>
        entry.opened ? { ...entry, opened: { ...entry.opened, payload: '{}!' } } : entry,
      ),
    }),
  ],
  [
    'a payload taken away',
    'destroyed-without-ground',
    (parts) => changed(parts, 40, (entry) => ({ ...entry, payload: 'destroyed' })),
  ],
  ['no witness', 'too-few-witnesses', (parts) => parts, STRANGER],
];

test.describe('the log of all journeys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casusregie-log-'));
  let exported = '';
  let trust: string[] = [];

  test.beforeAll(async ({ request }) => {
    const login = await request.post('/demo/token', { data: { account: 'auditor' } });
    const { access_token: token } = (await login.json()) as { access_token: string };
    const headers = { Authorization: `Bearer ${token}` };
    const read = async (path: string): Promise<string> => (await request.get(`/v1/audit/${path}`, { headers })).text();
    const first = (await read('log-exports/latest')).split('\n')[40] ?? '';
    const { leaf } = JSON.parse(first) as Entry;
    exported = await read(`log-exports/latest?payloadsOf=${leaf['id']}`);
    const { publicKey, items } = JSON.parse(await read('checkpoints?limit=1')) as {
      publicKey: string;
      items: { note: string }[];
    };
    writeFileSync(join(folder, 'kept.txt'), items[0]?.note ?? '');
    trust = ['--key', publicKey, '--earlier', join(folder, 'kept.txt')];
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Checks the text of an export: the exit code, and the kinds of what was found. */
  async function check(text: string, more: string[] = []): Promise<{ code: number; kinds: string[]; entries: number }> {
    const [file, report] = [join(folder, 'checked.ndjson'), join(folder, 'report.json')];
    writeFileSync(file, text);
    const args = [VERIFIER, file, ...trust, ...more, '--report', report];
    const code = await promisify(execFile)(process.execPath, args).then(
      () => 0,
      (error: { code: number }) => error.code,
    );
    const found = JSON.parse(readFileSync(report, 'utf8')) as { findings: { kind: string }[]; entries: number };
    return { code, kinds: [...new Set(found.findings.map(({ kind }) => kind))], entries: found.entries };
  }

  const partsOf = (): Parts => {
    const [head = {}, ...lines] = exported
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; note: string });
    return {
      head,
      entries: lines.filter(({ kind }) => kind === 'entry') as unknown as Entry[],
      notes: lines.filter(({ kind }) => kind === 'checkpoint').map(({ note }) => note),
    };
  };
  const textOf = ({ head, entries, notes }: Parts): string =>
    [head, ...entries, ...notes.map((note) => ({ kind: 'checkpoint', note })), { kind: 'end' }]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('');

  test('is found good by somebody who has the key of the log and a checkpoint that was kept elsewhere', async () => {
    const { code, kinds, entries } = await check(exported, ['--max-minutes', '30']);
    expect([code, kinds]).toEqual([0, []]);
    expect(entries).toBeGreaterThan(100);
    expect((await check(textOf(partsOf()), ['--max-minutes', '30'])).code).toBe(0);
  });

  for (const [what, kind, change, args] of TAMPERING) {
    test(`${what} is named ${kind}`, async () => {
      const { code, kinds } = await check(textOf(change(partsOf())), args);
      expect(code).toBe(1);
      expect(kinds).toContain(kind);
    });
  }
});
