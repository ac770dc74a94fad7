import { Component, inject } from '@angular/core';
import { Deadline, PlainDatePipe, StateBadge, todayHere } from '@casusregie/ui';
import { isMove, moveForm } from '../forms/move-form';
import { ActButton } from '../page/act-button';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

/** Questions put to the requester, and their answers. */
@Component({
  selector: 'app-questions-part',
  imports: [ActButton, CasePart, Deadline, PlainDatePipe, StateBadge],
  template: `
    <app-case-part name="vragen">
      <app-act-button partActs name="provideInfo" label="Antwoord vastleggen" (press)="record()" />
      @for (one of file().questions; track one.id) {
        <div class="ui-stack ui-stack-tight">
          <p class="ui-as-typed">
            <strong>{{ one.question }}</strong>
          </p>
          @if (one.answer) {
            <p class="ui-as-typed">{{ one.answer }}</p>
            <p class="ui-quiet ui-small">
              Gevraagd {{ one.askedOn | plainDate }}, beantwoord {{ one.answeredOn | plainDate }}
            </p>
          } @else if (one.closed) {
            <p class="ui-quiet">Gesloten zonder antwoord. Gevraagd {{ one.askedOn | plainDate }}.</p>
          } @else {
            <p class="ui-row">
              <ui-state-badge label="Wacht op antwoord" tone="waiting" />
              <ui-deadline [due]="one.dueOn" />
            </p>
          }
        </div>
      } @empty {
        <p class="ui-quiet">Er is nog niets gevraagd.</p>
      }
    </app-case-part>
  `,
})
export class QuestionsPart {
  private readonly desk = inject(CaseDesk);
  protected readonly file = this.desk.file;

  protected record(): void {
    const action = this.desk.may('provideInfo');
    if (action && isMove(action)) this.desk.open(moveForm(action, this.file(), todayHere()));
  }
}
