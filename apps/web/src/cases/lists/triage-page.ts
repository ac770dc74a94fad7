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
import { PlainDialog } from '../forms/plain-dialog';
import type { PlainForm } from '../forms/plain-form';
import { ReferenceClient } from '../reference-client';
import { Session } from '../../session/session-client';
import { Practices } from '../../settings/practice-client';
import { caseListing } from './case-listing';
import { CaseTable } from './case-table';
import { explainRowKeys } from './row-keys-help';
import { triageForm } from './triage-form';

/** What came in and nobody took up yet, the most urgent first. */
@Component({
  selector: 'app-triage-page',
  imports: [
    CaseTable,
    PlainDialog,
    Deadline,
    Empty,
    Failure,
    LoadMore,
    Notice,
    PageHeader,
    RouterLink,
    RowKeys,
    ShortDatePipe,
    Skeleton,
  ],
  templateUrl: './triage-page.html',
  styleUrl: './case-table.css',
})
export class TriagePage {
  private readonly client = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  protected readonly list = caseListing(() => ({ scope: 'region', state: 'submitted', sort: 'dueOn' }));
  /** Only to say something useful when there is nothing new. */
  private readonly oldest = caseListing(() =>
    this.list.page()?.total === 0
      ? { scope: 'region', state: OPEN_STATES.join(','), sort: 'submittedAt', direction: 'asc', limit: 1 }
      : undefined,
  );
  protected readonly busy = signal<string | null>(null);
  protected readonly taken = signal<{ id: string; number: string; words: string } | null>(null);
  protected readonly form = signal<PlainForm | null>(null);
  private judged: CaseRow | null = null;
  private readonly reference = inject(ReferenceClient);
  private readonly region = computed(() => this.session.actingAs()?.regions[0]?.code);
  private readonly practice = inject(Practices).of(() => this.region());
  /** What is being judged, and who has it. */
  protected readonly inHand = caseListing(() => ({
    scope: 'region',
    state: 'intake,info-requested',
    sort: 'dueOn',
    limit: 25,
  }));

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
    this.reference.need('desks');
  }

  protected kindOf({ kind }: CaseRow): string {
    return kind ? KIND_SHORT[kind] : '–';
  }

  /** Opens the dialog in which a signal is judged, with what is known of it. */
  protected async judge(row: CaseRow): Promise<void> {
    if (this.busy()) return;
    this.busy.set(row.id);
    try {
      const [file, related] = await Promise.all([this.client.read(row.id), this.client.related(row.id)]);
      if (file.view !== 'staff') return;
      const desks = this.reference.desks().map(({ code, label }) => ({ value: `desk:${code}`, label }));
      const practice = this.practice.hasValue() ? this.practice.value() : undefined;
      this.judged = row;
      this.form.set(triageForm(this.client, { row, file, related, practice, desks, today: todayHere() }));
    } catch (error) {
      const { title, detail } = problemOf(error);
      this.toasts.show(`${title}. ${detail}`, 'danger');
      this.list.reload();
    } finally {
      this.busy.set(null);
    }
  }

  /** A decision was taken, or somebody else was first: the row has gone, and the lists are read again. */
  protected decided(): void {
    const row = this.judged;
    if (row) this.taken.set({ id: row.id, number: row.number ?? '', words: 'Besluit vastgelegd over' });
    this.list.reload();
    this.inHand.reload();
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
      this.taken.set({ id, number: number ?? '', words: 'U behandelt nu' });
      this.inHand.reload();
    } catch (error) {
      const { title, detail } = problemOf(error);
      this.toasts.show(`${title}. ${detail}`, 'danger');
      this.list.reload();
    } finally {
      this.busy.set(null);
    }
  }
}
