import type { Need } from './needs';
import type { State, Track } from './states';

/** The facts a move can ask for; their shapes are in the contract (`MakeMove`). */
export const MOVE_FACTS = [
  'reason',
  'note',
  'question',
  'dueOn',
  'answer',
  'handlerId',
  'reasons',
  'requesterText',
  'internalText',
  'selfHelp',
  'referrals',
  'destination',
  'holdGround',
  'reviewOn',
  'toldToRequester',
  'mayorInformedBy',
  'meanwhile',
  'purpose',
  'mainTheme',
  'exception',
  'decision',
  'caseDirectorId',
  'caseDirectorBy',
  'advice',
  'partners',
  'effect',
  'partnerFree',
  'newSubmitterId',
  'requesterAsked',
] as const;
export type MoveFact = (typeof MOVE_FACTS)[number];

/** Where a move leads: a state, back to where it came from, nowhere else, or out of the store. */
export type Target = State | 'origin' | 'same' | 'deleted';

export interface MoveRow {
  /** The words on the button. */
  readonly label: string;
  readonly track: Track | 'both';
  readonly from: readonly State[];
  readonly to: Target;
  /** Facts that must be given with the move. */
  readonly asks: readonly MoveFact[];
  /** Facts that may be given. */
  readonly mayAsk?: readonly MoveFact[];
  /** What must hold in the file. */
  readonly needs: readonly Need[];
  /** Extra needs, and extra facts asked, in one of the states. */
  readonly inState?: Partial<Record<State, { readonly needs?: readonly Need[]; readonly asks?: readonly MoveFact[] }>>;
  /** Whether the requester is told even when the state they see stays the same. */
  readonly tellsRequester?: true;
}

/** Keeps the names of the moves as a type and checks each row. */
export const rows = <Name extends string>(table: Record<Name, MoveRow>): Record<Name, MoveRow> => table;
