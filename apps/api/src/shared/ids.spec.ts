import { newId, packIds, unpackIds } from './ids';

describe('ids in little room', () => {
  it('are the same when they are taken out', () => {
    const ids = Array.from({ length: 50 }, newId);
    const packed = packIds(ids);
    expect(packed.length).toBeLessThan(1100);
    expect(unpackIds(packed)).toEqual(ids);
    expect(unpackIds(packIds([]))).toEqual([]);
  });
});
