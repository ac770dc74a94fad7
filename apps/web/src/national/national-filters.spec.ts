import { isPhase, phaseOptions, statesOf } from './national-filters';

describe('filtering headers', () => {
  it('adds the counts of the states of a phase', () => {
    const options = phaseOptions({ submitted: 2, intake: 3, weighing: 4, 'on-hold': 1, closed: 7 });
    expect(options.map(({ value, count }) => [value, count])).toEqual([
      ['new', 2],
      ['running', 7],
      ['waiting', 1],
      ['ended', 7],
    ]);
  });
  it('knows no drafts', () => {
    expect(statesOf('')).not.toContain('draft');
    expect(isPhase('draft')).toBe(false);
  });
});
