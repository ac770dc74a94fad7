import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GrantPage } from '@casusregie/contract';
import { GRANT_KIND_LABELS } from '@casusregie/domain';
import { DateTimePipe, Empty, Failure, Skeleton } from '@casusregie/ui';
import { problemOf } from '../server/problem';

/** The cases that one is let in to now, each with its end. */
@Component({
  selector: 'app-own-access',
  imports: [DateTimePipe, Empty, Failure, RouterLink, Skeleton],
  template: `
    <section class="ui-stack ui-stack-tight" aria-labelledby="mijn-toegang">
      <h2 id="mijn-toegang">Mijn toegang</h2>
      @if (list.error()) {
        <ui-failure [title]="failure().title" [text]="failure().detail" (retry)="list.reload()" />
      } @else if (list.hasValue()) {
        @if (list.value().items.length > 0) {
          <ul class="ui-stack ui-stack-tight">
            @for (one of list.value().items; track one.id) {
              <li class="ui-card">
                <p>
                  <a class="ui-number" [routerLink]="['/casussen', one.caseId]">{{ one.number }}</a>
                  · {{ labels[one.kind] }}
                </p>
                <p>
                  <strong>Tot {{ one.until | dateTime }}</strong
                  >, gegeven door {{ one.grantedBy }}
                </p>
                <p class="ui-quiet">
                  {{ one.ground }}
                  @if (one.reference) {
                    <br />Kenmerk {{ one.reference }}
                  }
                </p>
              </li>
            }
          </ul>
        } @else {
          <ui-empty
            icon="lock"
            title="U hebt nu tot geen casus tijdelijk toegang."
            text="Een manager van de regio kan u voor bepaalde tijd toegang geven tot één casus. Die staat dan hier."
          />
        }
      } @else {
        <ui-skeleton kind="card" [rows]="2" label="Toegang wordt geladen" />
      }
    </section>
  `,
})
export class OwnAccess {
  protected readonly labels = GRANT_KIND_LABELS;
  protected readonly list = httpResource<GrantPage>(() => '/v1/grants');
  protected readonly failure = computed(() => problemOf(this.list.error()));
}
