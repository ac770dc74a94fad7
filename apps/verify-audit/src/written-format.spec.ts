import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cosign, isSignedBy, newKeys, readCheckpoint, readKey, readSecret, Unusable, witnessed } from './note.ts';
import { canonical, inclusionPath, leafHash, provesGrowth, provesInclusion, rootOf, type Leaf } from './tree.ts';

interface Vectors {
  leaves: { leaf: Leaf; canonical: string; hash: string; salt: string; payload: string }[];
  roots: string[];
  checkpoint: { privateKey: string; publicKey: string; size: number; root: string; time: string; note: string };
  witness: { privateKey: string; publicKey: string; seconds: number; line: string };
}
const vectors = JSON.parse(readFileSync(join(__dirname, '../../../docs/audit-log-vectors.json'), 'utf8')) as Vectors;
const { leaves, roots, checkpoint, witness } = vectors;
const hashes = leaves.map(({ hash }) => hash);

describe('what the verifier reads of the log is what docs/audit-log.md says', () => {
  it.each(leaves)('leaf $leaf.seq', ({ leaf, canonical: text, hash, salt, payload }) => {
    expect(canonical(leaf)).toBe(text);
    expect(leafHash(leaf)).toBe(hash);
    expect(
      createHash('sha256')
        .update(salt + payload)
        .digest('hex'),
    ).toBe(leaf['commitment']);
  });

  it('the root of each number of leaves', () => {
    expect(roots.map((_root, size) => rootOf(hashes.slice(0, size)))).toEqual(roots);
  });

  it('a checkpoint, its key, and no other', () => {
    const read = readCheckpoint(checkpoint.note);
    const key = readKey(checkpoint.publicKey, 'log');
    expect(read).toMatchObject({ origin: 'log.example', size: 5, root: checkpoint.root, time: checkpoint.time });
    expect(isSignedBy(read, key)).toBe(true);
    expect(isSignedBy(read, readKey(newKeys('log.example', 'log').open, 'log'))).toBe(false);
    for (const [from, to] of [
      ['\n5\n', '\n4\n'],
      ['log.example\n5', 'log.examples\n5'],
      ['05.000Z', '06.000Z'],
    ] as const) {
      expect(isSignedBy(readCheckpoint(checkpoint.note.replace(from, to)), key)).toBe(false);
    }
  });

  it('the line of a witness', () => {
    const signed = readCheckpoint(`${checkpoint.note}${witness.line}\n`);
    const key = readKey(witness.publicKey, 'witness');
    expect(witnessed(signed, key)).toBe('right');
    expect(witnessed(readCheckpoint(checkpoint.note), key)).toBe('nothing');
    expect(witnessed(readCheckpoint(`${checkpoint.note.replace('\n5\n', '\n4\n')}${witness.line}\n`), key)).toBe(
      'wrong',
    );
    expect(isSignedBy(signed, readKey(checkpoint.publicKey, 'log'))).toBe(true);
    const own = readSecret(witness.privateKey, 'witness');
    expect(cosign(readCheckpoint(checkpoint.note), own, new Date(witness.seconds * 1000))).toBe(witness.line);
  });

  it.each([
    '',
    'log.example',
    'log.example\n5\nAAAA\ntime 2026-11-24T09:00:05.000Z\n\n— log.example AAAA\n',
    checkpoint.note.replace('\n5\n', '\n05\n'),
    checkpoint.note.replace('time ', 'times '),
    checkpoint.note.replace('2026-11-24', '2026-13-24'),
    checkpoint.note.replace('\n\n', '\n'),
    checkpoint.note.replace('— ', '- '),
  ])('what is no checkpoint is not read as one: %j', (note) => {
    expect(() => readCheckpoint(note)).toThrow(Unusable);
  });

  it.each([
    '',
    'odd',
    checkpoint.privateKey,
    witness.publicKey,
    checkpoint.publicKey.replace('log.example', 'log.other'),
  ])('what is no key of a log is not read as one: %j', (text) => {
    expect(() => readKey(text, 'log')).toThrow(Unusable);
    expect(() => readSecret(text, 'witness')).toThrow(Unusable);
  });
});

describe('a proof', () => {
  const many = Array.from({ length: 40 }, (_, at) => leafHash({ n: at }));

  it('of a leaf holds for that leaf at that place in that tree alone', () => {
    for (let size = 1; size <= many.length; size += 1) {
      const tree = many.slice(0, size);
      const root = rootOf(tree);
      for (let index = 0; index < size; index += 1) {
        const path = inclusionPath(index, tree);
        const leaf = tree[index]!;
        expect([size, index, provesInclusion(path, leaf, { index, size, root })]).toEqual([size, index, true]);
        expect(provesInclusion(path, leafHash({ n: -1 }), { index, size, root })).toBe(false);
        expect(provesInclusion([...path, leaf], leaf, { index, size, root })).toBe(false);
        expect(provesInclusion(path, leaf, { index: index + size, size, root })).toBe(false);
        if (size > 1) expect(provesInclusion(path.slice(1), leaf, { index, size, root })).toBe(false);
      }
    }
  });

  it('of growth holds for those two trees alone', () => {
    const tree = (size: number) => ({ size, root: rootOf(many.slice(0, size)) });
    // From 3 to 7 leaves: the worked example of RFC 6962, 2.1.3, is [c, d, g, l].
    const [c, d] = [many[2]!, many[3]!];
    const g = rootOf(many.slice(0, 2));
    const l = rootOf(many.slice(4, 7));
    expect(provesGrowth([c, d, g, l], tree(3), tree(7))).toBe(true);
    expect(provesGrowth([c, d, g], tree(3), tree(7))).toBe(false);
    expect(provesGrowth([c, d, g, l, l], tree(3), tree(7))).toBe(false);
    expect(provesGrowth([c, d, g, l], { ...tree(3), root: tree(4).root }, tree(7))).toBe(false);
    expect(provesGrowth([c, d, g, l], tree(3), tree(8))).toBe(false);
    expect(provesGrowth([], tree(3), tree(7))).toBe(false);
    expect(provesGrowth([l], tree(4), tree(7))).toBe(true);
    expect(provesGrowth([], tree(7), tree(7))).toBe(true);
    expect(provesGrowth([], tree(7), { ...tree(7), root: tree(6).root })).toBe(false);
    expect(provesGrowth([], tree(7), tree(3))).toBe(false);
    expect(provesGrowth([], tree(0), tree(3))).toBe(true);
  });
});
