import { SLACK_MS } from './check-entries.ts';
import type { Entry } from './export.ts';
import type { Findings } from './findings.ts';
import { isSignedBy, readCheckpoint, Unusable, witnessed, type Checkpoint, type Key } from './note.ts';
import { GrowingTree } from './tree.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Whom to trust, and how strict to be. */
export interface Trust {
  readonly log: Key;
  readonly witnesses: readonly Key[];
  /** How many of them must have signed one checkpoint of the last days. */
  readonly witnessesNeeded: number;
  readonly witnessDays: number;
  /** Minutes within which an entry must have been signed. */
  readonly maxMinutes: number;
  /** Checkpoints that were kept elsewhere. */
  readonly earlier: readonly Checkpoint[];
}

const at = ({ size, time }: Checkpoint): string => `checkpoint of ${size} entries, ${time}`;

/** The roots over the first so many entries, by that number. */
export function rootsAt(hashes: readonly string[], sizes: readonly number[]): Map<number, string> {
  const wanted = new Set(sizes);
  const tree = new GrowingTree();
  const roots = new Map([[0, tree.root()]]);
  for (const [index, hash] of hashes.entries()) {
    tree.add(hash);
    if (wanted.has(index + 1)) roots.set(index + 1, tree.root());
  }
  return roots;
}

export function readAll(notes: readonly string[], findings: Findings): Checkpoint[] {
  return notes.flatMap((note, index) => {
    try {
      return [readCheckpoint(note)];
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      findings.add('checkpoint-unreadable', `checkpoint ${index + 1}`);
      return [];
    }
  });
}

function checkOne(checkpoint: Checkpoint, trust: Trust, findings: Findings): number {
  if (!isSignedBy(checkpoint, trust.log)) findings.add('log-signature-wrong', at(checkpoint));
  let right = 0;
  for (const witness of trust.witnesses) {
    const found = witnessed(checkpoint, witness);
    if (found === 'wrong') findings.add('witness-signature-wrong', `${at(checkpoint)}, ${witness.name}`);
    if (found === 'right') right += 1;
  }
  return right;
}

function checkWitnesses(checkpoints: readonly Checkpoint[], counts: readonly number[], trust: Trust): boolean {
  const newest = Date.parse(checkpoints.at(-1)?.time ?? '');
  return checkpoints.some(
    ({ time }, index) =>
      (counts[index] ?? 0) >= trust.witnessesNeeded && newest - Date.parse(time) <= trust.witnessDays * DAY,
  );
}

/** The entries that a checkpoint is the first to cover were written about then, and signed in time. */
function checkTimes(checkpoint: Checkpoint, before: Checkpoint | undefined, entries: readonly Entry[], most: number) {
  const signed = Date.parse(checkpoint.time);
  const found = { early: [] as number[], late: [] as number[] };
  for (const { leaf } of entries.slice(before?.size ?? 0, checkpoint.size)) {
    const written = Date.parse(String(leaf['time']));
    const seq = Number(leaf['seq']);
    if (written > signed + SLACK_MS) found.early.push(seq);
    if (before && written < Date.parse(before.time) - SLACK_MS) found.early.push(seq);
    // What was there before the log was first signed could not be signed in time.
    if (before && signed - written > most * MINUTE) found.late.push(seq);
  }
  return found;
}

/** Checks checkpoints against the entries, against each other, and against those that were kept elsewhere. */
export function checkCheckpoints(
  checkpoints: readonly Checkpoint[],
  { entries, hashes }: { entries: readonly Entry[]; hashes: readonly string[] },
  trust: Trust,
  findings: Findings,
): void {
  const roots = rootsAt(
    hashes,
    [...checkpoints, ...trust.earlier].map(({ size }) => size),
  );
  const counts = checkpoints.map((checkpoint) => checkOne(checkpoint, trust, findings));
  for (const [index, checkpoint] of checkpoints.entries()) {
    const before = checkpoints[index - 1];
    const root = roots.get(checkpoint.size);
    if (root === undefined) findings.add('truncated', `${at(checkpoint)}, but ${entries.length} here`);
    else if (root !== checkpoint.root) {
      findings.add('history-changed', `${at(checkpoint)}, somewhere in entries 1 to ${checkpoint.size}`);
    }
    if (before && (before.size > checkpoint.size || before.time > checkpoint.time)) {
      findings.add('checkpoint-order', at(checkpoint));
    }
    const { early, late } = checkTimes(checkpoint, before, entries, trust.maxMinutes);
    for (const seq of early) findings.add('clock-back', `entry ${seq}, beside the ${at(checkpoint)}`);
    for (const seq of late) findings.add('checkpoint-late', `entry ${seq}, first in the ${at(checkpoint)}`);
  }
  const covered = Math.max(0, ...checkpoints.map(({ size }) => size));
  if (covered < entries.length) findings.add('unsigned', `entries ${covered + 1} to ${entries.length}`);
  if (trust.witnessesNeeded > 0 && !checkWitnesses(checkpoints, counts, trust)) {
    findings.add(
      'too-few-witnesses',
      `no checkpoint of the last ${trust.witnessDays} days has ${trust.witnessesNeeded}`,
    );
  }
  for (const earlier of trust.earlier) checkEarlier(earlier, { checkpoints, roots, trust }, findings);
}

function checkEarlier(
  earlier: Checkpoint,
  { checkpoints, roots, trust }: { checkpoints: readonly Checkpoint[]; roots: Map<number, string>; trust: Trust },
  findings: Findings,
): void {
  const where = `${at(earlier)}, kept elsewhere`;
  if (!isSignedBy(earlier, trust.log)) {
    throw new Unusable(`the ${where} was not signed by ${trust.log.name}: it proves nothing`);
  }
  const root = roots.get(earlier.size);
  if (root === undefined) findings.add('rolled-back', where);
  else if (root !== earlier.root) findings.add('forked', where);
  else if (!checkpoints.some(({ text }) => text === earlier.text)) findings.add('checkpoint-removed', where);
}
