import type { ActionAnswer, StaffCase } from '@casusregie/contract';
import { MOVES, type MoveFact, type MoveName } from '@casusregie/domain';
import type { MoveFacts } from '../cases-client';
import type { CaseForm } from './case-form';
import { MOVE_DONE } from '../move-sentences';
import { consequencesOf } from './move-consequences';
import { afterwardsFields, moveFields } from './move-fields';

const DANGER: readonly MoveName[] = ['reject', 'withdraw', 'grantWithdrawal', 'discard', 'destroy'];
const facts = (given: readonly MoveFact[] | undefined): readonly MoveFact[] => given ?? [];

/** The dialog of a move: only what it asks in this state, and what it will do. */
export function moveForm(action: ActionAnswer & { readonly name: MoveName }, file: StaffCase, today: string): CaseForm {
  const { name: move, label, mode } = action;
  const confirms = mode === 'confirm';
  const proposes = mode === 'propose';
  const fields = confirms
    ? []
    : moveFields(move, { asks: facts(action.asks), mayAsk: facts(action.mayAsk) }, file, { today });
  return {
    title: proposes ? `${label}: voorstellen` : confirms ? `${label}: bevestigen` : label,
    about: (values) => {
      const { happens, requester } = consequencesOf(move, file, values['toldToRequester'] === true);
      if (proposes) {
        return [
          'U stelt dit voor. Het gebeurt pas als een tweede persoon het bevestigt.',
          `Daarna: ${happens} ${requester}`,
        ];
      }
      const proposal = confirms && file.proposal ? [`Voorgesteld door ${file.proposal.proposedBy}.`] : [];
      return [...proposal, `${happens} ${requester}`.trim()];
    },
    fields,
    afterwards: confirms || proposes ? [] : afterwardsFields(move, { today }),
    submit: proposes ? 'Voorstellen' : confirms ? 'Bevestigen' : label,
    danger: DANGER.includes(move) && !proposes,
    done: proposes ? `Voorgesteld: ${label.toLowerCase()}` : MOVE_DONE[move],
    send: ({ client, file: now, body }) => client.move(now.id, now.version, { ...(body as Partial<MoveFacts>), move }),
  };
}

/** Whether an action is a move of the case, and no act beside it. */
export const isMove = (action: ActionAnswer): action is ActionAnswer & { readonly name: MoveName } =>
  Object.hasOwn(MOVES, action.name);
