import type { MakeMove } from '@casusregie/contract';
import type { MoveName, NoticeKind } from '@casusregie/domain';
import { tell, type Telling } from '../notices/tell';
import type { Desk } from './change-case';
import type { Columns } from './move-effects';

/** What a move did, as far as somebody is to be told of it. */
export interface MoveDone {
  readonly given: MakeMove;
  readonly columns: Columns;
  /** Whether the requester is told: only then what they are shown has changed. */
  readonly tellsRequester: boolean;
  readonly tellsPartners: boolean;
}

/** Moves that tell the requester something of their own; the others are news. */
const TO_REQUESTER: Partial<Record<MoveName, NoticeKind>> = { requestInfo: 'question-asked' };
/** Moves that tell whoever works on the case. */
const TO_STAFF: Partial<Record<MoveName, NoticeKind>> = {
  submit: 'request-submitted',
  provideInfo: 'answer-received',
};

/** Puts in the outbox who is to be told of a move: a kind, a number and a date, never content. */
export async function tellOfMove(desk: Desk, move: MoveName, done: MoveDone): Promise<void> {
  const { tx, file, caller, now } = desk;
  const { given, columns } = done;
  const put = (kind: NoticeKind, more: Partial<Telling> = {}): Promise<void> =>
    tell(tx, { caseId: file.id, kind, by: caller.actor.personId, at: now, ...more });
  if (done.tellsRequester) {
    const kind = TO_REQUESTER[move] ?? 'case-news';
    await put(kind, { dueOn: kind === 'question-asked' ? (given.dueOn ?? null) : null });
  }
  const kind = TO_STAFF[move];
  if (kind)
    await put(kind, { dueOn: kind === 'request-submitted' ? ((columns.due_on as string | null) ?? null) : null });
  if (given.decision) await put('meeting-decision');
  if (done.tellsPartners) await put('partner-news');
  const { handler_id: handler } = columns;
  if (typeof handler === 'string' && handler !== file.handler_id) await put('assigned', { personId: handler });
}
