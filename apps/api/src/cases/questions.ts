import { AnswerQuestion, type MoveAnswer } from '@casusregie/contract';
import { decide } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';
import { loadCase, viewFor } from './case-access';
import { requireRole } from './change-case';
import { MakeMoves } from './make-move';

interface Answering {
  readonly caseId: string;
  readonly questionId: string;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
}

/** Answers to questions put to the requester: another door to the move `provideInfo`. */
@Injectable()
export class Questions {
  constructor(
    private readonly moves: MakeMoves,
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
  ) {}

  async answer(caller: Caller, { caseId, questionId, body, ifMatch }: Answering): Promise<MoveAnswer> {
    const today = this.clock.today();
    const { access } = await loadCase(this.reads, caseId, await this.reference.open(), {
      today,
      now: this.clock.now(),
    });
    viewFor(caller.actor, access, today);
    requireRole(decide({ action: 'provideInfo', actor: caller.actor, access, today }));
    const question = await this.reads.first<{ answered_on: string | null; closed: number | boolean }>(
      'SELECT answered_on, closed FROM questions WHERE id = $1 AND case_id = $2',
      [questionId, caseId],
    );
    if (!question) throw unknown();
    const given = shape(AnswerQuestion, body);
    if (question.answered_on !== null || question.closed) {
      throw new Refused('wrong-moment', 'Deze vraag staat niet meer open.');
    }
    return this.moves.make(caller, {
      caseId,
      body: { move: 'provideInfo', answer: given.answer, ...(given.onBehalf && { onBehalf: given.onBehalf }) },
      ifMatch,
      once: null,
    });
  }
}
