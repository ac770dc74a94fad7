import { PATTERNS } from '@casusregie/contract';
import { v7 } from 'uuid';
import { randomBytesOf } from './random';
import { unknown } from './refusal';

const RANDOM_BITS = 31;
let latest = -Infinity;
let sequence = 0;

/** As the library makes them by itself, growing also within a millisecond, but with random bytes from our stock. */
function grow(): string {
  const random = randomBytesOf(16);
  const now = Date.now();
  if (now > latest) {
    latest = now;
    sequence = new DataView(random.buffer).getUint32(0) % 2 ** RANDOM_BITS;
  } else {
    sequence += 1;
  }
  return v7({ msecs: latest, seq: sequence, random });
}

let source: () => string = grow;

/** A new id: UUIDv7, so that ids grow with time. */
export const newId = (): string => source();

/** Numbers that look random and are the same for the same seed (mulberry32); from 0 up to 1. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Gives the same ids for the same seed and clock while `work` runs: the demo loads the same data everywhere. */
export async function withSeededIds<Answer>(
  { seed, now }: { seed: number; now: () => number },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const next = seededNumbers(seed);
  let made = 0;
  source = () => {
    made += 1;
    const random = Uint8Array.from({ length: 16 }, () => Math.floor(next() * 256));
    return v7({ msecs: now(), seq: made, random });
  };
  try {
    return await work();
  } finally {
    source = grow;
  }
}

/** Many ids in little room: their bytes one after another, as base64url. */
export const packIds = (ids: readonly string[]): string =>
  Buffer.from(ids.join('').replaceAll('-', ''), 'hex').toString('base64url');

const PACKED = /(.{8})(.{4})(.{4})(.{4})(.{12})/g;

/** The ids that were packed. */
export const unpackIds = (packed: string): string[] =>
  Array.from(Buffer.from(packed, 'base64url').toString('hex').matchAll(PACKED), ([, ...parts]) => parts.join('-'));

/**
 * An id from a path. Something that is no id cannot exist, and is told so in the same words.
 * @throws Refused `unknown`
 */
export function pathId(text: string): string {
  if (!PATTERNS.id.test(text)) throw unknown();
  return text;
}
