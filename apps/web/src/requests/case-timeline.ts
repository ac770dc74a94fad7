import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { EventAnswer } from '@casusregie/contract';
import { CHANNEL_LABELS } from '@casusregie/domain';
import { Failure, Skeleton, Timeline, type TimelineEntry } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { sentenceOf } from '../cases/move-sentences';
import { Problem, problemOf } from '../server/problem';

const entryOf = (event: EventAnswer): TimelineEntry => ({
  id: event.id,
  at: event.recordedAt,
  text: sentenceOf(event),
  actor: event.onBehalf
    ? `${event.by}, namens ${event.onBehalf.reportedBy} (${CHANNEL_LABELS[event.onBehalf.channel].toLowerCase()})`
    : event.by,
  ...(event.detail && { detail: event.detail }),
  weight: event.to && event.from !== event.to ? 'turn' : 'normal',
});

/** What happened on a case, as far as the reader may know, newest first and a page at a time. */
@Component({
  selector: 'app-case-timeline',
  imports: [Failure, Skeleton, Timeline],
  template: `
    @if (problem(); as wrong) {
      <ui-failure [title]="wrong.title" [text]="wrong.detail" (retry)="load()" />
    } @else if (events(); as list) {
      @if (list.length > 0) {
        <ui-timeline [entries]="entries()" />
      } @else {
        <p class="ui-quiet">Er is nog niets gebeurd.</p>
      }
      @if (next()) {
        <button type="button" class="ui-button ui-button-small" [attr.aria-busy]="loading()" (click)="more()">
          Toon wat eerder gebeurde
        </button>
      }
    } @else {
      <ui-skeleton kind="text" [rows]="4" label="De tijdlijn wordt geladen" />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      align-items: flex-start;
    }
    ui-timeline,
    ui-skeleton {
      inline-size: 100%;
    }
  `,
})
export class CaseTimeline {
  readonly caseId = input.required<string>();
  /** Read again when this changes. */
  readonly version = input.required<number>();
  private readonly cases = inject(CasesClient);
  protected readonly events = signal<readonly EventAnswer[] | null>(null);
  protected readonly next = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly loading = signal(false);
  protected readonly entries = computed(() => (this.events() ?? []).map(entryOf));

  constructor() {
    effect(() => {
      this.caseId();
      this.version();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    await this.read(null);
  }

  protected async more(): Promise<void> {
    if (!this.loading()) await this.read(this.next());
  }

  private async read(after: string | null): Promise<void> {
    const caseId = this.caseId();
    this.loading.set(true);
    try {
      const page = await this.cases.events(caseId, after);
      if (caseId !== this.caseId()) return;
      this.events.update((before) => [...(after && before ? before : []), ...page.items]);
      this.next.set(page.next);
      this.problem.set(null);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.loading.set(false);
    }
  }
}
