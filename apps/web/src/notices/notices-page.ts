import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink, type UrlTree } from '@angular/router';
import type { NoticeAnswer } from '@casusregie/contract';
import { NOTICE_LABELS } from '@casusregie/domain';
import {
  DateTimePipe,
  Deadline,
  Empty,
  Failure,
  FilterChips,
  Icon,
  LoadMore,
  PageHeader,
  RowKeys,
  Skeleton,
  Toasts,
} from '@casusregie/ui';
import { FrameState } from '../frame/frame-state';
import { problemOf, type Problem } from '../server/problem';
import { NoticesClient } from './notices-client';

interface Row extends NoticeAnswer {
  readonly to: UrlTree;
}

/** What one is told of, newest first: a kind, the number of the case, a date, and where it leads. */
@Component({
  selector: 'app-notices-page',
  imports: [
    DateTimePipe,
    Deadline,
    Empty,
    Failure,
    FilterChips,
    Icon,
    LoadMore,
    PageHeader,
    RouterLink,
    RowKeys,
    Skeleton,
  ],
  templateUrl: './notices-page.html',
  styles: `
    .unread th a {
      font-weight: 700;
    }
    .dot {
      display: inline-block;
      inline-size: 0.6em;
      block-size: 0.6em;
      margin-inline-end: var(--space-2);
      background: var(--accent);
      border-radius: 50%;
    }
    .under {
      display: block;
      font-size: var(--text-small);
      font-weight: 400;
      color: var(--ink-quiet);
    }
  `,
})
export class NoticesPage {
  private readonly client = inject(NoticesClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly frame = inject(FrameState);
  protected readonly labels = NOTICE_LABELS;
  protected readonly chips = [{ value: 'unread', label: 'Alleen ongelezen' }];
  protected readonly only = signal<'unread' | null>(null);
  protected readonly rows = signal<readonly Row[] | null>(null);
  protected readonly next = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly anyUnread = computed(() => this.rows()?.some(({ readAt }) => readAt === null) ?? false);

  constructor() {
    void this.load();
    void this.client.look();
  }

  protected filter(chosen: readonly string[]): void {
    this.only.set(chosen.includes('unread') ? 'unread' : null);
    void this.load();
  }

  protected async load(more = false): Promise<void> {
    if (more && this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    const only = this.only();
    try {
      const page = await this.client.page({ only, after: more ? this.next() : null });
      if (only !== this.only()) return;
      const items = page.items.map((item) => ({ ...item, to: this.router.parseUrl(item.path) }));
      this.rows.update((before) => [...(more ? (before ?? []) : []), ...items]);
      this.next.set(page.next);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** Going to what a notice is about is reading it; nobody waits for that to be noted. */
  protected opened(row: Row): void {
    if (row.readAt === null) this.client.read(row.id).catch(() => undefined);
  }

  protected async read(row: Row): Promise<void> {
    await this.mark(() => this.client.read(row.id), `${NOTICE_LABELS[row.kind]}, ${row.number}: gelezen`);
  }

  protected async readAll(): Promise<void> {
    await this.mark(() => this.client.readAll(), 'Alle meldingen zijn gelezen.');
  }

  private async mark(act: () => Promise<void>, done: string): Promise<void> {
    try {
      await act();
      this.toasts.say(done);
      await this.load();
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
    }
  }
}
