import { Component } from '@angular/core';
import { Icon, PageHeader } from '@casusregie/ui';
import { AccessAlerts } from './access-alerts';
import { OwnAccess } from './own-access';
import { RegionAccess } from './region-access';

/** The privacy officer's day: what was alerted, what they are let in to, and who is let in to what in the region. */
@Component({
  selector: 'app-privacy-page',
  imports: [AccessAlerts, Icon, OwnAccess, PageHeader, RegionAccess],
  template: `
    <div class="ui-stack">
      <ui-page-header title="Privacy" sub="U ziet toe op de bescherming van persoonsgegevens in uw regio." />
      <app-access-alerts />
      <app-own-access />
      <app-region-access />
      <section class="ui-card" aria-labelledby="grenzen">
        <h2 class="ui-card-title" id="grenzen"><ui-icon name="lock" />Wat u hier niet ziet, en wat nog komt</h2>
        <ul>
          <li>
            De inhoud van een casus leest u alleen als een manager u daarvoor tijdelijk toegang geeft, voor een verzoek
            van een betrokkene. U kunt dan lezen en niets wijzigen.
          </li>
          <li>U geeft niemand toegang tot een casus, ook uzelf niet.</li>
          <li>
            Vernietigingsvoorstellen bevestigen kan hier nog niet: dat komt met de bewaartermijnen. Tot die tijd wordt
            niets vernietigd.
          </li>
        </ul>
      </section>
    </div>
  `,
  styles: `
    .ui-card-title {
      display: flex;
      gap: var(--space-2);
      align-items: center;
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      max-inline-size: var(--measure);
    }
  `,
})
export class PrivacyPage {}
