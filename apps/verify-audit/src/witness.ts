import {
  cosign,
  isSignedBy,
  readCheckpoint,
  Unusable,
  witnessed,
  type Checkpoint,
  type Key,
  type Secret,
} from './note.ts';
import { provesGrowth } from './tree.ts';

/** The log is not what it was: a witness does not sign. */
export class NotSigned extends Error {}

/** What a witness is asked to sign: the answer of `GET /v1/audit/checkpoints/{id}?since=SIZE`. */
export interface Asked {
  readonly checkpoint: Checkpoint;
  readonly since: number;
  readonly consistency: readonly string[];
}

/** A checkpoint from a file: the note itself, or an answer of the api that holds it. @throws Unusable */
export function readAsked(text: string): Asked {
  if (!text.startsWith('{')) return { checkpoint: readCheckpoint(text), since: 0, consistency: [] };
  let value: { note?: string; checkpoint?: { note?: string }; since?: number; consistency?: string[] };
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    throw new Unusable('the checkpoint is not JSON');
  }
  const note = value.checkpoint?.note ?? value.note;
  if (typeof note !== 'string') throw new Unusable('there is no checkpoint in the file');
  return { checkpoint: readCheckpoint(note), since: value.since ?? 0, consistency: value.consistency ?? [] };
}

/**
 * Signs a checkpoint when the log only grew since the previous one that this witness signed.
 * @param previous null at the first time only
 * @throws NotSigned when the log did not sign it, or does not begin with what was signed before
 */
export function signAsWitness(
  { checkpoint, consistency }: Asked,
  previous: Checkpoint | null,
  { log, own, now }: { log: Key; own: Secret; now: Date },
): string {
  if (!isSignedBy(checkpoint, log)) throw new NotSigned(`the checkpoint was not signed by ${log.name}`);
  if (previous) {
    if (!isSignedBy(previous, log)) throw new NotSigned(`the previous checkpoint was not signed by ${log.name}`);
    if (witnessed(previous, own) === 'wrong')
      throw new NotSigned('the previous checkpoint was not signed by this witness');
    if (previous.size > checkpoint.size || previous.time > checkpoint.time) {
      throw new NotSigned('the log is shorter or older than when this witness last signed: it was rolled back');
    }
    if (!provesGrowth(consistency, previous, checkpoint)) {
      throw new NotSigned(
        'the log does not begin with what this witness last signed: it was rewritten, or the proof is of another size',
      );
    }
  }
  return cosign(checkpoint, own, now);
}
