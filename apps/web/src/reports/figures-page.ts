import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink, type Params } from '@angular/router';
import type { FigureAnswer } from '@casusregie/contract';
import { PATTERNS } from '@casusregie/contract/constants';
import { REGION_ROLES } from '@casusregie/domain';
import { BarChart, Empty, Failure, PageHeader, Skeleton, count, todayHere, type Bar } from '@casusregie/ui';
import { paramsOf } from '../cases/cases-client';
import { ReferenceClient } from '../cases/reference-client';
import { problemOf } from '../server/problem';
import { Session } from '../session/session-client';
import { linesBy, monthsBefore, totalOf } from './figure-sums';
import { FigureTable, type FigureTableLine } from './figure-table';
import { FIGURE_NAMES, FIGURE_WORDS, monthLabel, shortMonth } from './figure-words';

const PERIODS = [6, 12, 24, 36] as const;
const DEFAULT_PERIOD = 12;
const NO_THEME = 'Nog geen hoofdthema';

/** The figures that follow from the cases: per month, and per theme and region. Each leads to the list behind it. */
@Component({
  selector: 'app-figures-page',
  imports: [BarChart, Empty, Failure, FigureTable, PageHeader, RouterLink, Skeleton],
  templateUrl: './figures-page.html',
  styleUrl: './figures-page.css',
})
export class FiguresPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly reference = inject(ReferenceClient);
  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  private readonly thisMonth = todayHere().slice(0, 7);

  protected readonly periods = PERIODS;
  protected readonly definitions = FIGURE_NAMES.map((name) => FIGURE_WORDS[name]);
  protected readonly period = computed(() => {
    const asked = Number(this.params().get('maanden'));
    return PERIODS.find((months) => months === asked) ?? DEFAULT_PERIOD;
  });
  /** One month, or the whole period when empty. */
  protected readonly month = computed(() => {
    const asked = this.params().get('maand') ?? '';
    return PATTERNS.month.test(asked) && this.months().includes(asked) ? asked : '';
  });
  private readonly from = computed(() => monthsBefore(this.thisMonth, this.period() - 1));
  private readonly found = httpResource<FigureAnswer>(() => ({
    url: '/v1/figures',
    params: paramsOf({ from: this.from(), to: this.thisMonth }),
  }));
  /** Stays while another period is on its way. */
  protected readonly answer = linkedSignal<FigureAnswer | undefined, FigureAnswer | undefined>({
    source: () => (this.found.hasValue() ? this.found.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly failure = computed(() => {
    const error = this.found.error();
    return error ? problemOf(error).detail || problemOf(error).title : '';
  });
  private readonly themes = resource({ loader: () => this.reference.themes() });

  /** Only who may see the cases behind a figure is led to them. */
  protected readonly list = computed(() =>
    this.session.roles().some((role) => REGION_ROLES.includes(role)) ? '/casussen' : null,
  );
  protected readonly months = computed(() =>
    Array.from({ length: this.period() }, (_, index) => monthsBefore(this.thisMonth, index)),
  );
  private readonly chosenRows = computed(() => {
    const month = this.month();
    const rows = this.answer()?.rows ?? [];
    return month ? rows.filter((row) => row.month === month) : rows;
  });
  private readonly last = computed(() => this.month() || this.thisMonth);
  protected readonly scopeLabel = computed(() =>
    this.month() ? monthLabel(this.month()) : `${monthLabel(this.from())} tot en met ${monthLabel(this.thisMonth)}`,
  );

  protected readonly monthLines = computed<readonly FigureTableLine[]>(() =>
    [...(this.answer()?.perMonth ?? [])]
      .sort((one, other) => other.month.localeCompare(one.month))
      .map((row) => ({
        key: row.month,
        label: monthLabel(row.month),
        counts: row,
        link: this.list(),
        query: { month: row.month },
      })),
  );
  protected readonly monthTotal = computed(() => totalOf(this.answer()?.perMonth ?? [], this.thisMonth));
  protected readonly themeLines = computed<readonly FigureTableLine[]>(() =>
    linesBy(this.chosenRows(), ({ theme }) => theme ?? '', this.last()).map(({ key, counts }) => ({
      key,
      label: this.themeName(key),
      counts,
      ...this.behind(key ? { theme: key } : null),
    })),
  );
  protected readonly regionLines = computed<readonly FigureTableLine[]>(() =>
    linesBy(this.chosenRows(), ({ region }) => region, this.last()).map(({ key, counts }) => ({
      key,
      label: this.reference.regions().find(({ code }) => code === key)?.name ?? key,
      counts,
      ...this.behind({ region: key }),
    })),
  );
  protected readonly chosenTotal = computed(() => totalOf(this.chosenRows(), this.last()));
  protected readonly isEmpty = computed(() => this.themeLines().length === 0 && !this.month());

  protected readonly themeBars = computed<readonly Bar[]>(() =>
    this.themeLines()
      .filter(({ counts }) => counts.broughtIn > 0)
      .map(({ label, counts, link, query }) => ({
        label,
        value: counts.broughtIn,
        text: count(counts.broughtIn),
        ...(link && query && { link, query: { ...query, figure: 'brought-in' } }),
      })),
  );
  protected readonly monthBars = computed<readonly Bar[]>(() =>
    [...(this.answer()?.perMonth ?? [])]
      .sort((one, other) => one.month.localeCompare(other.month))
      .map(({ month, running }) => ({
        label: shortMonth(month),
        value: running,
        ...(this.list() && { link: this.list() as string, query: { figure: 'running', month } }),
      })),
  );

  constructor() {
    this.reference.need('regions');
  }

  protected readonly monthName = monthLabel;

  protected set(name: 'maanden' | 'maand', event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    void this.router.navigate([], { queryParams: { [name]: value || null }, queryParamsHandling: 'merge' });
  }

  protected reload(): void {
    this.found.reload();
  }

  private themeName(code: string): string {
    if (!code) return NO_THEME;
    const known = this.themes.hasValue() ? this.themes.value().items : [];
    return known.find((theme) => theme.code === code)?.label ?? code;
  }

  /** A list counts one month: over a longer period a number has no list behind it. */
  private behind(query: Params | null): { link: string | null; query: Params } {
    const month = this.month();
    return { link: query && month ? this.list() : null, query: { ...query, month } };
  }
}
