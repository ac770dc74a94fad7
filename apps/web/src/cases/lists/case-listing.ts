import { computed, effect, inject, linkedSignal, signal, untracked, type Signal } from '@angular/core';
import type { CasePage, CaseRow } from '@casusregie/contract';
import { Toasts } from '@casusregie/ui';
import { problemOf } from '../../server/problem';
import { CasesClient, type CaseListQuery } from '../cases-client';

/** A list of cases that grows: the first page, and what was loaded below it. */
export interface CaseListing {
  readonly rows: Signal<readonly CaseRow[]>;
  /** The first page: counts, total and what is hidden. Stays while another is on its way, so that nothing jumps. */
  readonly page: Signal<CasePage | undefined>;
  readonly loading: Signal<boolean>;
  readonly loadingMore: Signal<boolean>;
  readonly failure: Signal<string>;
  readonly hasMore: Signal<boolean>;
  more(): Promise<void>;
  reload(): void;
  /** Takes a row away that no longer belongs here. */
  drop(caseId: string): void;
}

/** Lists cases for as long as the caller lives. Call it where `inject()` works. */
export function caseListing(query: () => CaseListQuery | undefined): CaseListing {
  const client = inject(CasesClient);
  const toasts = inject(Toasts);
  const first = client.list(query);
  const current = (): CasePage | undefined => (first.hasValue() ? first.value() : undefined);
  const page = linkedSignal<CasePage | undefined, CasePage | undefined>({
    source: current,
    computation: (now, before) => now ?? before?.value,
  });
  const below = linkedSignal<CasePage | undefined, readonly CasePage[]>({ source: page, computation: () => [] });
  const dropped = linkedSignal<CasePage | undefined, ReadonlySet<string>>({
    source: page,
    computation: () => new Set(),
  });
  const loadingMore = signal(false);
  const next = computed(() => (below().at(-1) ?? page())?.next ?? null);

  effect(() => {
    const total = current()?.total;
    if (total !== undefined) untracked(() => toasts.say(total === 1 ? '1 gevonden' : `${total} gevonden`));
  });

  return {
    page,
    rows: computed(() =>
      [page(), ...below()].flatMap((one) => one?.items ?? []).filter(({ id }) => !dropped().has(id)),
    ),
    loading: computed(() => first.isLoading()),
    loadingMore,
    failure: computed(() => {
      const error = first.error();
      if (!error) return '';
      const { title, detail } = problemOf(error);
      return detail || title;
    }),
    hasMore: computed(() => next() !== null),
    more: async () => {
      const after = next();
      const asked = query();
      const of = page();
      if (!after || !asked || loadingMore()) return;
      loadingMore.set(true);
      try {
        const found = await client.page({ ...asked, after });
        if (page() === of) below.update((pages) => [...pages, found]);
      } catch (error) {
        toasts.show(problemOf(error).title, 'danger');
      } finally {
        loadingMore.set(false);
      }
    },
    reload: () => void first.reload(),
    drop: (caseId) => dropped.update((before) => new Set([...before, caseId])),
  };
}
