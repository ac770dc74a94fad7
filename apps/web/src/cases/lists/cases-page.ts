import { Component, computed, effect, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { LIMITS } from '@casusregie/contract/constants';
import { PHASE_LABELS, PHASE_OF, REGION_ROLES, STATES, type State } from '@casusregie/domain';
import {
  Empty,
  Failure,
  FilterChips,
  LoadMore,
  Notice,
  PageHeader,
  Skeleton,
  counted,
  type FilterOption,
  type Sorting,
} from '@casusregie/ui';
import { Shortcuts } from '../../frame/shortcuts';
import { Session } from '../../session/session-client';
import type { CaseListQuery } from '../cases-client';
import { ReferenceClient } from '../reference-client';
import { stateLabel } from '../state-words';
import { ActiveFilters } from './active-filters';
import { AssignMany } from './assign-many';
import { caseListing } from './case-listing';
import { CaseTable } from './case-table';
import { FilterFields } from './filter-fields';
import {
  LIST_PHASES,
  askedOf,
  filtered,
  paramsOfView,
  viewOfParams,
  type FilterName,
  type ListView,
} from './list-query';
import { ListExport } from './list-export';
import { explainRowKeys } from './row-keys-help';
import { SavedViews } from './saved-views';

/** Every case in reach, filtered and sorted by what is in the address. */
@Component({
  selector: 'app-cases-page',
  imports: [
    ActiveFilters,
    AssignMany,
    CaseTable,
    Empty,
    Failure,
    FilterChips,
    FilterFields,
    ListExport,
    LoadMore,
    Notice,
    PageHeader,
    SavedViews,
    Skeleton,
  ],
  templateUrl: './cases-page.html',
})
export class CasesPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly reference = inject(ReferenceClient);
  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });

  protected readonly view = computed(() => viewOfParams(this.params()));
  private readonly roles = this.session.roles;
  protected readonly isStaff = computed(() => this.roles().some((role) => REGION_ROLES.includes(role)));
  private readonly isNamed = computed(() =>
    this.roles().some((role) => role === 'partner' || role === 'case-director'),
  );
  private readonly scope = computed(() => (this.isStaff() ? 'region' : this.isNamed() ? 'named' : undefined));
  protected readonly asked = computed<CaseListQuery | undefined>(() => {
    const scope = this.scope();
    return scope && { ...askedOf(this.view()), scope };
  });
  protected readonly list = caseListing(this.asked);
  protected readonly emptySet: ReadonlySet<string> = new Set();
  /** The rows that are ticked; another filter or order unticks them. */
  protected readonly ticked = linkedSignal<unknown, ReadonlySet<string>>({
    source: this.asked,
    computation: () => new Set(),
  });
  protected readonly mayAssign = computed(() => this.session.me()?.may.includes('assignInBulk') ?? false);
  /** At most a hundred go in one request. */
  protected readonly tickedRows = computed(() =>
    this.list
      .rows()
      .filter(({ id }) => this.ticked().has(id))
      .slice(0, LIMITS.maxPage),
  );

  protected readonly region = computed(() => this.session.actingAs()?.regions[0]?.code ?? null);
  private readonly themeList = resource({
    params: () => this.region() ?? '',
    loader: ({ params }) => this.reference.themes(params || null),
  });
  private readonly colleagueList = resource({
    params: () => (this.isStaff() ? (this.region() ?? undefined) : undefined),
    loader: ({ params }) => this.reference.colleagues({ region: params }),
  });
  protected readonly themes = computed(() => (this.themeList.hasValue() ? this.themeList.value().items : []));
  protected readonly colleagues = computed(() =>
    this.colleagueList.hasValue() ? this.colleagueList.value().items : [],
  );

  protected readonly phases = computed<readonly FilterOption[]>(() => {
    const counts = this.list.page()?.counts ?? {};
    return LIST_PHASES.map((phase) => ({
      value: phase,
      label: PHASE_LABELS[phase],
      count: sum(STATES.filter((state) => PHASE_OF[state] === phase).map((state) => counts[state] ?? 0)),
    }));
  });
  protected readonly chosenPhase = computed(() => [this.view().filters.phase].filter((one) => one !== undefined));
  protected readonly chosenStates = computed(() => this.view().filters.state?.split(',') ?? []);
  /** The states of the chosen phase that occur, and those that are chosen. */
  protected readonly states = computed<readonly FilterOption[]>(() => {
    const counts = this.list.page()?.counts ?? {};
    const { phase } = this.view().filters;
    const shown = (state: State): boolean =>
      this.chosenStates().includes(state) ||
      (phase !== undefined && PHASE_OF[state] === phase && (counts[state] ?? 0) > 0);
    return STATES.filter(shown).map((state) => ({ value: state, label: stateLabel(state), count: counts[state] ?? 0 }));
  });
  protected readonly isFiltered = computed(() => Object.keys(this.view().filters).length > 0);
  protected readonly found = computed(() => {
    const page = this.list.page();
    if (!page) return '';
    return page.totalIsCapped ? 'Meer dan 1.000 gevonden' : counted(page.total, 'gevonden', 'gevonden');
  });
  protected readonly hiddenText = computed(() => {
    const hidden = this.list.page()?.hidden ?? 0;
    if (hidden === 0) return '';
    return hidden === 1
      ? '1 casus telt mee in dit cijfer, maar is alleen op naam zichtbaar.'
      : `${hidden} casussen tellen mee in dit cijfer, maar zijn alleen op naam zichtbaar.`;
  });
  protected readonly filtersOpen = signal(false);

  /** What was assigned is read again, and nothing is ticked any more. */
  protected assigned(): void {
    this.ticked.set(new Set());
    this.list.reload();
  }

  constructor() {
    explainRowKeys(inject(Shortcuts));
    // On a wide screen the fields stand open; on a phone they fold, unless one of them is in use.
    effect(() => {
      const folded = Object.keys(this.view().filters).filter((name) => !['number', 'phase', 'state'].includes(name));
      if (folded.length > 0) this.filtersOpen.set(true);
    });
  }

  protected setFilter({ name, value }: { name: FilterName; value: string | null }): void {
    this.go(filtered(this.view(), name, value));
  }

  protected setSorting(sorting: Sorting): void {
    this.go({ ...this.view(), sorting });
  }

  protected clear(): void {
    this.go({ ...this.view(), filters: {} });
  }

  /** Every change of the view is a place of its own, so that *back* undoes it; the view one begins with is not. */
  protected go(view: ListView, replaceUrl = false): void {
    void this.router.navigate([], { queryParams: paramsOfView(view), queryParamsHandling: 'merge', replaceUrl });
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
