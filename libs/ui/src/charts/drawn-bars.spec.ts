import { drawnBars } from './drawn-bars';

describe('bars', () => {
  const bars = [
    { label: 'Mensenhandel', value: 5 },
    { label: 'Drugs', value: 20 },
    { label: 'Fraude', value: 5 },
    { label: 'Vastgoed', value: 0 },
  ];
  it('puts the longest first and equal ones by name', () => {
    expect(drawnBars(bars, true).map((bar) => bar.label)).toEqual(['Drugs', 'Fraude', 'Mensenhandel', 'Vastgoed']);
  });
  it('measures against the longest', () => {
    expect(drawnBars(bars, true).map((bar) => bar.percent)).toEqual([100, 25, 25, 0]);
  });
  it('keeps a small value visible and the given order when asked', () => {
    const drawn = drawnBars(
      [
        { label: 'jan', value: 1 },
        { label: 'feb', value: 1000 },
      ],
      false,
    );
    expect(drawn.map((bar) => [bar.label, bar.percent])).toEqual([
      ['jan', 1],
      ['feb', 100],
    ]);
  });
  it('draws nothing for nothing', () => {
    expect(drawnBars([], true)).toEqual([]);
  });
});
