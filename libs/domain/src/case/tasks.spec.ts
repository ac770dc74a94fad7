import { hideSmall } from './tasks';

describe('numbers on a page without names', () => {
  it('hides what is below five, and tells nought', () => {
    expect(hideSmall([12, 4, 3, 0, 5])).toEqual([12, null, null, 0, 5]);
  });

  it('hides a second one when a single hidden number could be subtracted from the total', () => {
    expect(hideSmall([12, 4, 7])).toEqual([12, null, null]);
  });

  it('hides one that stands alone, and nothing when all are large', () => {
    expect(hideSmall([3])).toEqual([null]);
    expect(hideSmall([0, 3])).toEqual([0, null]);
    expect(hideSmall([8, 9])).toEqual([8, 9]);
    expect(hideSmall([])).toEqual([]);
  });
});
