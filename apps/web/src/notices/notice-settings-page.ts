import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { NoticeSettings } from '@casusregie/contract';
import { NOTICE_LABELS, NOTICE_MODE_LABELS, NOTICE_MODES, type NoticeKind, type NoticeMode } from '@casusregie/domain';
import { Breadcrumbs, Empty, Failure, Notice, PageHeader, Skeleton, Toasts } from '@casusregie/ui';
import { problemOf, type Problem } from '../server/problem';
import { NoticesClient } from './notices-client';

/** Which notices come by mail: at once, in the daily overview, or not. */
@Component({
  selector: 'app-notice-settings-page',
  imports: [Breadcrumbs, Empty, Failure, Notice, PageHeader, Skeleton],
  templateUrl: './notice-settings-page.html',
  styles: `
    td label {
      display: inline-flex;
      gap: var(--space-2);
      align-items: center;
      min-block-size: 2rem;
    }
    @media (min-width: 48rem) {
      td .mode {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
  `,
})
export class NoticeSettingsPage {
  private readonly client = inject(NoticesClient);
  private readonly toasts = inject(Toasts);
  protected readonly crumbs = [{ label: 'Meldingen', link: '/meldingen' }];
  protected readonly labels = NOTICE_LABELS;
  protected readonly modes = NOTICE_MODES;
  protected readonly modeLabels = NOTICE_MODE_LABELS;
  protected readonly found = httpResource<NoticeSettings>(() => '/v1/notice-settings');
  protected readonly failure = computed(() => problemOf(this.found.error()));
  protected readonly settings = computed(() => (this.found.hasValue() ? this.found.value() : null));
  /** What is chosen on the screen; it stays when it cannot be saved. */
  protected readonly choices = linkedSignal(() => this.settings()?.choices ?? []);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);

  protected set(kind: NoticeKind, mode: NoticeMode): void {
    this.choices.update((rows) => rows.map((row) => (row.kind === kind ? { kind, mode } : row)));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.choose({ choices: [...this.choices()] });
      this.toasts.show('Uw keuze is bewaard.');
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
