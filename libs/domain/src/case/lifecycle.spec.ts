import { liveAuthorisations } from '../access/actor';
import { ACT_POLICY, MOVE_POLICY, type Grants } from '../access/policy';
import { REACHES, ROLES, type Role } from '../access/roles';
import { MOVE_FACTS } from './move-row';
import {
  asksOf,
  factsOf,
  isOnTrack,
  MOVE_NAMES,
  MOVES,
  movesFrom,
  needsOf,
  remembersOrigin,
  stateAfter,
  type MoveName,
} from './moves';
import { JUDGES, NEED_LABELS, NEEDS } from './needs';
import {
  BEFORE_ACCEPTANCE,
  BEFORE_PARTNER_QUERY,
  END_STATES,
  MAIN_ROAD,
  OPEN_STATES,
  STATES,
  TRACKS,
  type State,
  type Track,
} from './states';

/** A place on the road: a state and, for a waiting state, where it came from. */
type Place = `${State}<${State | ''}`;
const place = (state: State, origin: State | null): Place => `${state}<${origin ?? ''}`;
const stateOf = (at: string): State => at.split('<')[0] as State;
const originOf = (at: string): State | null => (at.split('<')[1] || null) as State | null;

const granted = (move: MoveName, at: Place): boolean =>
  MOVE_POLICY[move].some(
    ({ states = MOVES[move].from, heldFrom }) =>
      states.includes(stateOf(at)) && (!heldFrom || heldFrom.includes(originOf(at) as State)),
  );

/** The needs that depend on where a hold came from, which a place knows. */
function fits(move: MoveName, at: Place): boolean {
  const file = { origin: originOf(at) } as Parameters<(typeof JUDGES)['second-person']>[0];
  return needsOf(move, stateOf(at))
    .filter((need) => need.startsWith('held-'))
    .every((need) => JUDGES[need](file, { personId: '', today: '2026-11-24', move }));
}

function next(at: Place, track: Track): Place[] {
  return movesFrom(stateOf(at), track)
    .filter((move) => granted(move, at) && fits(move, at))
    .flatMap((move) =>
      [true, false].map((hasPlan) => {
        const to = stateAfter(move, stateOf(at), {
          origin: originOf(at),
          hasPlan,
        });
        if (to === 'deleted') return null;
        if (to === stateOf(at)) return at;
        return place(to, remembersOrigin(move) ? stateOf(at) : null);
      }),
    )
    .filter((to): to is Place => to !== null);
}

function reachable(start: Place, track: Track): Set<Place> {
  const seen = new Set<Place>([start]);
  for (const at of seen) for (const to of next(at, track)) seen.add(to);
  return seen;
}

const places = (track: Track): Place[] => [...reachable(place('draft', null), track)];

/** Typed by hand: which states belong to one track only. */
const INTEGRAL_ONLY = [
  'legality-check',
  'partner-query',
  'enrichment',
  'weighing',
  'analysis',
  'planning',
  'execution',
  'closing',
];
const ADVICE_ONLY = ['in-progress', 'answered'];

describe.each(TRACKS)('on the %s track', (track) => {
  const others = track === 'integral' ? ADVICE_ONLY : INTEGRAL_ONLY;

  it('every state of the track can be reached from a draft, and none of the other track', () => {
    const found = new Set(places(track).map(stateOf));
    expect([...found].sort()).toEqual(STATES.filter((state) => !others.includes(state)).sort());
  });

  it('from every state there is a way to an end that somebody may take', () => {
    const stuck = places(track).filter(
      (at) => ![...reachable(at, track)].some((to) => END_STATES.includes(stateOf(to))),
    );
    expect(stuck).toEqual([]);
  });

  it('every end leads to destruction', () => {
    const kept = places(track).filter(
      (at) => END_STATES.includes(stateOf(at)) && !reachable(at, track).has(place('destroyed', null)),
    );
    expect(kept).toEqual([]);
  });

  it('every end but destruction has a way back', () => {
    const final = places(track).filter(
      (at) =>
        END_STATES.includes(stateOf(at)) && ![...reachable(at, track)].some((to) => OPEN_STATES.includes(stateOf(to))),
    );
    expect(final.map(stateOf)).toEqual(['destroyed']);
  });

  it('in every state but destroyed somebody may make a move', () => {
    const idle = places(track).filter((at) => next(at, track).length === 0);
    expect(idle.map(stateOf)).toEqual(['destroyed']);
  });

  it('a waiting case always remembers where it came from', () => {
    const lost = places(track).filter((at) => ['on-hold', 'info-requested'].includes(stateOf(at)) && !originOf(at));
    expect(lost).toEqual([]);
  });

  it('the main road is a road: each step is one move', () => {
    const road = MAIN_ROAD[track];
    const gaps = road
      .slice(1)
      .filter((to, index) => !next(place(road[index] as State, null), track).some((at) => stateOf(at) === to));
    expect(gaps).toEqual([]);
  });
});

describe('the tables of moves and policy', () => {
  it.each(MOVE_NAMES)('%s: somebody may make it from every state it starts in', (move) => {
    const rows = MOVE_POLICY[move];
    const without = MOVES[move].from.filter(
      (state) => !rows.some(({ states = MOVES[move].from }) => states.includes(state)),
    );
    expect(without).toEqual([]);
  });

  it.each(MOVE_NAMES)('%s: no row speaks of a state it does not start in', (move) => {
    const stray = MOVE_POLICY[move].flatMap(({ states = [] }) =>
      states.filter((state) => !MOVES[move].from.includes(state)),
    );
    expect(stray).toEqual([]);
  });

  it.each(MOVE_NAMES)('%s: facts and needs in a state are of a state it starts in', (move) => {
    const extra = Object.keys(MOVES[move].inState ?? {}) as State[];
    expect(extra.filter((state) => !MOVES[move].from.includes(state))).toEqual([]);
  });

  it('a row says where a hold came from only for a case on hold', () => {
    const odd = MOVE_NAMES.filter((move) =>
      MOVE_POLICY[move].some(
        ({ heldFrom, states = MOVES[move].from }) => heldFrom && states.some((state) => state !== 'on-hold'),
      ),
    );
    expect(odd).toEqual([]);
  });

  it('names only roles and reaches that exist', () => {
    const all: Grants[] = [
      ...MOVE_NAMES.flatMap((move) => MOVE_POLICY[move].flatMap(({ by, proposedBy }) => [by, proposedBy ?? {}])),
      ...Object.values(ACT_POLICY).flatMap((rows) => rows.map(({ by }) => by)),
    ];
    for (const grants of all) {
      expect(ROLES).toEqual(expect.arrayContaining(Object.keys(grants)));
      expect(REACHES).toEqual(expect.arrayContaining(Object.values(grants)));
    }
  });

  it('uses every need, and names no other', () => {
    const used = new Set([
      ...MOVE_NAMES.flatMap((move) => STATES.flatMap((state) => needsOf(move, state))),
      ...MOVE_NAMES.flatMap((move) => MOVE_POLICY[move].flatMap(({ needs = [] }) => needs)),
    ]);
    expect([...used].sort()).toEqual([...NEEDS].sort());
    expect(Object.keys(NEED_LABELS).sort()).toEqual([...NEEDS].sort());
  });

  it('uses every fact, asks each once, and names no other', () => {
    const used = new Set(MOVE_NAMES.flatMap(factsOf));
    expect([...used].sort()).toEqual([...MOVE_FACTS].sort());
    for (const move of MOVE_NAMES)
      for (const state of MOVES[move].from) {
        const asked = [...asksOf(move, state), ...(MOVES[move].mayAsk ?? [])];
        expect(new Set(asked).size).toBe(asked.length);
      }
  });

  it('gives every role but those that see no case something to do', () => {
    const busy = new Set<Role>(
      [
        ...MOVE_NAMES.flatMap((move) => MOVE_POLICY[move].flatMap(({ by, proposedBy }) => [by, proposedBy ?? {}])),
        ...Object.values(ACT_POLICY).flatMap((rows) => rows.map(({ by }) => by)),
      ].flatMap((grants) => Object.keys(grants) as Role[]),
    );
    expect(ROLES.filter((role) => !busy.has(role))).toEqual(['auditor', 'administrator', 'application-manager']);
  });

  it('no move rejects or declines a case after it was accepted', () => {
    const late = MOVES.reject.from.filter((state) => state !== 'on-hold' && !BEFORE_ACCEPTANCE.includes(state));
    expect(late).toEqual([]);
  });

  it('a requester withdraws at once only before partners are asked', () => {
    expect(MOVES.withdraw.from.filter((state) => state !== 'on-hold').sort()).toEqual([...BEFORE_PARTNER_QUERY].sort());
  });
});

describe('the state after a move', () => {
  const after = (move: MoveName, state: State, origin: State | null = null, hasPlan = true) =>
    stateAfter(move, state, { origin, hasPlan });

  it.each([
    ['provideInfo', 'info-requested', 'in-progress'],
    ['stopWaiting', 'info-requested', 'intake'],
    ['resume', 'on-hold', 'weighing'],
  ] as const)('%s goes back to where the case came from', (move, state, origin) => {
    expect(after(move, state, origin)).toBe(origin);
  });

  it.each(['screen', 'askWithdrawal', 'declineWithdrawal', 'extendHold'] as const)(
    '%s leaves the state as it is',
    (move) => {
      for (const state of MOVES[move].from) expect(after(move, state, 'enrichment')).toBe(state);
    },
  );

  it('work is taken up again at execution, or at the plan when there is none', () => {
    expect(after('reopenWork', 'closing')).toBe('execution');
    expect(after('reopenWork', 'closing', null, false)).toBe('planning');
    expect(after('reopen', 'closed')).toBe('execution');
    expect(after('reopen', 'closed', null, false)).toBe('planning');
  });

  it('a discarded draft is gone', () => {
    expect(after('discard', 'draft')).toBe('deleted');
  });

  it('only a hold and a question remember where they came from', () => {
    expect(MOVE_NAMES.filter(remembersOrigin)).toEqual(['requestInfo', 'hold']);
  });

  it('moves of one track do not exist on the other', () => {
    expect(isOnTrack('startTest', 'advice')).toBe(false);
    expect(isOnTrack('startAdvice', 'integral')).toBe(false);
    expect(isOnTrack('hold', 'advice')).toBe(true);
  });
});

it('nobody without an authorisation has a live one', () => {
  expect(liveAuthorisations({ personId: 'p', authorisations: [] }, '2026-11-24')).toEqual([]);
});
