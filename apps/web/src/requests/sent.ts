import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, LongDatePipe, Notice } from '@casusregie/ui';
import { Practices } from '../settings/practice-client';
import type { EditableCase } from './request-draft';

/** After sending: the number, what happens next, when to expect what, and whom to call. */
@Component({
  selector: 'app-sent',
  imports: [Icon, LongDatePipe, Notice, RouterLink],
  template: `
    <ui-notice tone="success" title="Uw verzoek is ontvangen" [live]="true">
      <p>
        Het nummer is <strong class="ui-number">{{ caseFile().number }}</strong>. Noem dit nummer als u contact opneemt.
      </p>
    </ui-notice>
    @if (texts(); as words) {
      <p class="ui-as-typed">{{ words.acknowledgement }}</p>
    }
    <section class="ui-card">
      <h2 class="ui-card-title">Wat gebeurt er nu?</h2>
      <ol class="next">
        <li>
          <strong>Wij lezen uw verzoek.</strong>
          @if (texts(); as words) {
            <span class="ui-as-typed">{{ words.next }}</span>
          } @else {
            Een accountmanager van {{ region()?.name ?? 'het RIEC' }} neemt het in behandeling.
          }
        </li>
        <li>
          <strong>U hoort van ons.</strong>
          @if (news(); as date) {
            U krijgt uiterlijk {{ date | longDate }} bericht.
          } @else {
            U krijgt bericht zodra er nieuws is.
          }
          Hebben wij een vraag, dan staat die bij het verzoek.
        </li>
        <li>
          <strong>Doe intussen niets wat de aanpak kan verstoren.</strong>
          Overleg met het RIEC voordat u zelf controleert, handhaaft of betrokkenen aanspreekt.
        </li>
      </ol>
    </section>
    @if (region(); as desk) {
      <section class="ui-card">
        <h2 class="ui-card-title">Wie kunt u bellen?</h2>
        <p>
          {{ desk.name }}<br />
          <a [href]="'tel:' + desk.telephone">{{ desk.telephone }}</a><br />
          <a [href]="'mailto:' + desk.mailbox">{{ desk.mailbox }}</a>
        </p>
        <p class="ui-quiet">Acuut gevaar? Bel direct 112.</p>
      </section>
    }
    <div class="ui-form-actions">
      <a class="ui-button ui-button-primary" [routerLink]="['/casussen', caseFile().id]">
        Bekijk uw verzoek
        <ui-icon name="arrow" />
      </a>
      @if (caseFile().view === 'requester') {
        <a class="ui-button" routerLink="/onze-verzoeken">Naar alle verzoeken</a>
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-5);
      max-inline-size: 44rem;
    }
    .next {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      padding-inline-start: var(--space-5);
      list-style: decimal;
    }
  `,
})
export class Sent {
  readonly caseFile = input.required<EditableCase>();
  private readonly practice = inject(Practices).of(() => this.caseFile().region?.code);
  /** What the region itself says; without it, the words that hold everywhere. */
  protected readonly texts = computed(() => (this.practice.hasValue() ? this.practice.value()?.texts : undefined));
  protected readonly region = computed(() => this.caseFile().region);
  protected readonly news = computed(() => {
    const found = this.caseFile();
    return found.view === 'requester' ? found.nextNewsOn : null;
  });
}
