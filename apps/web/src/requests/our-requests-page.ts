import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CaseRow } from '@casusregie/contract';
import {
  DateTimePipe,
  Empty,
  Failure,
  FilterChips,
  Icon,
  LoadMore,
  Notice,
  PageHeader,
  RowKeys,
  ShortDatePipe,
  Skeleton,
  StateBadge,
  Toasts,
  type FilterOption,
} from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { KIND_SHORT } from '../cases/state-words';
import { problemOf } from '../server/problem';
import { NEXT_WORDS, SENT_STATES, SHOWN_TONES, isShown, shownLabel } from './shown-words';

/** The requests of one's own organisation: where each stands, and what happens next. Drafts stand on top. */
@Component({
  selector: 'app-our-requests-page',
  imports: [
    DateTimePipe,
    Empty,
    Failure,
    FilterChips,
    Icon,
    LoadMore,
    Notice,
    PageHeader,
    RouterLink,
    RowKeys,
    ShortDatePipe,
    Skeleton,
    StateBadge,
  ],
  templateUrl: './our-requests-page.html',
  styleUrl: './our-requests-page.css',
})
export class OurRequestsPage {
  /** Shown states to filter on, comma separated, from the address. */
  readonly toestand = input<string>();

  private readonly cases = inject(CasesClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly chosen = computed(() => (this.toestand() ?? '').split(',').filter(isShown));
  protected readonly drafts = this.cases.list(() => ({ scope: 'organisation', state: 'draft', limit: 100 }));
  protected readonly first = this.cases.list(() => this.query());
  private readonly later = linkedSignal<unknown, readonly CaseRow[]>({
    source: () => this.query(),
    computation: () => [],
  });
  private readonly nextPage = linkedSignal(() => (this.first.hasValue() ? (this.first.value()?.next ?? null) : null));
  protected readonly loadingMore = signal(false);

  protected readonly draftRows = computed(() => (this.drafts.hasValue() ? (this.drafts.value()?.items ?? []) : []));
  protected readonly rows = computed(() => [
    ...(this.first.hasValue() ? (this.first.value()?.items ?? []) : []),
    ...this.later(),
  ]);
  protected readonly total = computed(() => {
    const page = this.first.hasValue() ? this.first.value() : undefined;
    return page && !page.totalIsCapped ? page.total : null;
  });
  protected readonly hasMore = computed(() => this.nextPage() !== null);
  /** Kept while a filter is changed, so that the chips do not jump. */
  private readonly counts = signal<Readonly<Record<string, number>>>({});
  protected readonly options = computed<readonly FilterOption[]>(() =>
    SENT_STATES.filter((state) => (this.counts()[state] ?? 0) > 0 || this.chosen().includes(state)).map((state) => ({
      value: state,
      label: shownLabel(state),
      count: this.counts()[state] ?? 0,
    })),
  );
  protected readonly waiting = computed(() => this.counts()['info-requested'] ?? 0);
  protected readonly failure = computed(() => problemOf(this.first.error()));
  protected readonly kindWords = KIND_SHORT;
  protected readonly label = shownLabel;
  protected readonly tone = (state: string) => (isShown(state) ? SHOWN_TONES[state] : 'draft');
  protected readonly next = (state: string): string => (isShown(state) ? NEXT_WORDS[state] : '');

  constructor() {
    effect(() => {
      const page = this.first.hasValue() ? this.first.value() : undefined;
      if (page) untracked(() => this.counts.set(page.counts));
    });
  }

  protected filter(states: readonly string[]): void {
    void this.router.navigate([], { queryParams: { toestand: states.join(',') || null }, replaceUrl: true });
  }

  protected async more(): Promise<void> {
    const after = this.nextPage();
    const query = this.query();
    if (!after || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const page = await this.cases.page({ ...query, after });
      if (query.state !== this.query().state) return;
      this.later.update((rows) => [...rows, ...page.items]);
      this.nextPage.set(page.next);
    } catch (error) {
      this.toasts.show(`Meer laden lukte niet. ${problemOf(error).detail}`, 'danger');
    } finally {
      this.loadingMore.set(false);
    }
  }

  private query() {
    return {
      scope: 'organisation' as const,
      state: (this.chosen().length > 0 ? this.chosen() : SENT_STATES).join(','),
      limit: 50,
    };
  }
}
