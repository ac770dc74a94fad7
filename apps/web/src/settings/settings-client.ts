import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ChangeSetting, RegionSettings } from '@casusregie/contract';
import { CasesClient } from '../cases/cases-client';
import { Session } from '../session/session-client';

/** The settings of a region, and changes of them. */
@Service()
export class SettingsClient {
  private readonly changes = inject(CasesClient);
  private readonly session = inject(Session);

  /** The region whose settings one manages; empty for who manages none, such as an administrator. */
  ownRegion(): string {
    const held = this.session.me()?.authorisations.find(({ role }) => role === 'application-manager');
    return held?.regions[0]?.code ?? '';
  }

  /** The settings of a region; asks nothing while there is none. Call it where `inject()` works. */
  of(region: () => string): HttpResourceRef<RegionSettings | undefined> {
    return httpResource<RegionSettings>(() => {
      const code = region();
      return code ? `/v1/regions/${encodeURIComponent(code)}/settings` : undefined;
    });
  }

  /** Records what will hold. Fails with a `Problem`. */
  change(region: string, change: ChangeSetting): Promise<RegionSettings> {
    return this.changes.post<RegionSettings>(`/v1/regions/${encodeURIComponent(region)}/setting-changes`, change);
  }

  /** Takes back a change that has not started. */
  withdraw(changeId: string): Promise<RegionSettings> {
    return this.changes.post<RegionSettings>(`/v1/setting-changes/${changeId}/withdrawal`, {});
  }
}
