import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CaseRow } from '@casusregie/contract';
import { OPEN_STATES } from '@casusregie/domain';
import {
  Deadline,
  Empty,
  Failure,
  LoadMore,
  Notice,
  PageHeader,
  RowKeys,
  ShortDatePipe,
  Skeleton,
  Toasts,
  counted,
  plainDate,
  todayHere,
} from '@casusregie/ui';
import { Shortcuts } from '../../frame/shortcuts';
import { problemOf } from '../../server/problem';
import { CasesClient } from '../cases-client';
import { KIND_SHORT } from '../state-words';
import { caseListing } from './case-listing';
import { explainRowKeys } from './row-keys-help';

/** What came in and nobody took up yet, the most urgent first. */
@Component({
  selector: 'app-triage-page',
  imports: [Deadline, Empty, Failure, LoadMore, Notice, PageHeader, RouterLink, RowKeys, ShortDatePipe, Skeleton],
  templateUrl: './triage-page.html',
  styleUrl: './case-table.css',
})
export class TriagePage {
  private readonly client = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  protected readonly list = caseListing(() => ({ scope: 'region', state: 'submitted', sort: 'dueOn' }));
  /** Only to say something useful when there is nothing new. */
  private readonly oldest = caseListing(() =>
    this.list.page()?.total === 0
      ? { scope: 'region', state: OPEN_STATES.join(','), sort: 'submittedAt', direction: 'asc', limit: 1 }
      : undefined,
  );
  protected readonly busy = signal<string | null>(null);
  protected readonly taken = signal<{ id: string; number: string } | null>(null);

  protected readonly sub = computed(() => {
    const page = this.list.page();
    if (!page || page.total === 0) return '';
    const late = this.list.rows().filter(({ dueOn }) => dueOn && dueOn < todayHere()).length;
    const words = counted(page.total, 'signaal wacht', 'signalen wachten');
    return late > 0 ? `${words}, waarvan ${late} te laat.` : `${words}.`;
  });
  protected readonly emptyText = computed(() => {
    const [oldest] = this.oldest.rows();
    return oldest?.submittedOn
      ? `Alles wat binnenkwam is opgepakt. Het oudste open signaal in uw regio is van ${plainDate(oldest.submittedOn)}.`
      : 'Alles wat binnenkwam is opgepakt. Nieuwe signalen verschijnen hier vanzelf zodra een gemeente er een indient.';
  });

  constructor() {
    explainRowKeys(inject(Shortcuts));
  }

  protected kindOf({ kind }: CaseRow): string {
    return kind ? KIND_SHORT[kind] : '–';
  }

  /** Takes a signal up for oneself; the row leaves the list, and a line tells where it went. */
  protected async takeUp({ id, number }: CaseRow): Promise<void> {
    if (this.busy()) return;
    this.busy.set(id);
    try {
      const file = await this.client.read(id);
      if (!('version' in file)) return;
      await this.client.move(id, file.version, { move: 'takeUp' });
      this.list.drop(id);
      this.taken.set({ id, number: number ?? '' });
    } catch (error) {
      const { title, detail } = problemOf(error);
      this.toasts.show(`${title}. ${detail}`, 'danger');
      this.list.reload();
    } finally {
      this.busy.set(null);
    }
  }
}
