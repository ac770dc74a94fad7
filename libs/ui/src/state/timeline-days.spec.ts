import { byDay } from './timeline-days';

describe('the days of a timeline', () => {
  const entries = [
    { id: 'a', at: '2026-11-22T10:00:00.000Z' },
    { id: 'b', at: '2026-11-23T23:30:00.000Z' },
    { id: 'c', at: '2026-11-24T08:00:00.000Z' },
    { id: 'd', at: '2026-11-23T10:00:00.000Z' },
  ];
  it('puts the newest first and groups by the day in the Netherlands', () => {
    const days = byDay(entries, '2026-11-24');
    expect(days.map((day) => day.entries.map((entry) => entry.id))).toEqual([['c', 'b'], ['d'], ['a']]);
  });
  it('says vandaag and gisteren', () => {
    expect(byDay(entries, '2026-11-24').map((day) => day.label)).toEqual([
      'Vandaag, dinsdag 24 november 2026',
      'Gisteren, maandag 23 november 2026',
      'Zondag 22 november 2026',
    ]);
  });
});
