import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/caller';
import { REFUSAL_KINDS, Refused } from '../shared/refusal';
import { CaseDetail } from './case-detail';

/** Adds to a 409 what the caller may see of the case as it is now, so that the browser can show the difference. */
@Injectable()
export class CurrentView {
  constructor(private readonly detail: CaseDetail) {}

  /** Does the work; a refusal with 409 carries the current view. */
  async attach<Answer>(caller: Caller, caseId: string, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refused) || REFUSAL_KINDS[error.kind].status !== 409) throw error;
      const current = await this.detail.read(caller, caseId).catch(() => null);
      throw current ? new Refused(error.kind, error.message, { ...error.facts, current: current.answer }) : error;
    }
  }
}
