import type { CalendarDate } from '../calendar/dates';
import { isMoveName, isOnTrack, MOVES, needsOf, type MoveName } from '../case/moves';
import { JUDGES, type FileFacts, type Need, type NeedInput } from '../case/needs';
import type { State, Track } from '../case/states';
import { liveAuthorisations, type Actor, type Authorisation, type CaseAccess } from './actor';
import { ACT_POLICY, DESK_POLICY, INTEGRAL_ACTS, MOVE_POLICY, type Act, type DeskAct, type Grants } from './policy';
import { reachesCase } from './reach';
import type { Role, View } from './roles';

/** Why not, in the order in which it is told. Out of reach is told as "unknown". */
export const REFUSALS = ['out-of-reach', 'wrong-role', 'wrong-moment', 'missing-need'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** How an allowed act is done: outright, as a proposal, or as the confirmation of another's proposal. */
export type Mode = 'do' | 'propose' | 'confirm';

export type Decision =
  | {
      readonly allowed: true;
      readonly authorisation: Authorisation;
      readonly mode: Mode;
    }
  | {
      readonly allowed: false;
      readonly because: Refusal;
      readonly needs: readonly Need[];
    };

/** One row of a policy, moves and acts alike. */
interface Row {
  readonly states: readonly State[];
  readonly heldFrom?: readonly State[];
  readonly grants: Grants;
  readonly mode: Mode;
  readonly needs: readonly Need[];
}

export type Action = MoveName | Act;

const ROWS = new Map<Action, readonly Row[]>();

const moveRows = (move: MoveName): Row[] =>
  MOVE_POLICY[move].flatMap((grant): Row[] => {
    const common = {
      states: grant.states ?? MOVES[move].from,
      ...(grant.heldFrom && { heldFrom: grant.heldFrom }),
      needs: grant.needs ?? [],
    };
    if (!grant.proposedBy) return [{ ...common, grants: grant.by, mode: 'do' as const }];
    return [
      {
        ...common,
        grants: grant.by,
        mode: 'confirm' as const,
        needs: [...common.needs, 'proposed-by-another' as const],
      },
      {
        ...common,
        grants: grant.proposedBy,
        mode: 'propose' as const,
        needs: [],
      },
    ];
  });

function rowsOf(action: Action): readonly Row[] {
  let rows = ROWS.get(action);
  if (!rows) {
    rows = isMoveName(action)
      ? moveRows(action)
      : ACT_POLICY[action].map(({ states, by, needs }) => ({
          states,
          grants: by,
          mode: 'do' as const,
          needs: needs ?? [],
        }));
    ROWS.set(action, rows);
  }
  return rows;
}

const no = (because: Refusal, needs: readonly Need[] = []): Decision => ({
  allowed: false,
  because,
  needs,
});

export interface Question {
  readonly action: Action;
  readonly actor: Actor;
  readonly access: CaseAccess;
  /** By Europe/Amsterdam. */
  readonly today: CalendarDate;
  /** What the store knows; may be left out for acts, and for moves that need nothing. */
  readonly file?: FileFacts;
  /** The facts given with the move; absent when only asking for the buttons. */
  readonly input?: NeedInput;
}

/**
 * Whether the row counts in this state. A hold is silent: what a requester may do with a case on hold is what the state
 * it was held from allows, refusals included; when that state is not given, what all of them allow.
 */
function fitsState(row: Row, role: Role, question: Question): boolean {
  const { state } = question.access;
  if (state !== 'on-hold' || role !== 'requester') return row.states.includes(state);
  const origin = originOf(question);
  return origin ? row.states.includes(origin) : MOVES.hold.from.every((from) => row.states.includes(from));
}

/** The state a case on hold was held from. */
const originOf = ({ access, file }: Question): State | null => file?.origin ?? access.origin ?? null;

/** Whether the row counts for a case on hold that was held from `origin`. */
const holdFits = (row: Row, question: Question): boolean => {
  const origin = originOf(question);
  return !row.heldFrom || (origin !== null && row.heldFrom.includes(origin));
};

function unmet(row: Row, { action, actor, access, today, file, input }: Question): Need[] {
  const own = isMoveName(action) ? needsOf(action, access.state) : [];
  const asked = [...new Set([...own, ...row.needs])].filter(
    (need) => !(row.mode === 'propose' && NOT_FOR_PROPOSALS.includes(need)),
  );
  if (asked.length === 0) return [];
  if (!file) return asked;
  const context = {
    personId: actor.personId,
    today,
    move: action,
    ...(input && { input }),
  };
  return asked.filter((need) => !JUDGES[need](file, context));
}

/** A proposal is made before the second person looks. */
const NOT_FOR_PROPOSALS: readonly Need[] = ['proposed-by-another', 'second-person'];

/** Whether a move or act exists on the road this case goes. */
const isOnRoad = (action: Action, track: Track): boolean =>
  isMoveName(action) ? isOnTrack(action, track) : track === 'integral' || !INTEGRAL_ACTS.includes(action);

/** The authorisation of the actor that one of the grants reaches the case with. */
function grantedTo(grants: Grants, { actor, access, today }: Question): Authorisation | undefined {
  return liveAuthorisations(actor, today).find((authorisation) => {
    const reach = grants[authorisation.role];
    return reach !== undefined && reachesCase(reach, authorisation, actor.personId, access);
  });
}

/**
 * The one decision: may this actor do this with this case now? Yes with the authorisation it is done under, or the
 * reason for no. Routes, buttons, lists and tests all ask here.
 */
export function decide(question: Question): Decision {
  const { action, access } = question;
  const granted = rowsOf(action)
    .map((row) => ({ row, authorisation: grantedTo(row.grants, question) }))
    .filter((found): found is { row: Row; authorisation: Authorisation } => found.authorisation !== undefined);
  if (granted.length === 0) {
    if (action === 'readCase') return no('out-of-reach');
    return no(viewOf(question) ? 'wrong-role' : 'out-of-reach');
  }
  const inState = granted.filter(({ row, authorisation }) => fitsState(row, authorisation.role, question));
  if (inState.length === 0 && !viewOf(question)) return no('out-of-reach');
  if (!isOnRoad(action, access.track)) return no('wrong-moment');
  if (inState.length === 0) {
    const othersMay = rowsOf(action).some((row) =>
      granted.some(({ authorisation }) => fitsState(row, authorisation.role, question)),
    );
    return no(othersMay ? 'wrong-role' : 'wrong-moment');
  }
  const now = inState.filter(({ row }) => holdFits(row, question));
  if (now.length === 0) return no('wrong-role');
  let missing: readonly Need[] | undefined;
  for (const { row, authorisation } of now) {
    const needs = unmet(row, question);
    if (needs.length === 0) return { allowed: true, authorisation, mode: row.mode };
    if (!missing || needs.length < missing.length) missing = needs;
  }
  return no('missing-need', missing);
}

const VIEW_OF_ROLE: Partial<Record<Role, View>> = {
  'account-manager': 'staff',
  'information-coordinator': 'staff',
  analyst: 'staff',
  legal: 'staff',
  manager: 'staff',
  'case-director': 'staff',
  partner: 'partner',
  requester: 'requester',
  'liec-coordinator': 'header',
  // Only with access for a time to that one case.
  'privacy-officer': 'staff',
  'liec-legal': 'staff',
};
/** The widest view first: somebody who is both staff and requester reads the staff view. */
const VIEW_ORDER: readonly View[] = ['staff', 'partner', 'requester', 'header'];

/** Which of the four views this actor has of a case, and under which authorisation; null when out of reach. */
export function viewOf(
  question: Pick<Question, 'actor' | 'access' | 'today'>,
): { view: View; authorisation: Authorisation } | null {
  const { actor, access, today } = question;
  const found = liveAuthorisations(actor, today).flatMap((authorisation) => {
    const view = VIEW_OF_ROLE[authorisation.role];
    const reached = ACT_POLICY.readCase.some(({ states, by }) => {
      const reach = by[authorisation.role];
      return (
        reach !== undefined &&
        states.includes(access.state) &&
        reachesCase(reach, authorisation, actor.personId, access)
      );
    });
    return view && reached ? [{ view, authorisation }] : [];
  });
  found.sort((a, b) => VIEW_ORDER.indexOf(a.view) - VIEW_ORDER.indexOf(b.view));
  return found[0] ?? null;
}

/** The live authorisations under which an actor may do something that is not about one case. */
export function deskAuthorisations(act: DeskAct, actor: Actor, today: CalendarDate): Authorisation[] {
  return liveAuthorisations(actor, today).filter(({ role }) => DESK_POLICY[act][role] !== undefined);
}
