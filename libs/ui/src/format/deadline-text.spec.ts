import { deadlineText } from './deadline-text';

describe('a deadline in words', () => {
  const today = '2026-11-24';
  it.each([
    ['2026-12-24', 'nog 30 dagen', 'far'],
    ['2026-11-27', 'nog 3 dagen', 'near'],
    ['2026-11-25', 'morgen', 'near'],
    ['2026-11-24', 'vandaag', 'today'],
    ['2026-11-23', '1 dag te laat', 'late'],
    ['2026-11-22', '2 dagen te laat', 'late'],
  ])('says of %s: %s', (due, text, nearness) => {
    expect(deadlineText(due, today)).toEqual({ text, nearness });
  });
  it('takes an instant by its date in the Netherlands', () => {
    expect(deadlineText('2026-11-24T23:30:00.000Z', today).text).toBe('morgen');
  });
});
