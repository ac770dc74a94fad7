import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import type { GrantAnswer, GrantPage } from '@casusregie/contract';
import { GRANT_KIND_LABELS } from '@casusregie/domain';
import { Confirm, DateTimePipe, Empty, Failure, LoadMore, Skeleton, Toasts } from '@casusregie/ui';
import { firstValueFrom } from 'rxjs';
import { CasesClient, paramsOf } from '../cases/cases-client';
import { problemOf, type Problem } from '../server/problem';

/** Who has, or had, access to a case of the region for a time, newest first; by number, without anything of the case. */
@Component({
  selector: 'app-region-access',
  imports: [DateTimePipe, Empty, Failure, LoadMore, Skeleton],
  templateUrl: './region-access.html',
  styles: `
    .under {
      display: block;
      font-size: var(--text-small);
      font-weight: 400;
      color: var(--ink-quiet);
    }
  `,
})
export class RegionAccess {
  private readonly http = inject(HttpClient);
  private readonly client = inject(CasesClient);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly labels = GRANT_KIND_LABELS;
  protected readonly rows = signal<readonly GrantAnswer[] | null>(null);
  protected readonly next = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly mayEnd = computed(() => this.rows()?.some(({ mayEnd }) => mayEnd) ?? false);

  constructor() {
    void this.load();
  }

  /** How an access stands, in words. */
  protected standing({ running, endedAt, endedBy }: GrantAnswer): string {
    if (running) return 'Loopt';
    return endedAt ? `Beëindigd door ${endedBy ?? 'een manager'}` : 'Voorbij';
  }

  protected async load(more = false): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const params = paramsOf({ scope: 'region', after: more ? this.next() : null });
      const page = await firstValueFrom(this.http.get<GrantPage>('/v1/grants', { params }));
      this.rows.update((before) => [...(more ? (before ?? []) : []), ...page.items]);
      this.next.set(page.next);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async end({ id, person, number }: GrantAnswer): Promise<void> {
    const sure = await this.confirm.ask({
      title: `Toegang van ${person.name} beëindigen?`,
      text: `Vanaf het volgende verzoek ziet deze persoon ${number} niet meer.`,
      confirmLabel: 'Toegang beëindigen',
    });
    if (!sure) return;
    try {
      await this.client.post(`/v1/grants/${id}/endings`, {});
      this.toasts.show('Toegang beëindigd');
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
    }
    await this.load();
  }
}
