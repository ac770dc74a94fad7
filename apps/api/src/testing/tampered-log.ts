// What somebody does who tampers with an export of the log.
import { leafHash, type Leaf } from '../audit/leaf';
import { above } from '../audit/merkle';
import { signCheckpoint, type Signer } from '../audit/signed-note';

/** An entry of an export. */
export interface Entry {
  kind: 'entry';
  leaf: Leaf;
  leafHash: string;
  payload: 'kept' | 'destroyed';
  opened?: { salt: string; payload: string };
}
/** An export in parts, for whoever would tamper with it. */
export interface Parts {
  head: object;
  entries: Entry[];
  notes: string[];
}

/** An export, taken apart. */
export const partsOf = (text: string): Parts => {
  const [head, ...lines] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string });
  return {
    head: head ?? {},
    entries: lines.filter(({ kind }) => kind === 'entry') as Entry[],
    notes: lines.flatMap((line) => (line.kind === 'checkpoint' ? [(line as unknown as { note: string }).note] : [])),
  };
};
/** An export, put together again. */
export const textOf = ({ head, entries, notes }: Parts): string =>
  [
    head,
    ...entries,
    ...notes.map((note, at) => ({ kind: 'checkpoint', id: String(at), note })),
    { kind: 'end', entries: entries.length, checkpoints: notes.length },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');

/** The root over leaf hashes, by the definition. */
export const rootOf = (hashes: readonly string[]): string => {
  if (hashes.length === 1) return hashes[0] ?? '';
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return above(rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
};

/** An instant some minutes later. */
export const later = (time: string, minutes: number): string =>
  new Date(Date.parse(time) + minutes * 60_000).toISOString();

/** What somebody who holds the database does to hide what he changed: new numbers and hashes for all. */
export const renumbered = (entries: readonly Entry[]): Entry[] =>
  entries.map((entry, at) => {
    const leaf = { ...entry.leaf, seq: at + 1 };
    return { ...entry, leaf, leafHash: leafHash(leaf) };
  });

/** An entry in the middle of what was signed twice. */
export const middle = (entries: readonly Entry[]): number => Math.floor(entries.length / 3);
/** Other fields in one entry. */
export const changed = (entries: readonly Entry[], at: number, leaf: Partial<Leaf>): Entry[] =>
  entries.map((entry, index) => (index === at ? { ...entry, leaf: { ...entry.leaf, ...leaf } } : entry));
/** One entry less. */
export const without = (entries: readonly Entry[], at: number): Entry[] =>
  entries.filter((_entry, index) => index !== at);
/** An entry in the place of the next. */
export const swapped = (entries: readonly Entry[], at: number): Entry[] => [
  ...entries.slice(0, at),
  ...entries.slice(at, at + 2).reverse(),
  ...entries.slice(at + 2),
];
/** One entry more: the same, or with another id. */
export const inserted = (entries: readonly Entry[], at: number, id: string): Entry[] => [
  ...entries.slice(0, at),
  ...entries.slice(at, at + 1).map((entry) => ({ ...entry, leaf: { ...entry.leaf, id } })),
  ...entries.slice(at),
];
/** Signs all checkpoints anew over other entries, as whoever stole the key of the log could. */
export const signed = ({ head, entries, notes }: Parts, key: Signer, minutesLater = 0): Parts => ({
  head,
  entries,
  notes: notes.map((note) => {
    const [, size = '', , time = ''] = note.split('\n');
    const hashes = entries.slice(0, Number(size)).map((entry) => entry.leafHash);
    return signCheckpoint(key, { size: hashes.length, root: rootOf(hashes), time: later(time.slice(5), minutesLater) });
  }),
});
