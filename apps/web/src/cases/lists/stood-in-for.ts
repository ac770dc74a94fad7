import { Component, computed, input } from '@angular/core';
import type { AbsenceAnswer } from '@casusregie/contract';
import { OPEN_STATES } from '@casusregie/domain';
import { Failure, LoadMore, plainDate } from '@casusregie/ui';
import { caseListing } from './case-listing';
import { CaseTable } from './case-table';

/** The work of somebody who is away, as far as whoever stands in reaches it by themselves. */
@Component({
  selector: 'app-stood-in-for',
  imports: [CaseTable, Failure, LoadMore],
  template: `
    <section class="ui-stack ui-stack-tight" [attr.aria-labelledby]="'namens-' + absence().id">
      <h2 [id]="'namens-' + absence().id">Namens {{ absence().person.name }}</h2>
      <p class="ui-quiet">U vervangt tot en met {{ until() }}.</p>
      @if (list.failure(); as text) {
        <ui-failure [text]="text" (retry)="list.reload()" />
      } @else if (list.rows().length > 0) {
        <app-case-table [label]="'Namens ' + absence().person.name" [rows]="list.rows()" [withHandler]="false" />
        <ui-load-more
          [shown]="list.rows().length"
          [hasMore]="list.hasMore()"
          [loading]="list.loadingMore()"
          (more)="list.more()"
        />
      } @else if (list.page()) {
        <p class="ui-quiet">Er staat niets open dat u mag zien.</p>
      }
    </section>
  `,
})
export class StoodInFor {
  readonly absence = input.required<AbsenceAnswer>();
  protected readonly until = computed(() => plainDate(this.absence().untilOn));
  protected readonly list = caseListing(() => ({
    scope: 'region',
    handler: this.absence().person.id,
    state: OPEN_STATES.join(','),
    sort: 'dueOn',
  }));
}
