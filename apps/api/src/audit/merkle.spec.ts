import { createHash } from 'node:crypto';
import { keepTiles, LogTree } from './log-tree';
import { above, consistencyProof, EMPTY_ROOT, inclusionProof, treeHash, type Nodes } from './merkle';

const sha = (...parts: Buffer[]): string => createHash('sha256').update(Buffer.concat(parts)).digest('hex');
const leafOf = (bytes: Buffer): string => sha(Buffer.of(0), bytes);

/** The definition of RFC 6962, 2.1, word for word. */
function rootOf(leaves: readonly string[]): string {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha(
    Buffer.of(1),
    Buffer.from(rootOf(leaves.slice(0, split)), 'hex'),
    Buffer.from(rootOf(leaves.slice(split)), 'hex'),
  );
}

/** Tables of leaves and tiles in memory, filled as the sequencer does. */
async function grown(leaves: readonly string[], step: number): Promise<Nodes> {
  const tiles = new Map<string, string>();
  let held = 0;
  const sql = {
    all: async (text: string, [one, two, three]: readonly unknown[] = []) =>
      (text.includes('log_leaves')
        ? leaves.slice(Number(one), Math.min(Number(two), held)).map((hash) => ({ hash }))
        : Array.from({ length: Number(three) - Number(two) }, (_, at) => tiles.get(`${one}/${Number(two) + at}`))
            .filter((hash) => hash !== undefined)
            .map((hash) => ({ hash }))) as never,
    first: async () => undefined,
    run: async (_text: string, [height, place, hash]: readonly unknown[] = []) => {
      if (tiles.has(`${height}/${place}`)) throw new Error('a tile twice');
      tiles.set(`${height}/${place}`, String(hash));
      return 1;
    },
  };
  while (held < leaves.length) {
    const before = held;
    held = Math.min(held + step, leaves.length);
    await keepTiles(sql, before, held);
  }
  return new LogTree(sql);
}

const LEAVES = Array.from({ length: 66_000 }, (_, at) => leafOf(Buffer.from(String(at))));

describe('the tree', () => {
  // The inputs and roots that Certificate Transparency implementations test with.
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('of the %i known leaves has the known root', async (size, root) => {
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const leaves = inputs.slice(0, size).map((hex) => leafOf(Buffer.from(hex, 'hex')));
    expect(await treeHash(await grown(leaves, 3), 0, size)).toBe(root);
  });

  it.each([1, 2, 3, 255, 256, 257, 511, 512, 513, 1000, 65_535, 65_536, 65_537, 66_000])(
    'grown to %i leaves has the root of the definition, whatever the steps',
    async (size) => {
      const leaves = LEAVES.slice(0, size);
      const root = rootOf(leaves);
      for (const step of [500, 197, 70_000]) expect(await treeHash(await grown(leaves, step), 0, size)).toBe(root);
    },
  );

  it('proves that each leaf is in it, and no leaf that is not', async () => {
    for (const size of [1, 2, 3, 7, 8, 13, 300]) {
      const nodes = await grown(LEAVES.slice(0, size), 100);
      const root = await treeHash(nodes, 0, size);
      for (const index of [...new Set([0, 1, 2, 5, size - 2, size - 1])].filter((at) => at >= 0 && at < size)) {
        const path = await inclusionProof(nodes, index, size);
        const climb = (leaf: string): string => {
          // RFC 9162, 2.1.3.2.
          let [fn, sn, hash] = [index, size - 1, leaf];
          for (const step of path) {
            if (fn % 2 === 1 || fn === sn) {
              hash = above(step, hash);
              while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
            } else hash = above(hash, step);
            [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
          }
          return hash;
        };
        expect([size, index, climb(LEAVES[index]!)]).toEqual([size, index, root]);
        expect(climb(LEAVES[index + 1]!)).not.toBe(root);
      }
    }
  });

  it('proves that it begins with each earlier tree', async () => {
    for (const size of [2, 3, 7, 8, 21, 300]) {
      const nodes = await grown(LEAVES.slice(0, size), 64);
      const root = await treeHash(nodes, 0, size);
      for (let earlier = 1; earlier < size; earlier += 1) {
        const proof = await consistencyProof(nodes, earlier, size);
        const old = rootOf(LEAVES.slice(0, earlier));
        // RFC 9162, 2.1.4.2.
        const path = Number.isInteger(Math.log2(earlier)) ? [old, ...proof] : [...proof];
        let [fn, sn] = [earlier - 1, size - 1];
        while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
        let [fr, sr] = [path[0]!, path[0]!];
        for (const step of path.slice(1)) {
          if (fn % 2 === 1 || fn === sn) {
            [fr, sr] = [above(step, fr), above(step, sr)];
            while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
          } else sr = above(sr, step);
          [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
        }
        expect([size, earlier, fr, sr]).toEqual([size, earlier, old, root]);
      }
      expect(await consistencyProof(nodes, 0, size)).toEqual([]);
      expect(await consistencyProof(nodes, size, size)).toEqual([]);
    }
  });

  it('that lacks a hash says so and proves nothing', async () => {
    const nodes = await grown(LEAVES.slice(0, 10), 10);
    await expect(treeHash(nodes, 0, 11)).rejects.toThrow('the log tree lacks hashes of height 0 from 10 to 11');
  });
});
