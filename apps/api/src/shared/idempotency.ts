import { createHash } from 'node:crypto';
import { PATTERNS } from '@casusregie/contract';
import type { Tx } from '../database/unit-of-work';
import { invalid, Refused } from './refusal';

/** What makes two requests the same: who, which route, the key, and the body. */
export interface OnceKey {
  readonly personId: string;
  readonly route: string;
  readonly key: string;
  readonly bodyHash: string;
}

/**
 * Reads the `Idempotency-Key` header; null when there is none.
 * @throws Refused `invalid` when it is not 8 to 100 visible characters
 */
export function onceKey(header: unknown, request: { personId: string; route: string; body: unknown }): OnceKey | null {
  if (header === undefined) return null;
  if (typeof header !== 'string' || !PATTERNS.idempotencyKey.test(header)) {
    throw invalid('Idempotency-Key', 'moet 8 tot 100 zichtbare tekens hebben');
  }
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(request.body ?? null))
    .digest('hex');
  return { personId: request.personId, route: request.route, key: header, bodyHash };
}

/**
 * Claims a key in the transaction of the work it guards.
 * @returns the first answer when the same request was done before, else null
 * @throws Refused `key-reused` when the key was used with another body
 */
export async function claim<Answer>(tx: Tx, once: OnceKey | null, now: string): Promise<Answer | null> {
  if (!once) return null;
  const added = await tx.run(
    `INSERT INTO idempotency_keys (person_id, route, key, body_hash, status, answer, created_at)
     VALUES ($1, $2, $3, $4, 0, '', $5) ON CONFLICT DO NOTHING`,
    [once.personId, once.route, once.key, once.bodyHash, now],
  );
  if (added === 1) return null;
  const known = await tx.first<{ body_hash: string; answer: string }>(
    'SELECT body_hash, answer FROM idempotency_keys WHERE person_id = $1 AND route = $2 AND key = $3',
    [once.personId, once.route, once.key],
  );
  if (known?.body_hash !== once.bodyHash) {
    throw new Refused('key-reused', 'Deze Idempotency-Key is al gebruikt met een andere inhoud.');
  }
  return JSON.parse(known.answer) as Answer;
}

/** Keeps the answer for a repetition: ids and state only, never content. */
export async function remember(tx: Tx, once: OnceKey | null, answer: unknown): Promise<void> {
  if (!once) return;
  await tx.run(
    'UPDATE idempotency_keys SET status = 200, answer = $1 WHERE person_id = $2 AND route = $3 AND key = $4',
    [JSON.stringify(answer), once.personId, once.route, once.key],
  );
}
