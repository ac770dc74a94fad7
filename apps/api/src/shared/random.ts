import { randomFillSync } from 'node:crypto';

/** Asking the system for many random bytes at once costs hardly more than asking for a few. */
const STOCK = Buffer.alloc(8192);
let used = STOCK.length;

/** Random bytes as text: `bytes` of them, at most 8,192. Each byte is given out once and then forgotten. */
export function randomText(bytes: number, encoding: 'hex' | 'base64' | 'base64url'): string {
  if (used + bytes > STOCK.length) {
    randomFillSync(STOCK);
    used = 0;
  }
  const text = STOCK.toString(encoding, used, used + bytes);
  STOCK.fill(0, used, used + bytes);
  used += bytes;
  return text;
}
