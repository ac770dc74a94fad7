import 'reflect-metadata';
import { join, resolve } from 'node:path';
import { instantOf, sqlitePath } from './data-sources';
import { kindOf } from './kind';

describe('what the databases say, in our words', () => {
  it.each([
    ['2026-11-24 10:00:00+00', '2026-11-24T10:00:00.000Z'],
    ['2026-11-24 10:00:00.1+00', '2026-11-24T10:00:00.100Z'],
    ['2026-11-24 10:00:00.12+00', '2026-11-24T10:00:00.120Z'],
    ['2026-11-24 10:00:00.123+00', '2026-11-24T10:00:00.123Z'],
    ['2026-11-24 10:00:00.123+00:00', '2026-11-24T10:00:00.123Z'],
    ['2026-01-01 00:00:00.01+00', '2026-01-01T00:00:00.010Z'],
  ])('the instant %s is %s, of one width', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
    expect(new Date(instant).toISOString()).toBe(instant);
  });

  it.each([
    ['postgres://a@b/c', 'postgres'],
    ['postgresql://a@b/c', 'postgres'],
    ['sqlite:data/x.db', 'sqlite'],
    ['', 'sqlite'],
    ['sqlite:postgres://x', 'sqlite'],
  ])('the address %j is one of %s', (url, kind) => {
    expect(kindOf(url)).toBe(kind);
  });

  it('an embedded database lies where its address says', () => {
    expect(sqlitePath('sqlite:data/x.db')).toBe(resolve('data/x.db'));
    expect(sqlitePath(`sqlite://${join('/srv', 'x.db')}`)).toBe('/srv/x.db');
    expect(sqlitePath('sqlite:/srv/x.db')).toBe('/srv/x.db');
  });
});
