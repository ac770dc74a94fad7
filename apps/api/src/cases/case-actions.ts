import type { ActionAnswer } from '@casusregie/contract';
import {
  ACT_LABELS,
  type Action,
  ACTS,
  asksOf,
  decide,
  fitsCase,
  isMoveName,
  isOnTrack,
  MOVE_NAMES,
  type MoveName,
  MOVES,
  type Question,
  resolveMove,
  type View,
} from '@casusregie/domain';

/** Acts that are asked for elsewhere, or are no button. */
const NO_BUTTON: readonly string[] = [
  'readCase',
  'readTimeline',
  'readAttachment',
  'readSubject',
  'answerInquiry',
  'updateIntervention',
  'endGrant',
  'readTasks',
  'editTask',
  'finishTask',
  'attachContact',
  'recordMeeting',
  'readRelated',
  'readNotes',
];
/** Moves that the requester's one button stands for. */
const BEHIND_ANOTHER: readonly string[] = ['askWithdrawal'];

type Asked = Required<Pick<Question, 'actor' | 'access' | 'today' | 'file'>>;

function actionOf(name: Action, question: Asked): ActionAnswer | null {
  const { access, file } = question;
  // Only where it could be given: a case that is open to the region needs none.
  if (name === 'breakGlass' && !fitsCase('break-glass', access)) return null;
  const action = isMoveName(name) ? resolveMove(name, access.state, file.origin) : name;
  const decision = decide({ ...question, action });
  if (!decision.allowed && decision.because !== 'missing-need') return null;
  const facts = isMoveName(action)
    ? {
        asks: [...asksOf(action, access.state)],
        mayAsk: [...(MOVES[action].mayAsk ?? [])],
      }
    : {};
  return {
    name,
    label: isMoveName(name) ? MOVES[name].label : ACT_LABELS[name],
    allowed: decision.allowed,
    ...(decision.allowed
      ? { mode: decision.mode, ...(decision.mode === 'confirm' ? { asks: [] } : facts) }
      : { because: decision.because, needs: [...decision.needs] }),
  };
}

/** What the caller may do with the case now: allowed, or possible but for something that is still missing. */
export function caseActions(question: Asked, view: View): ActionAnswer[] {
  const moves = MOVE_NAMES.filter((move) => isOnTrack(move, question.access.track) && !BEHIND_ANOTHER.includes(move));
  const acts = ACTS.filter((act) => !NO_BUTTON.includes(act));
  const all: Action[] = [...moves, ...acts];
  return all.flatMap((name) => {
    const action = actionOf(name as MoveName, question);
    return action && !(view === 'requester' && name === 'destroy') ? [action] : [];
  });
}
