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
  const { handler_id: handler } = columns;
  const toRequester = done.tellsRequester ? (TO_REQUESTER[move] ?? 'case-news') : null;
  const toStaff = TO_STAFF[move];
  const tellings: (Pick<Telling, 'kind'> & Partial<Telling>)[] = [
    ...(toRequester
      ? [{ kind: toRequester, dueOn: toRequester === 'question-asked' ? (given.dueOn ?? null) : null }]
      : []),
    ...(toStaff
      ? [{ kind: toStaff, dueOn: toStaff === 'request-submitted' ? ((columns.due_on as string | null) ?? null) : null }]
      : []),
    ...(given.decision ? [{ kind: 'meeting-decision' as const }] : []),
    ...(done.tellsPartners ? [{ kind: 'partner-news' as const }] : []),
    ...(typeof handler === 'string' && handler !== file.handler_id
      ? [{ kind: 'assigned' as const, personId: handler }]
      : []),
  ];
  await tell(tx, ...tellings.map((one) => ({ caseId: file.id, by: caller.actor.personId, at: now, ...one })));
}
