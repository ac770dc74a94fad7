import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { LogPage as LogAnswer, LogRow } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { logActLabel, logActs, ROLE_LABELS } from '@casusregie/domain';
import { Control, DateTimePipe, Empty, Failure, Field, LoadMore, PageHeader, Skeleton, Toasts } from '@casusregie/ui';
import { stateLabel } from '../cases/state-words';
import { problemOf, type Problem } from '../server/problem';
import { Session } from '../session/session-client';
import { AuditClient } from './audit-client';
import { firstFilters, LogDesk, searchOf, type LogFilters } from './log-desk';
import { LogState } from './log-state';
import { PersonChoice } from './person-choice';

/** The log: who did what, when, under which role, and what was refused. Cases are named by their number only. */
@Component({
  selector: 'app-log-page',
  imports: [Control, DateTimePipe, Empty, Failure, Field, LoadMore, LogState, PageHeader, PersonChoice, Skeleton],
  templateUrl: './log-page.html',
  styleUrl: './log-page.css',
})
export class LogPage {
  private readonly audit = inject(AuditClient);
  private readonly desk = inject(LogDesk);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);

  /** The state of the log as a whole is not of one region. */
  protected readonly seesState = computed(() => this.session.me()?.may.includes('listCheckpoints') ?? false);
  protected readonly filters = this.desk.filters;
  protected readonly acts = logActs()
    .map((act) => ({ act, label: logActLabel(act) ?? act }))
    .sort((one, other) => one.label.localeCompare(other.label, 'nl'));
  protected readonly roles = ROLE_LABELS;
  protected readonly state = stateLabel;

  protected readonly rows = signal<readonly LogRow[]>([]);
  protected readonly next = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly ready = signal(false);
  /** What the rows are the answer to. */
  private asked = searchOf(this.filters());

  constructor() {
    void this.search();
  }

  protected set(change: Partial<LogFilters>): void {
    this.desk.set(change);
  }

  protected send(event: Event): void {
    event.preventDefault();
    void this.search();
  }

  protected clear(): void {
    this.desk.filters.set(firstFilters());
    void this.search();
  }

  protected of(change: Partial<LogFilters>): void {
    this.desk.set(change);
    void this.search();
  }

  protected openAccount({ person }: LogRow): void {
    this.desk.set({ person });
    void this.router.navigate(['/account-overzicht']);
  }

  protected async search(): Promise<void> {
    this.asked = searchOf(this.filters());
    const page = await this.read();
    if (!page) return;
    this.rows.set(page.items);
    this.toasts.say(page.items.length === 1 ? '1 regel gevonden' : `${page.items.length} regels gevonden`);
  }

  protected async more(): Promise<void> {
    const after = this.next();
    if (!after) return;
    const page = await this.read(after);
    if (page) this.rows.update((rows) => [...rows, ...page.items]);
  }

  private async read(after?: string): Promise<LogAnswer | null> {
    if (this.busy()) return null;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const page = await this.audit.search({ ...this.asked, limit: LIMITS.page, ...(after && { after }) });
      this.next.set(page.next);
      this.ready.set(true);
      return page;
    } catch (error) {
      this.problem.set(problemOf(error));
      return null;
    } finally {
      this.busy.set(false);
    }
  }

  protected readonly words = computed(() => {
    const problem = this.problem();
    return problem ? [problem.detail, ...problem.errors.map(({ message }) => message)].filter(Boolean).join(' ') : '';
  });
}
