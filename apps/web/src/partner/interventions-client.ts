import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { InterventionAnswer, InterventionList, UpdateIntervention } from '@casusregie/contract';
import { CasesClient } from '../cases/cases-client';

/** The interventions of one's own organisation. Changes fail with a `Problem`. */
@Service()
export class InterventionsClient {
  private readonly cases = inject(CasesClient);

  /** All of them, over all cases. Call it where `inject()` works. */
  list(): HttpResourceRef<InterventionList | undefined> {
    return httpResource<InterventionList>(() => '/v1/interventions');
  }

  /** Says that nothing changed, on the version that was seen. */
  confirm(row: InterventionAnswer): Promise<InterventionAnswer> {
    return this.cases.post<InterventionAnswer>(`/v1/interventions/${row.id}/confirmation`, {}, row.version);
  }

  /** Changes one, on the version that was seen. */
  update(row: InterventionAnswer, changes: UpdateIntervention): Promise<InterventionAnswer> {
    return this.cases.patchAt<InterventionAnswer>(`/v1/interventions/${row.id}`, changes, row.version);
  }
}
