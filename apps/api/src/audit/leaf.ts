import { hash } from 'node:crypto';

/** What the tree holds of an entry: docs/audit-log.md. No personal data, and no more than anybody who checks may know. */
export interface Leaf {
  /** The place in the log: 1, 2, 3 … */
  readonly seq: number;
  readonly id: string;
  readonly time: string;
  /** The pseudonymous id of the person; null for whoever had no login. */
  readonly actor: string | null;
  readonly authorisation: string | null;
  readonly act: string;
  readonly object: string | null;
  readonly result: string;
  readonly traceId: string;
  /** SHA-256 over salt and payload, in hexadecimals. */
  readonly commitment: string;
}

/**
 * A leaf as canonical JSON (RFC 8785): keys in order, no white space. For texts, whole numbers and null that is what
 * JSON.stringify writes.
 */
export function canonical({
  act,
  actor,
  authorisation,
  commitment,
  id,
  object,
  result,
  seq,
  time,
  traceId,
}: Leaf): string {
  return JSON.stringify({ act, actor, authorisation, commitment, id, object, result, seq, time, traceId });
}

/** The leaf hash of RFC 6962: SHA-256 over a zero byte and the canonical JSON. */
export const leafHash = (leaf: Leaf): string => hash('sha256', `\0${canonical(leaf)}`, 'hex');
