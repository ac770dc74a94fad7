import { randomFillSync } from 'node:crypto';

/** Asking the system for many random bytes at once costs hardly more than asking for a few. */
const STOCK = Buffer.alloc(8192);
let used = STOCK.length;

/** Has `take` use the next `bytes` of the stock, at most 8,192. Each byte is given out once and then forgotten. */
function fromStock<Taken>(bytes: number, take: (from: number, to: number) => Taken): Taken {
  if (used + bytes > STOCK.length) {
    randomFillSync(STOCK);
    used = 0;
  }
  const taken = take(used, used + bytes);
  STOCK.fill(0, used, used + bytes);
  used += bytes;
  return taken;
}

/** Random bytes as text: `bytes` of them, at most 8,192. */
export const randomText = (bytes: number, encoding: 'hex' | 'base64' | 'base64url'): string =>
  fromStock(bytes, (from, to) => STOCK.toString(encoding, from, to));

/** Random bytes: `bytes` of them, at most 8,192. */
export const randomBytesOf = (bytes: number): Uint8Array =>
  fromStock(bytes, (from, to) => Uint8Array.from(STOCK.subarray(from, to)));
