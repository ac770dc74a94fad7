import { Component, input } from '@angular/core';

/** One fact: a term and its value. Without a value it reads *Niet ingevuld*. */
export interface Fact {
  readonly term: string;
  readonly value: string | null | undefined;
}

/** Facts as a definition list. Richer values go inside as `<div><dt>…</dt><dd>…</dd></div>`. */
@Component({
  selector: 'ui-facts',
  template: `
    <dl class="ui-facts" [class.ui-facts-stacked]="stacked()">
      @for (fact of facts(); track fact.term) {
        <div>
          <dt>{{ fact.term }}</dt>
          @if (fact.value) {
            <dd class="ui-as-typed">{{ fact.value }}</dd>
          } @else {
            <dd class="ui-quiet">Niet ingevuld</dd>
          }
        </div>
      }
      <ng-content />
    </dl>
  `,
})
export class Facts {
  readonly facts = input<readonly Fact[]>([]);
  /** Term above value, for a narrow column. */
  readonly stacked = input(false);
}
