import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical, leafHash, type Leaf } from './leaf';
import { treeHash, type Nodes } from './merkle';
import { newLogKey, publicText, readCosignature, readLogSigner, readWitness, signCheckpoint } from './signed-note';

interface Vectors {
  leaves: { leaf: Leaf; canonical: string; hash: string; salt: string; payload: string }[];
  roots: string[];
  checkpoint: { privateKey: string; publicKey: string; size: number; root: string; time: string; note: string };
  witness: { publicKey: string; privateKey: string; signedAt: string; line: string };
}
const { leaves, roots, checkpoint, witness } = JSON.parse(
  readFileSync(join(__dirname, '../../../../docs/audit-log-vectors.json'), 'utf8'),
) as Vectors;

describe('what the api writes of the log is what docs/audit-log.md says', () => {
  it.each(leaves)('leaf $leaf.seq', ({ leaf, canonical: text, hash: known, salt, payload }) => {
    expect(canonical(leaf)).toBe(text);
    expect(leafHash(leaf)).toBe(known);
    expect(hash('sha256', salt + payload, 'hex')).toBe(leaf.commitment);
  });

  it('the root of each number of leaves', async () => {
    const nodes: Nodes = { range: async (_height, from, to) => leaves.slice(from, to).map(({ hash: known }) => known) };
    for (const [size, root] of roots.entries()) expect(await treeHash(nodes, 0, size)).toBe(root);
  });

  it('a checkpoint and the key that signs it', () => {
    const signer = readLogSigner(checkpoint.privateKey);
    expect(publicText(signer)).toBe(checkpoint.publicKey);
    expect(signCheckpoint(signer, checkpoint)).toBe(checkpoint.note);
  });

  it('the line of a witness, under this checkpoint and no other', () => {
    const known = [readWitness(witness.publicKey)];
    const { note } = checkpoint;
    expect(readCosignature(witness.line, note, known)).toEqual({
      witness: 'witness.example',
      signedAt: witness.signedAt,
    });
    expect(readCosignature(witness.line, note.replace('\n5\n', '\n6\n'), known)).toBeNull();
    expect(readCosignature(witness.line, note, [])).toBeNull();
    expect(readCosignature(witness.line.replace(/.{6}$/, 'AAAAAA'), note, known)).toBeNull();
    expect(readCosignature(witness.line.replace('witness.', 'another.'), note, known)).toBeNull();
    expect(readCosignature(note.trim().split('\n').at(-1) ?? '', note, known)).toBeNull();
    expect(readCosignature('', note, known)).toBeNull();
  });

  it('a new key each time, of which the public half tells nothing of the private one', () => {
    const [one, two] = [newLogKey('new.example'), newLogKey('new.example')];
    expect(one).not.toBe(two);
    expect(publicText(readLogSigner(one))).toMatch(/^new\.example\+[0-9a-f]{8}\+/);
    expect(() => readWitness(publicText(readLogSigner(one)))).toThrow('is not a public key of a witness');
  });
});
