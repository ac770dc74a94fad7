import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import type { AccessAlertAnswer, AccessAlertList } from '@casusregie/contract';
import { DateTimePipe, Empty, Failure, Skeleton, Toasts, counted } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { problemOf } from '../server/problem';

/** Alerts of break-glass: those not seen yet first, each with who else was told and who saw it when. */
@Component({
  selector: 'app-access-alerts',
  imports: [DateTimePipe, Empty, Failure, Skeleton],
  template: `
    <section class="ui-stack ui-stack-tight" aria-labelledby="meldingen">
      <h2 id="meldingen">Meldingen van noodtoegang</h2>
      @if (list.error()) {
        <ui-failure [title]="failure().title" [text]="failure().detail" (retry)="list.reload()" />
      } @else if (list.hasValue()) {
        @if (rows().length > 0) {
          <p class="ui-quiet" role="status">{{ words() }}</p>
          <ul class="ui-stack ui-stack-tight">
            @for (alert of rows(); track alert.id) {
              <li class="ui-card" [class.unseen]="!alert.seenAt">
                <p>
                  <strong>{{ alert.grant.person.name }}</strong> kreeg noodtoegang tot
                  <span class="ui-number ui-nowrap">{{ alert.grant.number }}</span>
                </p>
                <p>
                  {{ alert.grant.from | dateTime }} tot {{ alert.grant.endedAt ?? alert.grant.until | dateTime }},
                  gegeven door {{ alert.grant.grantedBy }}.
                  {{ alert.grant.running ? 'De toegang loopt nog.' : 'De toegang is voorbij.' }}
                </p>
                <p class="ui-as-typed">{{ alert.grant.ground }}</p>
                <ul class="ui-quiet ui-small">
                  @for (told of alert.alerted; track $index) {
                    <li>
                      {{ told.name }}, {{ told.function.toLowerCase() }}:
                      @if (told.seenAt) {
                        gezien {{ told.seenAt | dateTime }}
                      } @else {
                        nog niet gezien
                      }
                    </li>
                  }
                </ul>
                @if (!alert.seenAt) {
                  <button
                    type="button"
                    class="ui-button ui-button-primary ui-button-small"
                    [attr.aria-label]="'Gezien: noodtoegang tot ' + alert.grant.number"
                    [attr.aria-busy]="busy() === alert.id"
                    (click)="see(alert)"
                  >
                    Gezien
                  </button>
                }
              </li>
            }
          </ul>
        } @else {
          <ui-empty
            icon="bell"
            title="Er zijn geen meldingen."
            text="Geeft een manager van uw regio noodtoegang, dan staat dat meteen hier."
          />
        }
      } @else {
        <ui-skeleton kind="card" [rows]="2" label="Meldingen worden geladen" />
      }
    </section>
  `,
  styles: `
    .ui-card {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      align-items: flex-start;
    }
    .unseen {
      border-color: var(--danger);
    }
  `,
})
export class AccessAlerts {
  private readonly client = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  protected readonly list = httpResource<AccessAlertList>(() => '/v1/access-alerts');
  protected readonly busy = signal('');
  protected readonly failure = computed(() => problemOf(this.list.error()));
  protected readonly rows = computed(() => {
    const all = this.list.hasValue() ? this.list.value().items : [];
    return [...all.filter(({ seenAt }) => !seenAt), ...all.filter(({ seenAt }) => seenAt)];
  });
  protected readonly words = computed(() => {
    const open = this.rows().filter(({ seenAt }) => !seenAt).length;
    return open > 0
      ? `${counted(open, 'melding is', 'meldingen zijn')} door u nog niet gezien.`
      : 'Alle meldingen zijn door u gezien.';
  });

  protected async see({ id }: AccessAlertAnswer): Promise<void> {
    if (this.busy()) return;
    this.busy.set(id);
    try {
      await this.client.post(`/v1/access-alerts/${id}/acknowledgement`, {});
      this.toasts.show('Melding gezien');
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
    } finally {
      this.busy.set('');
      this.list.reload();
    }
  }
}
