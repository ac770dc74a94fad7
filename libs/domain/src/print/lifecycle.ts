import { MOVE_POLICY, type Grants, type MoveGrant } from '../access/policy';
import { REACH_LABELS, ROLE_LABELS, type Role } from '../access/roles';
import { MOVE_NAMES, MOVES, isOnTrack, movesFrom, remembersOrigin, stateAfter, type MoveName } from '../case/moves';
import { STATE_LABELS, STATES, type State, type Track } from '../case/states';
import { code, listed, page, PRINTED, sameSet, table } from './markdown';

/** States beside the road: drawn apart, so that the road stays readable. */
const ASIDE: readonly State[] = ['on-hold', 'rejected', 'referred', 'withdrawn', 'destroyed'];

interface Arrow {
  readonly from: State;
  readonly to: State;
  readonly move: MoveName;
}

/** The states from which a case can have come into a waiting state, among those that it can be in. */
const originsOf = (waiting: State, known: ReadonlySet<State>): State[] =>
  [...known].filter((state) =>
    MOVE_NAMES.some((move) => remembersOrigin(move) && MOVES[move].to === waiting && MOVES[move].from.includes(state)),
  );

/** Every state that a move can lead to from `from`; a stay in the same state is no arrow. */
function arrowsOf(move: MoveName, from: State, known: ReadonlySet<State>): Arrow[] {
  const origins: (State | null)[] = MOVES[move].to === 'origin' ? originsOf(from, known) : [null];
  const targets = origins.flatMap((origin) =>
    [true, false].map((hasPlan) => stateAfter(move, from, { origin, hasPlan })),
  );
  return [...new Set(targets)]
    .filter((to): to is State => to !== 'deleted' && to !== from)
    .map((to) => ({ from, to, move }));
}

/** The states that a case on this track can be in. */
function statesOf(track: Track): Set<State> {
  const known = new Set<State>(['draft']);
  let before = 0;
  while (known.size > before) {
    before = known.size;
    for (const state of known)
      for (const move of movesFrom(state, track)) for (const { to } of arrowsOf(move, state, known)) known.add(to);
  }
  return known;
}

function arrows(track: Track): Arrow[] {
  const known = statesOf(track);
  return STATES.filter((state) => known.has(state)).flatMap((state) =>
    movesFrom(state, track).flatMap((move) => arrowsOf(move, state, known)),
  );
}

const node = (state: State): string => state.replaceAll('-', '_');

function diagram(drawn: readonly Arrow[], start: boolean): string {
  const shown = STATES.filter((state) => drawn.some(({ from, to }) => from === state || to === state));
  const labels = new Map<string, string[]>();
  for (const { from, to, move } of drawn) {
    const key = `${node(from)} --> ${node(to)}`;
    labels.set(key, [...(labels.get(key) ?? []), MOVES[move].label]);
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...shown.map((state) => `  state "${STATE_LABELS[state]}" as ${node(state)}`),
    ...(start ? ['  [*] --> draft'] : []),
    ...[...labels].map(([key, words]) => `  ${key} : ${words.join(' / ')}`),
    '```',
  ].join('\n');
}

const isAside = ({ from, to }: Arrow): boolean => ASIDE.includes(from) || ASIDE.includes(to);

const onRoad = (track: Track): string =>
  diagram(
    arrows(track).filter((arrow) => !isAside(arrow)),
    true,
  );
const beside = (track: Track): string => diagram(arrows(track).filter(isAside), false);

const roles = (grants: Grants): string =>
  listed(
    (Object.keys(grants) as Role[]).map(
      (role) => ROLE_LABELS[role] + (grants[role] === 'granted' ? ` (${REACH_LABELS.granted})` : ''),
    ),
  );

function who(move: MoveName): string {
  const grants = MOVE_POLICY[move];
  return grants.map((grant) => whoOf(move, grant)).join('; ');
}

function whoOf(move: MoveName, grant: MoveGrant): string {
  const { by, proposedBy, states, heldFrom, needs = [] } = grant;
  const where = [
    ...(states && !sameSet(states, MOVES[move].from) ? [listed(states.map(code))] : []),
    ...(heldFrom ? [`held from ${listed(heldFrom.map(code))}`] : []),
  ];
  const extra = needs.filter((need) => need !== 'proposed-by-another');
  return [
    where.length > 0 ? `${where.join(', ')}: ` : '',
    roles(by),
    proposedBy ? `, after a proposal by ${roles(proposedBy)}` : '',
    extra.length > 0 ? ` (${listed(extra.map(code))})` : '',
  ].join('');
}

const TARGET_WORDS: Partial<Record<string, string>> = {
  origin: 'where it came from',
  same: 'stays',
  deleted: '(deleted)',
};

function inStates(move: MoveName, which: 'needs' | 'asks'): string[] {
  return Object.entries(MOVES[move].inState ?? {}).flatMap(([state, extra]) =>
    (extra[which] ?? []).map((item) => `${code(item)} (in ${code(state)})`),
  );
}

const moveRow = (move: MoveName): string[] => {
  const { label, from, to, asks, mayAsk = [], needs } = MOVES[move];
  return [
    code(move),
    label,
    listed(from.map(code)),
    TARGET_WORDS[to] ?? code(to),
    who(move),
    listed([...needs.map(code), ...inStates(move, 'needs')]),
    listed([...asks.map(code), ...inStates(move, 'asks'), ...mayAsk.map((fact) => `${code(fact)}?`)]),
  ];
};

const HEAD = ['move', 'label', 'from', 'to', 'who', 'needs', 'asks'];

const movesOf = (track: Track | 'both'): string =>
  table(HEAD, MOVE_NAMES.filter((move) => MOVES[move].track === track).map(moveRow));

/** The page `docs/case-lifecycle.md`: the states and moves of a case, as pictures and as one table. */
export const printLifecycle = (): string =>
  page(
    '# The life of a case',
    PRINTED,
    "A case follows one of two tracks. Partners' data are shared on the integral track only. " +
      'Words in the pictures are those on the buttons; identifiers are those of the API.',
    '## Integral track',
    onRoad('integral'),
    'Beside the road: on hold, and the ways out and back.',
    beside('integral'),
    '## Advice track',
    onRoad('advice'),
    'Beside the road:',
    beside('advice'),
    '## States',
    table(
      ['state', 'label', 'integral', 'advice'],
      STATES.map((state) => [
        code(state),
        STATE_LABELS[state],
        statesOf('integral').has(state) ? 'yes' : '',
        statesOf('advice').has(state) ? 'yes' : '',
      ]),
    ),
    '## Moves',
    '_Needs_ must hold in the file; _asks_ are facts given with the move, those with a question mark may be left out. ' +
      'What each need says is in [words.md](words.md); how far each role reaches is in [permissions.md](permissions.md).',
    '### On both tracks',
    movesOf('both'),
    '### On the integral track',
    movesOf('integral'),
    '### On the advice track',
    movesOf('advice'),
    `There are ${MOVE_NAMES.length} moves: ${MOVE_NAMES.filter((move) => isOnTrack(move, 'integral')).length} on the integral track, ` +
      `${MOVE_NAMES.filter((move) => isOnTrack(move, 'advice')).length} on the advice track.`,
  );
