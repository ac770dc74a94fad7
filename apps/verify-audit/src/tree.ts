import { createHash } from 'node:crypto';

// Written from RFC 6962 and RFC 9162 alone; hashes are hexadecimals.

/** A leaf as docs/audit-log.md has it, in any order of fields. */
export type Leaf = Record<string, string | number | null>;

/** Canonical JSON (RFC 8785) of a flat object of texts, whole numbers and null. */
export const canonical = (leaf: Leaf): string =>
  `{${Object.keys(leaf)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${JSON.stringify(leaf[key])}`)
    .join(',')}}`;

/** SHA-256(0x00 ‖ leaf). */
export const leafHash = (leaf: Leaf): string =>
  createHash('sha256').update(Buffer.of(0)).update(canonical(leaf), 'utf8').digest('hex');

/** SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: string, right: string): string =>
  createHash('sha256').update(Buffer.of(1)).update(left, 'hex').update(right, 'hex').digest('hex');

/** A tree that grows: it keeps one hash for each complete subtree, the widest first. */
export class GrowingTree {
  private readonly parts: { hash: string; height: number }[] = [];

  add(leaf: string): void {
    let part = { hash: leaf, height: 0 };
    for (;;) {
      const last = this.parts.at(-1);
      if (last?.height !== part.height) break;
      this.parts.pop();
      part = { hash: nodeHash(last.hash, part.hash), height: part.height + 1 };
    }
    this.parts.push(part);
  }

  /** The root over all that was added. */
  root(): string {
    if (this.parts.length === 0) return createHash('sha256').digest('hex');
    return this.parts.map(({ hash }) => hash).reduceRight((right, left) => nodeHash(left, right));
  }
}

/** The root over leaf hashes. */
export function rootOf(leaves: readonly string[]): string {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

const halfOf = (size: number): number => {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
};

/** The path that proves that leaf `index`, from 0, is in the tree over these leaves. */
export function inclusionPath(index: number, leaves: readonly string[]): string[] {
  if (leaves.length === 1) return [];
  const half = halfOf(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half
    ? [...inclusionPath(index, left), rootOf(right)]
    : [...inclusionPath(index - half, right), rootOf(left)];
}

/** Whether a path proves that a leaf is in the tree of that size and root: RFC 9162, 2.1.3.2. */
export function provesInclusion(
  path: readonly string[],
  leaf: string,
  { index, size, root }: { index: number; size: number; root: string },
): boolean {
  if (index < 0 || index >= size) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const step of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(step, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, step);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash === root;
}

interface Tree {
  readonly size: number;
  readonly root: string;
}

/** Whether a path proves that the later tree begins with the earlier one: RFC 9162, 2.1.4.2. */
export function provesGrowth(path: readonly string[], earlier: Tree, later: Tree): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return path.length === 0 && earlier.root === later.root;
  if (earlier.size === 0) return path.length === 0;
  const whole = Number.isInteger(Math.log2(earlier.size));
  const [first, ...rest] = whole ? [earlier.root, ...path] : path;
  if (first === undefined) return false;
  let [place, last] = [earlier.size - 1, later.size - 1];
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  let [old, now] = [first, first];
  for (const step of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      [old, now] = [nodeHash(step, old), nodeHash(step, now)];
      while (place % 2 === 0 && place !== 0) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
    } else {
      now = nodeHash(now, step);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && old === earlier.root && now === later.root;
}
