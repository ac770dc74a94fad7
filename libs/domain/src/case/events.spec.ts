import { audienceOf, eventText, HAPPENINGS, stockChange } from './events';
import { MOVE_NAMES, MOVES } from './moves';
import { shownState } from './requester-view';
import { OPEN_STATES, STATES, type State } from './states';

const shown = (before: [State, State | null, boolean], after: [State, State | null, boolean]) => ({
  before: shownState(...before),
  after: shownState(...after),
});

describe('whom a move is told to', () => {
  it('a silent hold and its end are told to staff only', () => {
    for (const origin of MOVES.hold.from) {
      const held = shown([origin, null, false], ['on-hold', origin, false]);
      expect(audienceOf('hold', held)).toEqual(['staff']);
      expect(audienceOf('resume', { before: held.after, after: held.before })).toEqual(['staff']);
    }
  });

  it('a hold that is told reaches the requester', () => {
    expect(audienceOf('hold', shown(['intake', null, false], ['on-hold', 'intake', true]))).toContain('requester');
  });

  it.each(['startEnrichment', 'askAgain', 'offerForWeighing', 'sendBack'] as const)(
    '%s stays among staff: the requester sees one text for all three states',
    (move) => {
      const same = shown([MOVES[move].from[0] as State, null, false], [MOVES[move].to as State, null, false]);
      expect(audienceOf(move, same)).toEqual(['staff']);
    },
  );

  it('what changes the shown state reaches the requester', () => {
    expect(audienceOf('accept', shown(['weighing', null, false], ['analysis', null, false]))).toEqual([
      'staff',
      'requester',
    ]);
    expect(audienceOf('reject', shown(['on-hold', 'intake', false], ['rejected', null, false]))).toContain('requester');
  });

  it('the answer to a wish to withdraw reaches the requester though nothing shows', () => {
    const same = shown(['weighing', null, false], ['weighing', null, false]);
    expect(audienceOf('declineWithdrawal', same)).toContain('requester');
  });

  it('staff is always told', () => {
    for (const move of MOVE_NAMES) expect(audienceOf(move, { before: 'intake', after: 'intake' })).toContain('staff');
  });
});

describe('the sentence of an event', () => {
  it('names the move, and its subject if there is one', () => {
    expect(eventText('takeUp', '')).toBe('In behandeling nemen');
    expect(eventText('takeUp', 'M. Aan')).toBe('In behandeling nemen: M. Aan');
  });

  it.each(HAPPENINGS)('%s leaves no place unfilled', (happening) => {
    expect(eventText(happening, 'X')).not.toMatch(/[{}]/);
  });
});

describe('the change in the stock of running cases', () => {
  it('is plus one when a case starts to run and minus one when it ends', () => {
    expect(stockChange('draft', 'submitted')).toBe(1);
    expect(stockChange('closing', 'closed')).toBe(-1);
    expect(stockChange('closed', 'execution')).toBe(1);
    expect(stockChange('rejected', 'destroyed')).toBe(0);
    expect(stockChange('execution', 'on-hold')).toBe(0);
  });

  it('adds up to whether the case runs, along every pair of steps', () => {
    const running = (state: State) => (OPEN_STATES.includes(state) ? 1 : 0);
    for (const from of STATES)
      for (const to of STATES) expect(stockChange(from, to) + 0).toBe(running(to) - running(from));
  });
});
