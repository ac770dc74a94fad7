import { AssignCases, type AssignmentResult, type CaseAssigned, type CasesAssigned } from '@casusregie/contract';
import { deskAuthorisations } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { CaseActs } from '../cases/case-acts';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { onceKey } from '../shared/idempotency';
import { invalid, Refused, type RefusalKind } from '../shared/refusal';
import { shape } from '../shared/shape';

/** What each refusal says of one case among several; a refusal that is not here is a fault of the whole request. */
const RESULT_OF: Partial<Record<RefusalKind, AssignmentResult>> = {
  unknown: 'unknown',
  'wrong-role': 'not-allowed',
  'wrong-moment': 'not-allowed',
  'missing-need': 'not-allowed',
  invalid: 'not-allowed',
  'stale-version': 'changed',
};

/** Gives several cases to one person: each a change of its own, decided, checked and logged by itself. */
@Injectable()
export class AssignManyCases {
  constructor(
    private readonly acts: CaseActs,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /**
   * Assigns one case after another; one that cannot be assigned leaves the others as they are.
   * @throws Refused `wrong-role` or `invalid`, before anything is changed
   */
  async assign(caller: Caller, { body, key }: { body: unknown; key: string | undefined }): Promise<CasesAssigned> {
    if (deskAuthorisations('assignInBulk', caller.actor, this.clock.today()).length === 0) {
      throw new Refused('wrong-role', 'Uw rol wijst geen casussen toe.');
    }
    const { handlerId, cases } = shape(AssignCases, body);
    if (cases.length === 0) throw invalid('cases', 'noem ten minste één casus');
    if (new Set(cases.map(({ caseId }) => caseId)).size < cases.length) {
      throw invalid('cases', 'mag niets dubbel bevatten');
    }
    const items: CaseAssigned[] = [];
    for (const { caseId, seenAt } of cases) {
      const route = `assign:${caseId}`;
      // A request that is sent again gets what each case was answered the first time.
      const once = onceKey(key, { personId: caller.actor.personId, route, body: { handlerId, seenAt } });
      items.push(
        await this.one(caller, caseId, () => this.acts.assign(caller, caseId, { body: { handlerId }, seenAt, once })),
      );
    }
    return { items };
  }

  private async one(caller: Caller, caseId: string, act: () => Promise<unknown>): Promise<CaseAssigned> {
    try {
      await act();
      return { caseId, result: 'done', because: null };
    } catch (error) {
      const result = error instanceof Refused ? RESULT_OF[error.kind] : undefined;
      if (!result || !(error instanceof Refused)) throw error;
      // What is refused inside a list is logged as it is for one case.
      await this.log.read(caller, {
        act: 'POST /v1/handler-assignments',
        object: `case:${caseId}`,
        result: `refused:${error.kind}`,
      });
      const [fault] = error.facts.errors ?? [];
      return { caseId, result, because: fault ? `De behandelaar ${fault.message}.` : error.message };
    }
  }
}
