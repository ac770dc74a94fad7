import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject } from '@angular/core';
import type { GrantAnswer, GrantList } from '@casusregie/contract';
import { GRANT_KIND_LABELS } from '@casusregie/domain';
import { Confirm, DateTimePipe, Toasts } from '@casusregie/ui';
import { problemOf } from '../../server/problem';
import { CasesClient } from '../cases-client';
import { breakGlassForm, grantAccessForm } from '../forms/grant-forms';
import { ActButton } from './act-button';
import { CaseDesk } from './case-desk';

/** Who was let in to this case for a time, until when and why; for who may read that. */
@Component({
  selector: 'app-case-access',
  imports: [ActButton, DateTimePipe],
  template: `
    @if (mayRead()) {
      <section class="ui-card side" aria-labelledby="tijdelijke-toegang">
        <h2 id="tijdelijke-toegang">Tijdelijke toegang</h2>
        @if (running().length > 0) {
          <ul class="people">
            @for (one of running(); track one.id) {
              <li>
                <div>
                  {{ one.person.name }}
                  <span class="under">{{ labels[one.kind] }}, {{ one.organisation.name }}</span>
                  <span class="under">tot {{ one.until | dateTime }}, gegeven door {{ one.grantedBy }}</span>
                  <span class="under">{{ one.ground }}</span>
                  @if (one.reference) {
                    <span class="under">Kenmerk {{ one.reference }}</span>
                  }
                </div>
                @if (one.mayEnd) {
                  <button type="button" class="ui-link-button ui-small ui-no-print" (click)="end(one)">
                    Beëindigen<span class="ui-visually-hidden">: toegang van {{ one.person.name }}</span>
                  </button>
                }
              </li>
            }
          </ul>
        } @else {
          <p class="ui-quiet">Niemand heeft nu tijdelijke toegang.</p>
        }
        @if (past().length > 0) {
          <details>
            <summary>Eerder ({{ past().length }})</summary>
            <ul class="people">
              @for (one of past(); track one.id) {
                <li>
                  <div>
                    {{ one.person.name }}
                    <span class="under">
                      {{ labels[one.kind] }}, {{ one.from | dateTime }} tot {{ one.endedAt ?? one.until | dateTime }}
                      @if (one.endedBy) {
                        (beëindigd door {{ one.endedBy }})
                      }
                    </span>
                  </div>
                </li>
              }
            </ul>
          </details>
        }
        <div class="acts ui-no-print">
          <app-act-button name="grantAccess" look="quiet" (press)="give()" />
          <app-act-button name="breakGlass" look="quiet" (press)="breakGlass()" />
        </div>
      </section>
    }
  `,
  styleUrl: './side-card.css',
})
export class CaseAccessCard {
  private readonly desk = inject(CaseDesk);
  private readonly client = inject(CasesClient);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly labels = GRANT_KIND_LABELS;
  protected readonly mayRead = computed(() => this.desk.allows('readGrants'));
  private readonly list = httpResource<GrantList>(() =>
    this.mayRead() ? `/v1/cases/${this.desk.file().id}/grants` : undefined,
  );
  private readonly rows = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly running = computed(() => this.rows().filter(({ running }) => running));
  protected readonly past = computed(() => this.rows().filter(({ running }) => !running));

  constructor() {
    effect(() => {
      if (this.desk.round() > 0) this.list.reload();
    });
  }

  protected give(): void {
    this.desk.open(grantAccessForm(this.desk.file()));
  }

  protected breakGlass(): void {
    this.desk.open(breakGlassForm());
  }

  protected async end({ id, person }: GrantAnswer): Promise<void> {
    const sure = await this.confirm.ask({
      title: `Toegang van ${person.name} beëindigen?`,
      text: 'Vanaf het volgende verzoek ziet deze persoon de casus niet meer.',
      confirmLabel: 'Toegang beëindigen',
    });
    if (!sure) return;
    try {
      await this.client.post(`/v1/grants/${id}/endings`, {});
      this.toasts.show('Toegang beëindigd');
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
    }
    this.desk.changed();
  }
}
