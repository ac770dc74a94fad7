import { Clock } from './clock';
import { RateLimits } from './rate-limits';
import { Refused } from './refusal';
import type { Settings } from './settings';

const START = '2026-11-24T09:00:00.000Z';

describe('how much one may ask', () => {
  let clock: Clock;
  let limits: RateLimits;
  const later = (ms: number) => clock.set(new Date(clock.ms() + ms).toISOString());
  beforeEach(() => {
    clock = new Clock();
    clock.set(START);
    limits = new RateLimits(clock, { rates: { work: 60, search: 6, files: 6, login: 3 } } as Settings);
  });
  const tell = (work: () => void): Refused['facts'] | 'fine' => {
    try {
      work();
    } catch (error) {
      if (error instanceof Refused && error.kind === 'too-many-requests') return error.facts;
      throw error;
    }
    return 'fine';
  };
  const times = (count: number, work: () => void): number => {
    let fine = 0;
    for (let at = 0; at < count; at += 1) if (tell(work) === 'fine') fine += 1;
    return fine;
  };
  const work = (person = 'p', organisation = 'o') => limits.take('work', person, organisation);

  it('is a minute at once, and then evenly as time goes on', () => {
    expect(times(100, work)).toBe(60);
    later(999);
    expect(times(2, work)).toBe(0);
    later(1);
    expect(times(2, work)).toBe(1);
    later(60_000);
    expect(times(100, work)).toBe(60);
    later(3_600_000);
    expect(times(100, work)).toBe(60);
  });

  it('is told in whole seconds, of which the first is enough', () => {
    times(60, work);
    const facts = tell(work) as Refused['facts'];
    expect(facts.headers).toEqual({
      'Retry-After': '1',
      'RateLimit-Limit': '60',
      'RateLimit-Remaining': '0',
      'RateLimit-Reset': '60',
    });
    times(6, () => limits.take('search', 'p', 'o'));
    const search = tell(() => limits.take('search', 'p', 'o')) as Refused['facts'];
    expect(search.headers).toMatchObject({ 'Retry-After': '10', 'RateLimit-Limit': '6' });
    later(10_000);
    expect(times(2, () => limits.take('search', 'p', 'o'))).toBe(1);
  });

  it('is logged once a minute, however often it is refused', () => {
    times(60, work);
    const logged = (): (boolean | undefined)[] => [1, 2, 3].map(() => (tell(work) as Refused['facts']).logged);
    expect(logged()).toEqual([false, true, true]);
    later(500);
    expect(logged()).toEqual([true, true, true]);
    later(60_000);
    times(60, work);
    expect(logged()).toEqual([false, true, true]);
  });

  it('is counted for each person, and for an organisation together', () => {
    expect(times(100, () => work('p1'))).toBe(60);
    expect(times(100, () => work('p2'))).toBe(60);
    let fine = 0;
    for (let person = 3; person < 30; person += 1) fine += times(100, () => work(`p${person}`));
    expect(fine).toBe(480);
    expect(times(100, () => work('q1', 'another'))).toBe(60);
  });

  it('is counted apart for what is searched and for files', () => {
    expect(times(100, work)).toBe(60);
    expect(times(100, () => limits.take('search', 'p', 'o'))).toBe(6);
    expect(times(100, () => limits.take('files', 'p', 'o'))).toBe(6);
  });

  it('is counted by address without a login, and a network of IPv6 counts as one', () => {
    expect(times(10, () => limits.takeUnknown('192.0.2.1'))).toBe(3);
    expect(times(10, () => limits.takeUnknown('192.0.2.2'))).toBe(3);
    let address = 0;
    expect(times(10, () => limits.takeUnknown(`2001:db8:0:1::${(address += 1)}`))).toBe(3);
    expect(times(10, () => limits.takeUnknown('2001:db8:0:2::1'))).toBe(3);
    expect(times(10, () => limits.takeUnknown('::ffff:192.0.2.9'))).toBe(3);
    expect(times(10, () => limits.takeUnknown('::ffff:192.0.2.10'))).toBe(3);
  });

  it('takes no memory without end, and forgets nobody who is waiting before those who rest', () => {
    const size = () => (limits as unknown as { buckets: Map<string, unknown> }).buckets.size;
    for (let at = 0; at < 30_000; at += 1) limits.takeUnknown(`10.${at % 250}.${Math.floor(at / 250)}.1`);
    expect(size()).toBe(20_000);
    later(61_000);
    times(10, () => limits.takeUnknown('192.0.2.1'));
    expect(size()).toBe(1);
    expect(times(1, () => limits.takeUnknown('192.0.2.1'))).toBe(0);
  });
});
