import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import type { EventAnswer, EventPage } from '@casusregie/contract';
import { CHANNEL_LABELS, EVENT_GROUPS, EVENT_GROUP_LABELS } from '@casusregie/domain';
import { Failure, FilterChips, LoadMore, Skeleton, Timeline, plainDate, type TimelineEntry } from '@casusregie/ui';
import { problemOf } from '../../server/problem';
import { CasesClient } from '../cases-client';
import { sentenceOf } from '../move-sentences';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

/** An event as a sentence, with what happened earlier than it was recorded, and who passed it on. */
export function entryOf(event: EventAnswer): TimelineEntry {
  const earlier = event.happenedOn < event.recordedAt.slice(0, 10) ? `Gebeurde op ${plainDate(event.happenedOn)}.` : '';
  const passed = event.onBehalf
    ? `Doorgegeven door ${event.onBehalf.reportedBy} (${CHANNEL_LABELS[event.onBehalf.channel].toLowerCase()}).`
    : '';
  const detail = [event.detail, earlier, passed].filter(Boolean).join('\n');
  return {
    id: event.id,
    at: event.recordedAt,
    text: sentenceOf(event),
    actor: event.by,
    ...(detail && { detail }),
    weight: event.from !== event.to ? 'turn' : 'normal',
  };
}

/** What happened, newest first. */
@Component({
  selector: 'app-timeline-part',
  imports: [CasePart, Failure, FilterChips, LoadMore, Skeleton, Timeline],
  template: `
    <app-case-part name="tijdlijn">
      @if (failure(); as text) {
        <ui-failure [text]="text" (retry)="load()" />
      } @else if (pages() === null) {
        <ui-skeleton kind="text" [rows]="5" label="Tijdlijn laden" />
      } @else {
        <ui-filter-chips
          class="ui-no-print"
          label="Wat wilt u zien?"
          [options]="groups"
          [single]="true"
          [selected]="chosen()"
          (selectedChange)="choose($event)"
        />
        @if (entries().length > 0) {
          <ui-timeline [entries]="entries()" />
        } @else {
          <p class="ui-quiet">Hiervan is bij deze casus nog niets gebeurd.</p>
        }
        @if (hasMore()) {
          <ui-load-more [shown]="entries().length" [hasMore]="true" [loading]="loading()" (more)="more()" />
        }
      }
    </app-case-part>
  `,
})
export class TimelinePart {
  private readonly desk = inject(CaseDesk);
  private readonly client = inject(CasesClient);
  protected readonly groups = EVENT_GROUPS.map((value) => ({ value, label: EVENT_GROUP_LABELS[value] }));
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly pages = signal<readonly EventPage[] | null>(null);
  protected readonly failure = signal('');
  protected readonly loading = signal(false);
  protected readonly entries = computed(() => (this.pages() ?? []).flatMap(({ items }) => items).map(entryOf));
  protected readonly hasMore = computed(() => Boolean(this.pages()?.at(-1)?.next));
  private readonly caseId = computed(() => this.desk.file().id);

  constructor() {
    effect(() => {
      this.desk.round();
      this.caseId();
      untracked(() => void this.load());
    });
  }

  protected choose(groups: readonly string[]): void {
    this.chosen.set(groups);
    void this.load();
  }

  protected async load(): Promise<void> {
    this.failure.set('');
    const asked = this.chosen();
    try {
      const page = await this.client.events(this.caseId(), null, asked[0]);
      // Another choice may have been made meanwhile.
      if (asked === this.chosen()) this.pages.set([page]);
    } catch (error) {
      this.failure.set(problemOf(error).title);
    }
  }

  protected async more(): Promise<void> {
    const after = this.pages()?.at(-1)?.next;
    if (!after || this.loading()) return;
    this.loading.set(true);
    try {
      const page = await this.client.events(this.caseId(), after, this.chosen()[0]);
      this.pages.update((pages) => [...(pages ?? []), page]);
    } catch (error) {
      this.failure.set(problemOf(error).title);
    } finally {
      this.loading.set(false);
    }
  }
}
