// Finds the texts in whatever goes out of the api, however they are wrapped: what a reader could get at, a leak is in.
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { isPdf, textsOfPdf } from './unpack-pdf';
import { isZip, partsOfZip } from './unpack-zip';

/** Wraps in wraps, such as a mail with a Word file in base64; deeper than this is refused, not passed over. */
const DEEPEST = 8;

const attempt = (work: () => Buffer): Buffer[] => {
  try {
    return [work()];
  } catch {
    return [];
  }
};

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const fromCode = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** Bytes written as hex after a sign, such as `%4B` in an address and `=4B` in a mail. */
const hexBytes = (text: string, sign: '%' | '='): string =>
  text.replace(new RegExp(`(?:${sign}[0-9a-f]{2})+`, 'gi'), (run) =>
    Buffer.from(run.replaceAll(sign, ''), 'hex').toString(),
  );

/** Ways of writing the same text in JSON, scripts, HTML, addresses and mails. */
const REWRITES: readonly ((text: string) => string)[] = [
  (text) =>
    text
      .replace(
        /\\u\{([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi,
        (_all, long: string, four: string, two: string) => fromCode(Number.parseInt(long ?? four ?? two, 16)),
      )
      .replace(/\\([/"'\\])/g, '$1'),
  (text) =>
    text
      .replace(/&#x([0-9a-f]{1,6});/gi, (_all, code: string) => fromCode(Number.parseInt(code, 16)))
      .replace(/&#(\d{1,7});/g, (_all, code: string) => fromCode(Number(code)))
      .replace(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => ENTITIES[name] ?? ''),
  // A document may cut one word over several runs: without its tags the word is whole again.
  (text) => (text.includes('<') ? text.replace(/<[^<>]*>/g, '') : text),
  (text) => hexBytes(text, '%'),
  // Quoted-printable: a line that goes on ends with `=`.
  (text) => hexBytes(text.replace(/=\r?\n/g, ''), '='),
  // A header folded over lines, and encoded words (RFC 2047) that follow each other.
  (text) => text.replace(/\?=\s+=\?[^?]+\?[QB]\?/gi, '').replace(/\r?\n[ \t]+/g, ''),
];

const ENCODED_WORD = /=\?[^?\s]+\?([QB])\?([^?\s]*)\?=/gi;
/** Base64 in one piece, or over the lines of a mail. */
const BASE64 = /[A-Za-z0-9+/_-]{16,}(?:\r?\n[A-Za-z0-9+/_-]{4,})*={0,2}/g;
const HEX = /\b(?:[0-9a-f]{2}){16,}\b/gi;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What is wrapped in a text: bytes to look into. */
function wrappedIn(text: string): Buffer[] {
  const words = [...text.matchAll(ENCODED_WORD)].map(([, how = '', body = '']) =>
    how.toUpperCase() === 'B' ? Buffer.from(body, 'base64') : Buffer.from(hexBytes(body.replaceAll('_', ' '), '=')),
  );
  const base64 = [...text.matchAll(BASE64)]
    .map(([found]) => found.replace(/\s/g, ''))
    .filter((found) => !UUID.test(found))
    .map((found) => Buffer.from(found, 'base64'));
  const hex = [...text.matchAll(HEX)].map(([found]) => Buffer.from(found, 'hex'));
  return [...words, ...base64, ...hex];
}

/** Texts in 16 bits a sign, as Office and PDF write them. */
function wideTexts(bytes: Buffer): string[] {
  if (!bytes.includes(0)) return [];
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return [even.toString('utf16le'), Buffer.from(even).swap16().toString('utf16le')];
}

function partsOf(bytes: Buffer): Buffer[] {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return attempt(() => gunzipSync(bytes));
  if (bytes[0] === 0x78) return attempt(() => inflateSync(bytes));
  return isZip(bytes) ? partsOfZip(bytes) : [];
}

/**
 * Every text within some bytes, unpacked as far as it goes.
 * @throws Error when something is wrapped too deep, or locked: what cannot be looked into proves nothing
 */
export function unpack(bytes: Buffer): string[] {
  const texts = new Set<string>();
  const seen = new Set<string>();
  const open = (part: Buffer, depth: number): void => {
    const key = part.toString('latin1');
    if (part.length === 0 || seen.has(key)) return;
    seen.add(key);
    if (depth > DEEPEST) throw new Error('something is wrapped deeper than anything that goes out should be');
    const parts = partsOf(part);
    for (const inner of parts) open(inner, depth + 1);
    if (parts.length > 0 && !isZip(part)) return;
    const found = [part.toString(), ...wideTexts(part), ...(isPdf(part) ? textsOfPdf(part) : [])];
    for (const text of found) read(text, depth);
  };
  const read = (text: string, depth: number): void => {
    if (texts.has(text)) return;
    texts.add(text);
    for (const inner of wrappedIn(text))
      if (isText(inner) || partsOf(inner).length > 0 || isPdf(inner)) open(inner, depth + 1);
    for (const rewrite of REWRITES) {
      const other = rewrite(text);
      if (other !== text) read(other, depth);
    }
  };
  open(bytes, 0);
  return [...texts];
}

/** Whether bytes read as text: what merely looks like base64 seldom does. */
function isText(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 64).toString('latin1');
  const plain = sample.replace(/[^\x20-\x7e\r\n\t\0]/g, '').length;
  return plain / sample.length > 0.6;
}

/** The texts of an answer as it came over the wire. */
export function unpackAnswer(body: Buffer, headers: Readonly<Record<string, unknown>>): string[] {
  const plain = headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
  const heads = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  return [...unpack(plain), ...unpack(Buffer.from(heads.join('\n')))];
}
