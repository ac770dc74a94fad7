import { calendarDate, clockTime, dateTime, daysBetween, longDate, plainDate, shortDate } from './dates';

describe('dates as people read them', () => {
  it('writes a long date with the day of the week', () => {
    expect(longDate('2026-11-24')).toBe('dinsdag 24 november 2026');
    expect(plainDate('2026-11-24')).toBe('24 november 2026');
  });
  it('writes a short date without the year when it is this year', () => {
    expect(shortDate('2026-11-24', '2026-12-01')).toBe('24 nov');
    expect(shortDate('2026-03-02', '2026-12-01')).toBe('2 mrt');
  });
  it('adds the year when it is another year', () => {
    expect(shortDate('2025-11-24', '2026-01-05')).toBe('24 nov 2025');
  });
  it('puts an instant late in the evening UTC on the next day in the Netherlands', () => {
    expect(calendarDate('2026-11-23T23:30:00.000Z')).toBe('2026-11-24');
    expect(dateTime('2026-11-23T23:30:00.000Z', '2026-11-24')).toBe('24 nov, 00:30');
  });
  it('follows summer time', () => {
    expect(clockTime('2026-07-01T12:03:00.000Z')).toBe('14:03');
  });
  it('counts calendar days over the change of the clock', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2026-11-26', '2026-11-24')).toBe(-2);
  });
});
