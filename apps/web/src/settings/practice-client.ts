import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service } from '@angular/core';
import type { RegionPractice } from '@casusregie/contract';

/** How a region works today: what it asks, what it writes to requesters, which meetings it has. */
@Service()
export class Practices {
  /** The practice of a region; asks nothing while there is none. Call it where `inject()` works. */
  of(region: () => string | undefined): HttpResourceRef<RegionPractice | undefined> {
    return httpResource<RegionPractice>(() => {
      const code = region();
      return code && `/v1/regions/${encodeURIComponent(code)}/practice`;
    });
  }
}
