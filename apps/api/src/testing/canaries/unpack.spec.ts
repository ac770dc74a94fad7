import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { unpack, unpackAnswer } from './unpack';

const MARK = 'KANARIE-00042Z';
const finds = (bytes: Buffer): boolean => unpack(bytes).some((text) => text.includes(MARK));
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

/** A zip of one entry, packed as Word and Excel pack theirs. */
function zip(name: string, content: string | Buffer, { method = 8, flags = 0 } = {}): Buffer {
  const raw = Buffer.from(content);
  const packed = method === 8 ? deflateRawSync(raw) : raw;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(method, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

/** A PDF with streams, each with its filter. */
const pdf = (...streams: { content: Buffer | string; filter?: string }[]): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...streams.flatMap(({ content, filter }, at) => [
      Buffer.from(`${at + 1} 0 obj\n<< /Length ${content.length}${filter ? ` /Filter ${filter}` : ''} >>\nstream\n`),
      Buffer.from(content),
      Buffer.from('\nendstream\nendobj\n'),
    ]),
    Buffer.from('trailer << /Root 1 0 R >>\n%%EOF'),
  ]);
const flate = (text: string) => ({ content: deflateSync(Buffer.from(text)), filter: '/FlateDecode' });
const hexOf = (text: string): string => Buffer.from(text).toString('hex');
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** Signs of the mark as the codes of a font that was cut down to what is used, and the map back. */
const SIGNS = [...new Set(MARK)];
const CODES = [...MARK].map((sign) => (SIGNS.indexOf(sign) + 1).toString(16).padStart(4, '0')).join('');
const CHARS = SIGNS.map((sign, at) => `<${(at + 1).toString(16).padStart(4, '0')}> <${utf16(sign)}>`).join('\n');
const LIST = SIGNS.map((sign) => `<${utf16(sign)}>`).join(' ');
const cmap = (body: string): string => `begincmap\n${body}\nendcmap`;

const SAMPLES: Record<string, Buffer> = {
  'plain text': Buffer.from(`x ${MARK} y`),
  JSON: Buffer.from(JSON.stringify({ deep: [{ text: MARK }] })),
  'JSON with escapes': Buffer.from(`{"a":"${[...MARK].map((sign) => `\\u00${hexOf(sign)}`).join('')}"}`),
  'JSON in a text of JSON': Buffer.from(JSON.stringify({ body: JSON.stringify({ text: MARK }) })),
  base64: Buffer.from(`{"cursor":"${base64(JSON.stringify([MARK, 1]))}"}`),
  base64url: Buffer.from(`next=${Buffer.from(`ÿþ"${MARK}"ÿþ?`).toString('base64url')}.c2VhbA`),
  'a JSON web token': Buffer.from(
    ['{"alg":"ES256"}', `{"sub":"${MARK}","iat":1}`, 'signature-of-many-bytes']
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.'),
  ),
  'hex digits': Buffer.from(hexOf(`voor ${MARK} achter`)),
  'an address': Buffer.from(`/x?q=${[...MARK].map((sign) => `%${hexOf(sign)}`).join('')}`),
  'an address in an address': Buffer.from(encodeURIComponent(encodeURIComponent(`q=${MARK}"`))),
  'HTML signs': Buffer.from(
    [...MARK].map((sign, at) => (at % 2 ? `&#${sign.charCodeAt(0)};` : `&#x${hexOf(sign)};`)).join(''),
  ),
  'HTML with the word cut up': Buffer.from('<p><b>KANA</b><i>RIE-00</i>042Z</p>'),
  '16 bits a sign': Buffer.from(`\ufeff${MARK}`, 'utf16le'),
  gzip: gzipSync(MARK),
  deflate: deflateSync(MARK),
  'gzip in base64 in JSON': Buffer.from(JSON.stringify({ file: base64(gzipSync(`${MARK} ${'x'.repeat(40)}`)) })),
  'Word, with the word in two runs': zip(
    'word/document.xml',
    '<w:p><w:r><w:t>KANARIE-</w:t></w:r><w:r><w:t>00042Z</w:t></w:r></w:p>',
  ),
  'Excel, in its shared strings': zip('xl/sharedStrings.xml', `<sst><si><t>${MARK}</t></si></sst>`),
  'a zip that stores as it is': zip('note.txt', MARK, { method: 0 }),
  'the name of an entry in a zip': zip(`${MARK}.txt`, 'x'),
  'a zip in a zip': zip('inner.zip', zip('note.txt', MARK)),
  'a PDF as it is': pdf({ content: `BT (${MARK}) Tj ET` }),
  'a PDF, packed': pdf(flate(`BT /F1 12 Tf (${MARK}) Tj ET`)),
  'a PDF, in pieces with spaces between': pdf(flate('BT [(KAN) -20 (ARIE) 3 (-000) (42Z)] TJ ET')),
  'a PDF, with escapes': pdf(flate('BT (KAN\\101RIE\\05500042\\132) Tj ET')),
  'a PDF, in hex': pdf(flate(`BT <${hexOf(MARK)}> Tj ET`)),
  'a PDF, in 16 bits': pdf(flate(`BT <feff${utf16(MARK)}> Tj ET`)),
  'a PDF with a font of its own': pdf(flate(`BT <${CODES}> Tj ET`), flate(cmap(`9 beginbfchar\n${CHARS}\nendbfchar`))),
  'a PDF with a font of ranges': pdf(
    flate(`BT <${CODES}> Tj ET`),
    flate(cmap(`1 beginbfrange\n<0001> <${SIGNS.length.toString(16).padStart(4, '0')}> [${LIST}]\nendbfrange`)),
  ),
  'a PDF in hex digits, packed': pdf({
    content: `${deflateSync(`(${MARK}) Tj`).toString('hex')}>`,
    filter: '[/ASCIIHexDecode /FlateDecode]',
  }),
  'the title of a PDF': Buffer.from(`%PDF-1.4\n1 0 obj << /Title (${MARK}) >> endobj`),
  'a mail in base64': Buffer.from(
    `Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(`${'a'.repeat(90)}${MARK}${'b'.repeat(90)}`).replace(/(.{76})/g, '$1\r\n')}\r\n`,
  ),
  'a mail, quoted-printable': Buffer.from(
    'Content-Transfer-Encoding: quoted-printable\r\n\r\nprijs =E2=82=AC KANA=\r\nRIE=2D00042Z',
  ),
  'the subject of a mail': Buffer.from(`Subject: =?utf-8?B?${base64(`Zaak ${MARK}`)}?=\r\n`),
  'the subject of a mail, in Q': Buffer.from('Subject: =?utf-8?Q?Zaak_KANARIE=2D00?=\r\n =?utf-8?Q?042Z?=\r\n'),
  'a Word file with a mail': Buffer.from(
    `Content-Type: application/zip\r\n\r\n${base64(zip('word/document.xml', `<t>${MARK}</t>`)).replace(/(.{76})/g, '$1\r\n')}`,
  ),
};

describe('the unpacker finds a mark', () => {
  it.each(Object.entries(SAMPLES))('in %s', (_name, bytes) => {
    expect(finds(bytes)).toBe(true);
  });

  it('in an answer that is packed on its way, and in its headers', () => {
    const packed = unpackAnswer(brotliCompressSync(MARK), { 'content-encoding': 'br' });
    const header = unpackAnswer(Buffer.from('{}'), {
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(MARK)}`,
    });
    for (const texts of [packed, header]) expect(texts.some((text) => text.includes(MARK))).toBe(true);
  });

  it('nowhere when it is nowhere', () => {
    expect(finds(zip('word/document.xml', '<w:t>KANARIE-00043Z</w:t>'))).toBe(false);
    expect(finds(pdf(flate('BT (KANARIE-) Tj ET')))).toBe(false);
  });

  it('or says that it cannot look: locked, strangely packed or too deep', () => {
    expect(() => unpack(zip('x', MARK, { flags: 1 }))).toThrow('locked');
    expect(() => unpack(zip('x', MARK, { method: 12 }))).toThrow('method 12');
    expect(() => unpack(Buffer.from('%PDF-1.7 trailer << /Encrypt 5 0 R >>'))).toThrow('locked');
    expect(() => unpack(pdf({ content: 'x', filter: '/LZWDecode' }))).toThrow('LZWDecode');
    const deep = Array.from({ length: 12 }).reduce<Buffer>((inner) => zip('x', inner), Buffer.from(MARK));
    expect(() => unpack(deep)).toThrow('deeper');
  });
});
