import { Component, inject } from '@angular/core';
import { MOVES, type MoveName } from '@casusregie/domain';
import { PlainDatePipe } from '@casusregie/ui';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

/** Decisions: the meeting decides, a person records. */
@Component({
  selector: 'app-decisions-part',
  imports: [CasePart, PlainDatePipe],
  template: `
    <app-case-part name="weging">
      <div>
        @for (one of file().decisions; track one.id) {
          <article class="item" [attr.aria-label]="'Besluit van ' + one.meeting">
            <strong>{{ label(one.move) }}</strong>
            <p class="ui-as-typed">{{ one.text }}</p>
            <p class="ui-quiet ui-small">
              Besluit van {{ one.meeting }}, {{ one.heldOn | plainDate }}; vastgelegd door {{ one.recordedBy }}.
              @if (one.attendees.length > 0) {
                Aanwezig: {{ one.attendees.join(', ') }}.
              }
            </p>
          </article>
        } @empty {
          <p class="ui-quiet">
            Er is nog geen besluit vastgelegd. Het overleg besluit; u legt dat vast bij een vervolgstap.
          </p>
        }
      </div>
    </app-case-part>
  `,
  styleUrl: './part-rows.css',
})
export class DecisionsPart {
  protected readonly file = inject(CaseDesk).file;
  protected readonly label = (move: MoveName): string => MOVES[move].label;
}
