import { Component, inject } from '@angular/core';
import { PlainDatePipe, StateBadge } from '@casusregie/ui';
import { secondLineForm } from '../forms/people-forms';
import { ActButton } from '../page/act-button';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

/** Anonymised questions to the LIEC, and what its jurist answered. */
@Component({
  selector: 'app-second-line-part',
  imports: [ActButton, CasePart, PlainDatePipe, StateBadge],
  template: `
    <app-case-part name="tweede-lijn">
      <app-act-button partActs name="askSecondLine" (press)="ask()" />
      <div>
        @for (one of file().secondLines; track one.id) {
          <article class="item" aria-label="Vraag aan het LIEC">
            <p class="ui-as-typed">
              <strong>{{ one.question }}</strong>
            </p>
            @if (one.answer) {
              <p class="ui-as-typed ui-prose">{{ one.answer }}</p>
              <p class="ui-quiet ui-small">
                Gevraagd {{ one.askedOn | plainDate }}, beantwoord {{ one.answeredOn | plainDate }}
              </p>
            } @else {
              <ui-state-badge [plain]="true" tone="waiting" label="Wacht op het LIEC" />
            }
          </article>
        } @empty {
          <p class="ui-quiet">Nog geen vraag aan het LIEC. Stel die zonder persoonsgegevens.</p>
        }
      </div>
    </app-case-part>
  `,
  styleUrl: './part-rows.css',
})
export class SecondLinePart {
  private readonly desk = inject(CaseDesk);
  protected readonly file = this.desk.file;

  protected ask(): void {
    this.desk.open(secondLineForm());
  }
}
