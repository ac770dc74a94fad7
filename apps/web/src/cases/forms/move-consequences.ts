import type { StaffCase } from '@casusregie/contract';
import {
  MOVES,
  SHOWN_LABELS,
  STATE_LABELS,
  audienceOf,
  shownState,
  stateAfter,
  type MoveName,
} from '@casusregie/domain';

/** Of a case, what tells where a move leads. */
export type ConsequenceFile = Pick<StaffCase, 'state' | 'origin' | 'hold' | 'interventions'>;

/** What will happen, and who will see it. */
export interface Consequences {
  readonly happens: string;
  readonly requester: string;
}

const HAPPENS: Partial<Record<MoveName, string>> = {
  askWithdrawal: 'De wens om in te trekken wordt vastgelegd.',
  declineWithdrawal: 'De casus gaat door. De wens om in te trekken vervalt.',
  extendHold: 'De casus blijft in de wacht tot de nieuwe datum.',
  screen: 'Het screeningsbesluit komt in de tijdlijn. De toestand verandert niet.',
  approveTest: 'Partners mogen daarna worden bevraagd over de subjecten. De casus gaat naar Bevraging.',
};

/**
 * Says before a move what it will do: the state it leads to, and whether the requester hears of it.
 * @param told whether a hold is told to the requester
 */
export function consequencesOf(move: MoveName, file: ConsequenceFile, told = false): Consequences {
  const to = stateAfter(move, file.state, { origin: file.origin, hasPlan: file.interventions.length > 0 });
  if (to === 'deleted') return { happens: 'Het concept wordt verwijderd.', requester: '' };
  const before = shownState(file.state, file.origin, file.hold?.toldToRequester ?? false);
  const origin = move === 'hold' || move === 'requestInfo' ? file.state : file.origin;
  const after = shownState(to, origin, to === 'on-hold' && (told || (move === 'extendHold' && before === 'on-hold')));
  const hears = audienceOf(move, { before, after }).includes('requester');
  const happens =
    HAPPENS[move] ??
    (MOVES[move].to === 'same' ? 'De toestand verandert niet.' : `De casus gaat naar ${STATE_LABELS[to]}.`);
  if (!hears) return { happens, requester: 'De inbrenger merkt hier niets van.' };
  return {
    happens,
    requester:
      before === after
        ? 'De inbrenger krijgt hierover bericht.'
        : `De inbrenger krijgt bericht en leest daarna: ${SHOWN_LABELS[after]}.`,
  };
}
