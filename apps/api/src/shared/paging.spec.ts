import { Cursors } from './paging';
import { Refused } from './refusal';

const SECRET = Buffer.alloc(32, 7);
const CURSOR = { value: '2026-11-24T09:00:00.000Z', id: '01900000-0000-7000-8000-000000000000', list: 'a-list' };

const faultOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return `${error.kind}: ${error.facts.errors?.map(({ field }) => field).join()}`;
    throw error;
  }
  return 'no fault';
};

describe('cursors', () => {
  const cursors = new Cursors(SECRET);

  it('come back as they were written, by whichever process shares the secret', () => {
    const text = cursors.write(CURSOR);
    expect(cursors.read(text, 'a-list')).toEqual(CURSOR);
    expect(new Cursors(SECRET).read(text, 'a-list')).toEqual(CURSOR);
  });

  it('can stand at a row that has no value to sort by', () => {
    const atNothing = { ...CURSOR, value: null };
    expect(cursors.read(cursors.write(atNothing), 'a-list')).toEqual(atNothing);
  });

  it('go into an address as they are', () => {
    const text = cursors.write(CURSOR);
    expect(encodeURIComponent(text)).toBe(text);
  });

  it('tell nothing of what they hold', () => {
    const bytes = Buffer.from(cursors.write(CURSOR), 'base64url').toString('latin1');
    for (const part of [...Object.values(CURSOR), '2026', '01900000']) expect(bytes).not.toContain(part);
  });

  it('are the same for the same place', () => {
    expect(cursors.write(CURSOR)).toBe(cursors.write({ ...CURSOR }));
  });

  it('of another secret are unknown', () => {
    const text = new Cursors(Buffer.alloc(32, 8)).write(CURSOR);
    expect(faultOf(() => cursors.read(text, 'a-list'))).toBe('invalid: after');
  });

  it('of another list are refused', () => {
    const text = cursors.write(CURSOR);
    expect(faultOf(() => cursors.read(text, 'another-list'))).toBe('invalid: after');
  });

  it.each(['', '.', 'a', 'a.b', 'a.b.c', 'é.é', `${'a'.repeat(22)}`, `x.${'a'.repeat(22)}`, `x.${'é'.repeat(22)}`])(
    'that nobody wrote are refused: %j',
    (text) => {
      expect(faultOf(() => cursors.read(text, 'a-list'))).toBe('invalid: after');
    },
  );

  it('cannot be changed: each sign of one counts', () => {
    const text = cursors.write(CURSOR);
    for (let at = 0; at < text.length; at += 1) {
      const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
      expect([at, faultOf(() => cursors.read(changed, 'a-list'))]).toEqual([at, 'invalid: after']);
    }
  });
});
