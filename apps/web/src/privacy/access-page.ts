import { Component, computed, inject } from '@angular/core';
import { PageHeader } from '@casusregie/ui';
import { Session } from '../session/session-client';
import { AccessAlerts } from './access-alerts';
import { OwnAccess } from './own-access';
import { RegionAccess } from './region-access';

/** Access to one case for a time: one's own, and for who watches over it that of the region. */
@Component({
  selector: 'app-access-page',
  imports: [AccessAlerts, OwnAccess, PageHeader, RegionAccess],
  template: `
    <div class="ui-stack">
      <ui-page-header
        title="Tijdelijke toegang"
        sub="Toegang tot één casus, voor een bepaalde tijd en met een reden. Die eindigt vanzelf."
      />
      @if (may('listAccessAlerts')) {
        <app-access-alerts />
      }
      <app-own-access />
      @if (may('listRegionGrants')) {
        <app-region-access />
      }
    </div>
  `,
})
export class AccessPage {
  private readonly session = inject(Session);
  private readonly acts = computed(() => this.session.me()?.may ?? []);

  protected may(act: string): boolean {
    return this.acts().includes(act);
  }
}
