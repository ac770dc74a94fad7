import { inflateSync } from 'node:zlib';

/** Whether bytes are a PDF. */
export const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-');

const STREAM = /<<((?:(?!stream)[\s\S])*?)>>\s*stream\r?\n/g;

const ascii85 = (text: string): Buffer => {
  const bytes: number[] = [];
  const digits = text.replace(/\s|~>?[\s\S]*$/g, '').replace(/z/g, '!!!!!');
  for (let at = 0; at < digits.length; at += 5) {
    const group = digits.slice(at, at + 5);
    const value = [...group.padEnd(5, 'u')].reduce((sum, sign) => sum * 85 + sign.charCodeAt(0) - 33, 0);
    bytes.push(...[24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) & 255).slice(0, group.length - 1));
  }
  return Buffer.from(bytes);
};

const FILTERS: Record<string, (bytes: Buffer) => Buffer> = {
  FlateDecode: (bytes) => inflateSync(bytes),
  ASCIIHexDecode: (bytes) => Buffer.from(bytes.toString('latin1').replace(/[\s>]/g, ''), 'hex'),
  ASCII85Decode: (bytes) => ascii85(bytes.toString('latin1')),
};
/** Packed pictures; nothing in them is text. */
const PICTURES = ['DCTDecode', 'JPXDecode', 'CCITTFaxDecode', 'JBIG2Decode'];

/** The contents of every stream, unpacked by the filters that its dictionary names. */
function streamsOf(bytes: Buffer): string[] {
  const whole = bytes.toString('latin1');
  return [...whole.matchAll(STREAM)].flatMap((found) => {
    const start = found.index + found[0].length;
    const end = whole.indexOf('endstream', start);
    const named = [...(found[1] ?? '').matchAll(/\/(\w+Decode)/g)].map(([, name = '']) => name);
    if (named.some((name) => PICTURES.includes(name))) return [];
    const strange = named.find((name) => !FILTERS[name]);
    if (strange) throw new Error(`a PDF packed by ${strange}`);
    const content = named.reduce<Buffer>(
      (inner, name) => (FILTERS[name] as (given: Buffer) => Buffer)(inner),
      bytes.subarray(start, end < 0 ? undefined : end),
    );
    return [content.toString('latin1')];
  });
}

const wide = (hex: string): string =>
  Buffer.from(hex.length % 4 ? hex.padStart(4, '0') : hex, 'hex')
    .swap16()
    .toString('utf16le');

/** What the codes of a font stand for: its `ToUnicode` map, as code in hex to text. */
function mapOf(stream: string): Map<string, string> | null {
  if (!stream.includes('begincmap') && !/beginbf(char|range)/.test(stream)) return null;
  const map = new Map<string, string>();
  for (const [, body = ''] of stream.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of body.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi)) {
      map.set(code.toLowerCase(), wide(text));
    }
  }
  for (const [, body = ''] of stream.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', first, list] of body.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f]+)>|\[([^\]]*)\])/gi,
    )) {
      const each = [...(list ?? '').matchAll(/<([0-9a-f]+)>/gi)].map(([, text = '']) => wide(text));
      const start = Number.parseInt(from, 16);
      for (let code = start; code <= Number.parseInt(to, 16) && code < start + 65_536; code += 1) {
        const text = first
          ? String.fromCodePoint(Number.parseInt(first, 16) + code - start)
          : (each[code - start] ?? '');
        map.set(code.toString(16).padStart(from.length, '0'), text);
      }
    }
  }
  return map;
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
/** A literal string without its escapes, as hex. */
const hexOfLiteral = (text: string): string =>
  Buffer.from(
    text
      .replace(/\\\r?\n/g, '')
      .replace(/\\([0-7]{1,3})|\\(.)/g, (_all, octal?: string, sign?: string) =>
        octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (ESCAPES[sign ?? ''] ?? sign ?? ''),
      ),
    'latin1',
  ).toString('hex');

const STRINGS = /\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)|<([0-9a-fA-F\s]*)>(?!>)/g;
/** The strings of a stream as hex; what is set in pieces (`TJ`, or one `Tj` after the other) goes together. */
const stringsOf = (stream: string): string =>
  [...stream.matchAll(STRINGS)]
    .map(([, literal, hex]) => (literal !== undefined ? hexOfLiteral(literal) : (hex ?? '').replace(/\s/g, '')))
    .map((hex) => (hex.length % 2 ? `${hex}0` : hex))
    .join('');

/** A run of codes as text by one map, which says how long its codes are. */
function byMap(hex: string, map: Map<string, string>): string {
  const length = [...map.keys()][0]?.length ?? 2;
  return (hex.match(new RegExp(`.{${length}}`, 'g')) ?? []).map((code) => map.get(code.toLowerCase()) ?? '').join('');
}

/**
 * The texts of a PDF: strings of every stream and of the file itself, by each font's map and without one.
 * Source: ISO 32000-1, 7.3.4 (strings), 7.4 (filters), 9.10.3 (ToUnicode).
 * @throws Error when it is locked or packed in a way that we cannot look into
 */
export function textsOfPdf(bytes: Buffer): string[] {
  const whole = bytes.toString('latin1');
  if (/\/Encrypt\s/.test(whole)) throw new Error('a PDF that is locked');
  const streams = streamsOf(bytes);
  const maps = streams.flatMap((stream) => mapOf(stream) ?? []);
  const outside = whole.replace(/stream\r?\n[\s\S]*?endstream/g, '');
  return [...streams, outside].flatMap((part) => {
    const hex = stringsOf(part);
    const plain = Buffer.from(hex, 'hex');
    const even = plain.subarray(0, plain.length - (plain.length % 2));
    return [
      part,
      plain.toString('latin1'),
      Buffer.from(even).swap16().toString('utf16le'),
      ...maps.map((map) => byMap(hex, map)),
    ];
  });
}
