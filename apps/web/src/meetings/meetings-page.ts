import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MeetingListed, MeetingPage as Page } from '@casusregie/contract';
import {
  Empty,
  Failure,
  FilterChips,
  LoadMore,
  PageHeader,
  PlainDatePipe,
  RowKeys,
  Skeleton,
  todayHere,
} from '@casusregie/ui';
import { firstValueFrom } from 'rxjs';
import { CasesClient } from '../cases/cases-client';
import { PlainDialog } from '../cases/forms/plain-dialog';
import type { PlainForm } from '../cases/forms/plain-form';
import { explainRowKeys } from '../cases/lists/row-keys-help';
import { Shortcuts } from '../frame/shortcuts';
import { problemOf } from '../server/problem';
import { MeetingChoiceList } from './meeting-choices';
import { planForm } from './meeting-forms';

type When = 'coming' | 'past';

/** Meetings of the region, or those one is invited to: the next first, or those that were held. */
@Component({
  selector: 'app-meetings-page',
  imports: [
    Empty,
    Failure,
    FilterChips,
    LoadMore,
    PageHeader,
    PlainDatePipe,
    PlainDialog,
    RouterLink,
    RowKeys,
    Skeleton,
  ],
  templateUrl: './meetings-page.html',
  providers: [MeetingChoiceList],
})
export class MeetingsPage {
  private readonly http = inject(HttpClient);
  private readonly client = inject(CasesClient);
  private readonly router = inject(Router);
  protected readonly choices = inject(MeetingChoiceList);
  protected readonly when = signal<When>('coming');
  protected readonly options = [
    { value: 'coming', label: 'Komend' },
    { value: 'past', label: 'Gehouden' },
  ];
  protected readonly list = httpResource<Page>(() => `/v1/meetings?when=${this.when()}`);
  protected readonly failure = computed(() => problemOf(this.list.error()));
  private readonly first = computed(() => (this.list.hasValue() ? this.list.value() : undefined));
  protected readonly rows = linkedSignal<readonly MeetingListed[]>(() => this.first()?.items ?? []);
  protected readonly next = linkedSignal(() => this.first()?.next ?? null);
  protected readonly mayPlan = computed(() => this.first()?.mayPlan ?? false);
  protected readonly loading = signal(false);
  protected readonly moreFailed = signal('');
  protected readonly form = signal<PlainForm | null>(null);

  constructor() {
    explainRowKeys(inject(Shortcuts));
    effect(() => this.choices.wanted.set(this.mayPlan()));
  }

  protected choose(chosen: readonly string[]): void {
    this.when.set((chosen[0] as When | undefined) ?? 'coming');
  }

  protected async more(): Promise<void> {
    this.loading.set(true);
    this.moreFailed.set('');
    try {
      const params = { when: this.when(), after: this.next() ?? '' };
      const page = await firstValueFrom(this.http.get<Page>('/v1/meetings', { params }));
      this.rows.update((rows) => [...rows, ...page.items]);
      this.next.set(page.next);
    } catch (error) {
      this.moreFailed.set(problemOf(error).title);
    } finally {
      this.loading.set(false);
    }
  }

  protected plan(): void {
    const planned = (id: string): void => void this.router.navigate(['/overleggen', id]);
    this.form.set(planForm(this.client, this.choices.choices(), { today: todayHere(), planned }));
  }
}
