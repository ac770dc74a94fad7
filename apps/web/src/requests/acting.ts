import { Component, computed, input, signal } from '@angular/core';
import { Notice } from '@casusregie/ui';
import { Problem, problemOf } from '../server/problem';

/** One act at the server at a time: whether it is busy, and what went wrong. What was typed stays where it is. */
export class Acting {
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  /** Does the act; whether it succeeded. A second press while busy does nothing. */
  async do(act: () => Promise<unknown>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await act();
      return true;
    } catch (error) {
      this.problem.set(problemOf(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}

/** What went wrong with an act, beside the form that it came from. */
@Component({
  selector: 'app-act-problem',
  imports: [Notice],
  template: `
    @if (problem(); as wrong) {
      <ui-notice tone="danger" [title]="wrong.title" [live]="true">
        <p>{{ words() }}</p>
      </ui-notice>
    }
  `,
})
export class ActProblem {
  readonly problem = input.required<Problem | null>();
  protected readonly words = computed(() => {
    const problem = this.problem();
    if (!problem) return '';
    const faults = problem.errors.map(({ message }) => message).join(' ');
    const stale =
      problem.code === 'stale-version' ? 'De nieuwste gegevens staan nu hierboven; verstuur daarna opnieuw.' : '';
    return [problem.detail, faults, stale].filter(Boolean).join(' ');
  });
}
