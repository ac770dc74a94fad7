import { byDue, endOfWeek } from './due-groups';

const TUESDAY = '2026-11-24';
const groups = (...dues: (string | null)[]) =>
  byDue(
    dues.map((dueOn) => ({ dueOn })),
    TUESDAY,
  ).map(({ id, rows }) => [id, rows.length]);

describe('work grouped by when it is due', () => {
  it('ends a week on Sunday, also on a Sunday', () => {
    expect(endOfWeek(TUESDAY)).toBe('2026-11-29');
    expect(endOfWeek('2026-11-29')).toBe('2026-11-29');
    expect(endOfWeek('2026-11-30')).toBe('2026-12-06');
  });
  it('is late only after the day itself', () => {
    expect(groups('2026-11-23', TUESDAY, '2026-11-29', '2026-11-30')).toEqual([
      ['late', 1],
      ['week', 2],
      ['later', 1],
    ]);
  });
  it('keeps what has no term, and leaves out empty groups', () => {
    expect(groups(null, null)).toEqual([['none', 2]]);
    expect(groups()).toEqual([]);
  });
});
