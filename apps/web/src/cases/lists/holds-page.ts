import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HoldPage } from '@casusregie/contract';
import { HOLD_GROUND_LABELS } from '@casusregie/domain';
import { Deadline, Empty, Failure, LoadMore, PageHeader, RowKeys, Skeleton, Toasts, todayHere } from '@casusregie/ui';
import { firstValueFrom } from 'rxjs';
import { Shortcuts } from '../../frame/shortcuts';
import { problemOf } from '../../server/problem';
import { paramsOf } from '../cases-client';
import { stateLabel } from '../state-words';
import { explainRowKeys } from './row-keys-help';

/** Cases on hold, by the day on which they must be looked at again. Only staff of the region know that there is a hold. */
@Component({
  selector: 'app-holds-page',
  imports: [Deadline, Empty, Failure, LoadMore, PageHeader, RouterLink, RowKeys, Skeleton],
  template: `
    <div class="ui-stack">
      <ui-page-header title="In de wacht" [sub]="sub()" />
      @if (first.error()) {
        <ui-failure [title]="failure().title" [text]="failure().detail" (retry)="first.reload()" />
      } @else if (!first.hasValue()) {
        <ui-skeleton [rows]="6" [columns]="5" label="Casussen in de wacht laden" />
      } @else if (rows().length === 0) {
        <ui-empty
          icon="clock"
          title="Er staat nu niets in de wacht."
          text="Een casus in de wacht heeft altijd een dag van herbeoordeling. Die staat dan hier."
        >
          <a class="ui-button" routerLink="/casussen">Bekijk signalen en casussen</a>
        </ui-empty>
      } @else {
        <div class="ui-table-frame" tabindex="0" role="region" aria-label="Casussen in de wacht">
          <table class="ui-table ui-table-cards" uiRowKeys>
            <thead>
              <tr>
                <th scope="col">Nummer</th>
                <th scope="col">Onderwerp</th>
                <th scope="col">Herbeoordelen</th>
                <th scope="col">Grond</th>
                <th scope="col">Vanuit</th>
                <th scope="col">Behandelaar</th>
                <th scope="col">Inbrenger weet het</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.caseId) {
                <tr>
                  <td class="number">{{ row.number }}</td>
                  <th scope="row">
                    <a data-row-link [routerLink]="['/casussen', row.caseId]">{{ row.title || 'Zonder titel' }}</a>
                    <span class="under">{{ row.municipality || 'Geen gemeente' }}</span>
                  </th>
                  <td data-label="Herbeoordelen" class="due"><ui-deadline [due]="row.reviewOn" /></td>
                  <td data-label="Grond">{{ grounds[row.ground] }}</td>
                  <td data-label="Vanuit">{{ state(row.origin) }}</td>
                  <td data-label="Behandelaar">{{ row.handler?.name ?? 'Nog niemand' }}</td>
                  <td data-label="Inbrenger weet het">{{ row.toldToRequester ? 'Ja' : 'Nee' }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        <ui-load-more [shown]="rows().length" [hasMore]="next() !== null" [loading]="loading()" (more)="more()" />
      }
    </div>
  `,
  styleUrl: './case-table.css',
})
export class HoldsPage {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  protected readonly grounds = HOLD_GROUND_LABELS;
  protected readonly state = stateLabel;
  protected readonly first = httpResource<HoldPage>(() => '/v1/holds');
  protected readonly failure = computed(() => problemOf(this.first.error()));
  private readonly page = computed(() => (this.first.hasValue() ? this.first.value() : undefined));
  private readonly below = linkedSignal<HoldPage | undefined, readonly HoldPage[]>({
    source: this.page,
    computation: () => [],
  });
  protected readonly loading = signal(false);
  protected readonly rows = computed(() => [this.page(), ...this.below()].flatMap((one) => one?.items ?? []));
  protected readonly next = computed(() => (this.below().at(-1) ?? this.page())?.next ?? null);
  protected readonly sub = computed(() => {
    const today = todayHere();
    const late = this.rows().filter(({ reviewOn }) => reviewOn < today).length;
    return late > 0
      ? `${late} ${late === 1 ? 'had' : 'hadden'} al herbeoordeeld moeten zijn; die staan bovenaan.`
      : 'De eerste herbeoordeling staat bovenaan.';
  });

  constructor() {
    explainRowKeys(inject(Shortcuts));
  }

  protected async more(): Promise<void> {
    const after = this.next();
    if (!after || this.loading()) return;
    this.loading.set(true);
    try {
      const found = await firstValueFrom(this.http.get<HoldPage>('/v1/holds', { params: paramsOf({ after }) }));
      this.below.update((pages) => [...pages, found]);
    } catch (error) {
      this.toasts.show(problemOf(error).title, 'danger');
    } finally {
      this.loading.set(false);
    }
  }
}
