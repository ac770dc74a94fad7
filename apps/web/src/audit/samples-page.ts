import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { LIMITS } from '@casusregie/contract/constants';
import { addMonths } from '@casusregie/domain';
import {
  Control,
  Empty,
  Failure,
  Field,
  PageHeader,
  PlainDatePipe,
  Skeleton,
  StateBadge,
  count,
  todayHere,
} from '@casusregie/ui';
import { ActProblem, Acting } from '../requests/acting';
import { problemOf } from '../server/problem';
import { AuditClient } from './audit-client';

const FIRST_SIZE = '20';

/** Samples of who read what: those that were drawn, and a form to draw one. */
@Component({
  selector: 'app-samples-page',
  imports: [ActProblem, Control, Empty, Failure, Field, PageHeader, PlainDatePipe, RouterLink, Skeleton, StateBadge],
  templateUrl: './samples-page.html',
  styleUrl: './log-page.css',
})
export class SamplesPage {
  private readonly audit = inject(AuditClient);
  private readonly router = inject(Router);
  protected readonly list = this.audit.samples();
  protected readonly rows = computed(() => (this.list.hasValue() ? (this.list.value()?.items ?? []) : []));
  protected readonly failure = computed(() => problemOf(this.list.error()));
  protected readonly acting = new Acting();
  protected readonly form = signal({
    from: addMonths(todayHere(), -1),
    to: todayHere(),
    size: FIRST_SIZE,
    seed: '',
  });
  protected readonly most = LIMITS.sample;
  protected readonly counted = count;

  protected set(change: Partial<ReturnType<typeof this.form>>): void {
    this.form.update((before) => ({ ...before, ...change }));
  }

  protected async draw(event: Event): Promise<void> {
    event.preventDefault();
    const { from, to, size, seed } = this.form();
    await this.acting.do(async () => {
      const drawn = await this.audit.draw({ from, to, size: Number(size), ...(seed && { seed: Number(seed) }) });
      await this.router.navigate(['/steekproeven', drawn.id]);
    });
  }
}
