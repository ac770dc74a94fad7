import 'reflect-metadata';
import { safeName } from './attachments';
import { disposition } from '../shared/disposition';
import { typeOf } from './file-store';

describe('the name of a file', () => {
  it.each([
    ['rapport.pdf', 'rapport.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\lijst.csv', 'lijst.csv'],
    ['/', 'bestand'],
    ['', 'bestand'],
    ['   ', 'bestand'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['foto\u202egpj.exe', 'fotogpj.exe'],
    ['na\u0085am\u200f.txt', 'naam.txt'],
    ['een "naam".txt', 'een "naam".txt'],
  ])('%j is kept as %j', (given, kept) => {
    expect(safeName(given)).toBe(kept);
  });

  it('of more than two hundred signs keeps its end, where the type is', () => {
    const kept = safeName(`${'a'.repeat(300)}.pdf`);
    expect(kept).toHaveLength(200);
    expect(kept.endsWith('.pdf')).toBe(true);
  });

  it.each([
    ['rapport.pdf', `attachment; filename="rapport.pdf"; filename*=UTF-8''rapport.pdf`],
    ['een "naam".txt', `attachment; filename="een _naam_.txt"; filename*=UTF-8''een%20%22naam%22.txt`],
    ['100%.txt', `attachment; filename="100_.txt"; filename*=UTF-8''100%25.txt`],
    ["l'été (1)*.txt", `attachment; filename="l'_t_ (1)*.txt"; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%281%29%2A.txt`],
    [
      'a\\b\r\nSet-Cookie: x.txt',
      `attachment; filename="a_b__Set-Cookie: x.txt"; filename*=UTF-8''a%5Cb%0D%0ASet-Cookie%3A%20x.txt`,
    ],
  ])('%j goes into a header as %s', (name, header) => {
    expect(disposition(name)).toBe(header);
    expect(disposition(name)).not.toMatch(/[\r\n]/);
  });
});

describe('the type of a file', () => {
  const bytes = (hex: string): Buffer => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(64)]);

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'x.txt', 'application/pdf'],
    ['text', Buffer.from('Gewone tekst met é'), 'x.txt', 'text/plain'],
    ['rows', Buffer.from('a;b\n1;2\n'), 'x.csv', 'text/csv'],
    ['a letter', Buffer.from('From: a@b.example\nSubject: x\n\nHallo'), 'x.eml', 'message/rfc822'],
    ['no letter', Buffer.from('Hallo daar'), 'x.eml', null],
    ['a program', bytes('7f454c46020101'), 'x.pdf', null],
    ['a Windows program', bytes('4d5a90000300'), 'x.txt', null],
    ['a web page', Buffer.from('<html><script></script></html>'), 'x.html', null],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'x.svg', null],
    ['bytes', Buffer.from([1, 0, 2, 0]), 'x.txt', null],
    ['text of no kind', Buffer.from('tekst'), 'x', null],
  ])('%s is told by its content', async (_what, content, name, type) => {
    expect(await typeOf(content, name)).toBe(type);
  });
});
