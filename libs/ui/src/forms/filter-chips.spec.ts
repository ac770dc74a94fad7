import { toggled } from './filter-chips';

describe('filters as toggles', () => {
  it('adds and takes away', () => {
    expect(toggled(['a'], 'b', false)).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a', false)).toEqual(['b']);
  });
  it('keeps at most one when only one may be on', () => {
    expect(toggled(['a'], 'b', true)).toEqual(['b']);
    expect(toggled(['b'], 'b', true)).toEqual([]);
  });
});
