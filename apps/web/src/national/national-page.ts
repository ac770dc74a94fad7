import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CaseRow } from '@casusregie/contract';
import { KINDS, STATE_LABELS } from '@casusregie/domain';
import {
  Control,
  Empty,
  Failure,
  Field,
  FilterChips,
  LoadMore,
  PageHeader,
  RowKeys,
  ShortDatePipe,
  Skeleton,
  StateBadge,
  Toasts,
} from '@casusregie/ui';
import { CasesClient, type CaseListQuery } from '../cases/cases-client';
import { KIND_SHORT, stateLabel, stateTone } from '../cases/state-words';
import { Organisations, itemsOf } from '../organisations/organisations-client';
import { problemOf } from '../server/problem';
import { isKind, isPhase, isState, phaseOptions, statesOf, type HeaderPhase } from './national-filters';

/** Every case of the country as a header: where, what kind, which theme, how it stands; nothing of what is in it. */
@Component({
  selector: 'app-national-page',
  imports: [
    Control,
    Empty,
    Failure,
    Field,
    FilterChips,
    LoadMore,
    PageHeader,
    RouterLink,
    RowKeys,
    ShortDatePipe,
    Skeleton,
    StateBadge,
  ],
  templateUrl: './national-page.html',
  styles: `
    .filters {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
      gap: var(--space-3) var(--space-4);
    }
  `,
})
export class NationalPage {
  /** The filters, from the address. */
  readonly regio = input<string>();
  readonly thema = input<string>();
  readonly soort = input<string>();
  readonly fase = input<string>();
  readonly toestand = input<string>();

  private readonly cases = inject(CasesClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly reference = inject(Organisations);
  private readonly regionList = this.reference.regions();
  private readonly themeList = this.reference.themes();

  protected readonly regions = computed(() => itemsOf(this.regionList));
  protected readonly themes = computed(() => itemsOf(this.themeList));
  private readonly regionNames = computed(() => new Map(this.regions().map(({ code, name }) => [code, name])));
  protected readonly phase = computed<HeaderPhase | ''>(() => {
    const phase = this.fase();
    return isPhase(phase) ? phase : '';
  });
  protected readonly state = computed(() => {
    const state = this.toestand();
    return isState(state) && statesOf(this.phase()).includes(state) ? state : '';
  });
  private readonly query = computed<CaseListQuery>(() => {
    const kind = this.soort();
    const [region, theme, phase, state] = [this.regio(), this.thema(), this.phase(), this.state()];
    return {
      scope: 'headers',
      limit: 50,
      ...(region && { region }),
      ...(theme && { theme }),
      ...(isKind(kind) && { kind }),
      ...(phase && { phase }),
      ...(state && { state }),
    };
  });
  protected readonly first = this.cases.list(() => this.query());
  private readonly later = linkedSignal<unknown, readonly CaseRow[]>({ source: this.query, computation: () => [] });
  protected readonly next = linkedSignal(() => (this.first.hasValue() ? (this.first.value()?.next ?? null) : null));
  protected readonly loadingMore = signal(false);
  protected readonly rows = computed(() => [
    ...(this.first.hasValue() ? (this.first.value()?.items ?? []) : []),
    ...this.later(),
  ]);
  private readonly counts = signal<Readonly<Record<string, number>>>({});
  protected readonly phases = computed(() => phaseOptions(this.counts()));
  protected readonly states = computed(() => statesOf(this.phase()));
  protected readonly isFiltered = computed(
    () => !!(this.regio() || this.thema() || this.soort() || this.phase() || this.state()),
  );
  protected readonly found = computed(() => {
    const page = this.first.hasValue() ? this.first.value() : undefined;
    if (!page) return '';
    return page.totalIsCapped
      ? 'Meer dan 1.000 casussen.'
      : `${page.total} ${page.total === 1 ? 'casus' : 'casussen'}.`;
  });
  protected readonly total = computed(() => {
    const page = this.first.hasValue() ? this.first.value() : undefined;
    return page && !page.totalIsCapped ? page.total : null;
  });
  protected readonly failure = computed(() => problemOf(this.first.error()));
  protected readonly kinds = KINDS;
  protected readonly kindWords = KIND_SHORT;
  protected readonly stateWords = STATE_LABELS;
  protected readonly label = stateLabel;
  protected readonly tone = stateTone;
  protected readonly regionName = (code: string | null | undefined): string =>
    code ? (this.regionNames().get(code) ?? code) : '';

  constructor() {
    effect(() => {
      const page = this.first.hasValue() ? this.first.value() : undefined;
      if (page) untracked(() => this.counts.set(page.counts));
    });
  }

  protected set(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected setPhase([phase]: readonly string[]): void {
    this.set({ fase: phase ?? null, toestand: null });
  }

  protected clear(): void {
    void this.router.navigate([], { queryParams: {}, replaceUrl: true });
  }

  protected async more(): Promise<void> {
    const after = this.next();
    const query = this.query();
    if (!after || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const page = await this.cases.page({ ...query, after });
      if (query !== this.query()) return;
      this.later.update((rows) => [...rows, ...page.items]);
      this.next.set(page.next);
    } catch (error) {
      this.toasts.show(`Meer laden lukte niet. ${problemOf(error).detail}`, 'danger');
    } finally {
      this.loadingMore.set(false);
    }
  }
}
