import { checkCheckpoints, readAll, rootsAt, type Trust } from './check-checkpoints.ts';
import { checkEntries } from './check-entries.ts';
import type { LogExport } from './export.ts';
import { Findings, type Finding, type FindingKind } from './findings.ts';
import { inclusionPath, provesInclusion, type Leaf } from './tree.ts';

/** The proof that one event is in the log that was signed. */
export interface EventProof {
  readonly leaf: Leaf;
  readonly leafHash: string;
  readonly size: number;
  readonly root: string;
  /** RFC 6962, 2.1.1. */
  readonly path: readonly string[];
  /** The signed note that has this root. */
  readonly note: string;
}

/** What was found, for the officer who asked. */
export interface Report {
  readonly good: boolean;
  readonly entries: number;
  readonly checkpoints: number;
  readonly earlier: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly findings: readonly Finding[];
  readonly counts: Partial<Record<FindingKind, number>>;
  readonly event?: EventProof;
}

function proofOf(id: string, log: LogExport, hashes: readonly string[]): EventProof | null {
  const index = log.entries.findIndex(({ leaf }) => leaf['id'] === id);
  const entry = log.entries[index];
  const leafHash = hashes[index];
  if (!entry || leafHash === undefined) return null;
  for (const [place, checkpoint] of readAll(log.notes, new Findings()).entries()) {
    const { size, root } = checkpoint;
    if (size <= index || size > hashes.length || rootsAt(hashes, [size]).get(size) !== root) continue;
    const path = inclusionPath(index, hashes.slice(0, size));
    if (!provesInclusion(path, leafHash, { index, size, root })) continue;
    return { leaf: entry.leaf, leafHash, size, root, path, note: log.notes[place] ?? '' };
  }
  return null;
}

/** Checks a log. @throws Unusable when what it was given to trust is not worth it */
export function verifyLog(log: LogExport, trust: Trust, event: string | null = null): Report {
  const findings = new Findings();
  const hashes = checkEntries(log.entries, findings);
  const checkpoints = readAll(log.notes, findings);
  checkCheckpoints(checkpoints, { entries: log.entries, hashes }, trust, findings);
  const proof = event === null ? null : proofOf(event, log, hashes);
  if (event !== null && !proof) findings.add('event-missing', `event ${event}`);
  const time = (index: number): string | null => (log.entries.at(index)?.leaf['time'] as string | undefined) ?? null;
  return {
    good: findings.list.length === 0,
    entries: log.entries.length,
    checkpoints: checkpoints.length,
    earlier: trust.earlier.length,
    from: time(0),
    to: time(-1),
    findings: findings.list,
    counts: findings.counts,
    ...(proof && { event: proof }),
  };
}
