import { EVENT_GROUPS, eventsOfGroup } from './event-groups';
import { HAPPENINGS } from './events';
import { MOVE_NAMES } from './moves';

describe('the groups of a timeline', () => {
  it('hold every event once', () => {
    const all = EVENT_GROUPS.flatMap(eventsOfGroup);
    expect([...all].sort()).toEqual([...HAPPENINGS, ...MOVE_NAMES].sort());
  });
});
