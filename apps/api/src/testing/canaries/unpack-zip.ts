import { inflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = Buffer.from('PK\x05\x06', 'latin1');

/** Whether bytes are a zip, as Word and Excel files are. */
export const isZip = (bytes: Buffer): boolean => bytes.length > 30 && bytes.readUInt32LE(0) === LOCAL;

/**
 * What a zip holds: the names of its entries, their contents, and its comment.
 * Source: APPNOTE.TXT of PKWARE, 4.3.
 * @throws Error when an entry is locked or packed in a way that we cannot look into
 */
export function partsOfZip(bytes: Buffer): Buffer[] {
  const end = bytes.lastIndexOf(END);
  if (end < 0) throw new Error('a zip without its end');
  const parts: Buffer[] = [bytes.subarray(end + 22)];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new Error('a zip with a broken list of entries');
    const [flags, method, size] = [
      bytes.readUInt16LE(at + 8),
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
    ];
    const [name, extra, comment] = [
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    if (flags & 1) throw new Error('a zip with a locked entry');
    if (method !== 0 && method !== 8) throw new Error(`a zip packed by method ${method}`);
    parts.push(bytes.subarray(at + 46, at + 46 + name + extra + comment));
    parts.push(method === 8 ? inflateRawSync(packed) : packed);
    at += 46 + name + extra + comment;
  }
  return parts.filter((part) => part.length > 0);
}
