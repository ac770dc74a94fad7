import { MOVE_NAMES } from '../case/moves';
import { logActLabel, logActs, OTHER_ACTS } from './log-acts';
import { ACTS, DESK_ACTS } from './policy';

describe('the acts of the log', () => {
  it('are all moves, proposals of them, acts and acts beside cases, each with words of its own', () => {
    const named = [...MOVE_NAMES, ...MOVE_NAMES.map((move) => `propose:${move}`), ...ACTS, ...DESK_ACTS, ...OTHER_ACTS];
    expect(named.filter((act) => !logActLabel(act))).toEqual([]);
    expect([...logActs()].sort()).toEqual([...named].sort());
  });

  it('a route has none here', () => {
    expect(logActLabel('GET /v1/cases/:caseId')).toBeUndefined();
  });
});
