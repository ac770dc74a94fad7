import { Component, computed, input } from '@angular/core';
import type { HeaderCase } from '@casusregie/contract';
import { KIND_ROWS } from '@casusregie/domain';
import { Breadcrumbs, Facts, Notice, PageHeader, StateBadge, plainDate, type Fact } from '@casusregie/ui';
import { stateLabel, stateTone } from '../cases/state-words';

/** A case as the LIEC sees it: its header and whom to call, and nothing of what is in it. */
@Component({
  selector: 'app-header-case',
  imports: [Breadcrumbs, Facts, Notice, PageHeader, StateBadge],
  template: `
    <div class="ui-stack">
      <ui-page-header [title]="'Casus ' + caseFile().number" [sub]="caseFile().region.name">
        <ng-container uiAbove><ui-breadcrumbs [crumbs]="crumbs" /></ng-container>
        <ng-container uiState><ui-state-badge [label]="state()" [tone]="tone()" /></ng-container>
      </ui-page-header>
      <ui-notice title="U ziet alleen de kop van deze casus">
        <p>
          Het LIEC ziet geen titel, gemeente, inbrenger of inhoud. Wilt u meer weten? Bel of mail het loket van
          {{ caseFile().region.name }} en noem het nummer.
        </p>
      </ui-notice>
      <div class="ui-columns">
        <section class="ui-card" aria-labelledby="kop">
          <h2 id="kop" class="ui-card-title">Kopgegevens</h2>
          <ui-facts [facts]="facts()" />
        </section>
        <section class="ui-card" aria-labelledby="loket">
          <h2 id="loket" class="ui-card-title">Wie kunt u bellen?</h2>
          <p>
            {{ caseFile().region.name }}<br />
            <a [href]="'tel:' + caseFile().region.telephone">{{ caseFile().region.telephone }}</a><br />
            <a [href]="'mailto:' + caseFile().region.mailbox">{{ caseFile().region.mailbox }}</a>
          </p>
        </section>
      </div>
    </div>
  `,
})
export class HeaderCaseView {
  readonly caseFile = input.required<HeaderCase>();
  protected readonly crumbs = [{ label: 'Landelijk', link: '/landelijk' }];
  protected readonly state = computed(() => stateLabel(this.caseFile().state));
  protected readonly tone = computed(() => stateTone(this.caseFile().state));
  protected readonly facts = computed<readonly Fact[]>(() => {
    const found = this.caseFile();
    return [
      { term: 'Nummer', value: found.number },
      { term: 'Regio', value: found.region.name },
      { term: 'Soort', value: KIND_ROWS[found.kind].label },
      { term: 'Thema', value: found.mainTheme?.label },
      { term: 'Fenomenen', value: found.phenomena.map(({ label }) => label).join(', ') },
      { term: 'Toestand', value: this.state() },
      { term: 'Ingediend', value: plainDate(found.submittedOn) },
      ...(found.endedOn ? [{ term: 'Beëindigd', value: plainDate(found.endedOn) }] : []),
    ];
  });
}
