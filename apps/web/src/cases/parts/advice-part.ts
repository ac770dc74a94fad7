import { Component, inject } from '@angular/core';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

/** The advice that partners agreed on, or the answer to the requester's question. */
@Component({
  selector: 'app-advice-part',
  imports: [CasePart],
  template: `
    <app-case-part name="advies">
      @if (file().advice; as advice) {
        <div>
          <h3>Vastgesteld advies</h3>
          <p class="ui-as-typed ui-prose">{{ advice }}</p>
        </div>
      }
      @if (file().answer; as answer) {
        <div>
          <h3>Antwoord aan de inbrenger</h3>
          <p class="ui-as-typed ui-prose">{{ answer }}</p>
        </div>
      }
      @if (!file().advice && !file().answer) {
        <p class="ui-quiet">
          {{ file().track === 'integral' ? 'Er is nog geen advies vastgesteld.' : 'Er is nog geen antwoord gegeven.' }}
        </p>
      }
    </app-case-part>
  `,
  styleUrl: './part-rows.css',
})
export class AdvicePart {
  protected readonly file = inject(CaseDesk).file;
}
