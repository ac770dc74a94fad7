import { createHash } from 'node:crypto';

/**
 * The tree of RFC 6962, section 2. A complete subtree has a height (0 is a leaf) and a place among those of its height,
 * from 0. Hashes are hexadecimals.
 */
export interface Nodes {
  /** The hashes of the complete subtrees of this height, from one place up to, not including, another. */
  range(height: number, from: number, to: number): Promise<string[]>;
}

/** The hash of two subtrees side by side: SHA-256 over a one byte and both. */
export const above = (left: string, right: string): string =>
  createHash('sha256').update('\x01').update(left, 'hex').update(right, 'hex').digest('hex');

/** The root of an empty tree. */
export const EMPTY_ROOT = createHash('sha256').digest('hex');

/** The one hash above hashes whose number is a power of two. */
export function fold(hashes: readonly string[]): string {
  let row = [...hashes];
  while (row.length > 1) {
    row = row.flatMap((left, at) => (at % 2 === 0 ? [above(left, row[at + 1] as string)] : []));
  }
  return row[0] as string;
}

/** The largest power of two that is smaller than `size`. */
const split = (size: number): number => {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
};

/** Heights at which hashes are kept: those in between are folded from the kept ones below. */
export const TILE_HEIGHT = 8;

async function complete(nodes: Nodes, height: number, place: number): Promise<string> {
  const kept = height - (height % TILE_HEIGHT);
  const width = 2 ** (height - kept);
  return fold(await nodes.range(kept, place * width, (place + 1) * width));
}

/** The hash over the leaves from `begin` up to, not including, `end`. */
export async function treeHash(nodes: Nodes, begin: number, end: number): Promise<string> {
  const size = end - begin;
  if (size === 0) return EMPTY_ROOT;
  const height = Math.log2(size);
  if (Number.isInteger(height)) return complete(nodes, height, begin / size);
  const left = split(size);
  return above(await treeHash(nodes, begin, begin + left), await treeHash(nodes, begin + left, end));
}

/** The proof of RFC 6962, 2.1.1, that leaf `index` is in the tree of `size`. */
export async function inclusionProof(nodes: Nodes, index: number, size: number, begin = 0): Promise<string[]> {
  if (size === 1) return [];
  const left = split(size);
  if (index < left) {
    return [...(await inclusionProof(nodes, index, left, begin)), await treeHash(nodes, begin + left, begin + size)];
  }
  return [
    ...(await inclusionProof(nodes, index - left, size - left, begin + left)),
    await treeHash(nodes, begin, begin + left),
  ];
}

/** The proof of RFC 6962, 2.1.2, that the tree of `size` begins with the tree of `earlier`. */
export async function consistencyProof(nodes: Nodes, earlier: number, size: number): Promise<string[]> {
  const part = async (old: number, begin: number, end: number): Promise<string[]> => {
    const length = end - begin;
    if (old === length) return begin === 0 ? [] : [await treeHash(nodes, begin, end)];
    const left = split(length);
    if (old <= left) return [...(await part(old, begin, begin + left)), await treeHash(nodes, begin + left, end)];
    return [...(await part(old - left, begin + left, end)), await treeHash(nodes, begin, begin + left)];
  };
  return earlier === 0 || earlier === size ? [] : part(earlier, 0, size);
}
