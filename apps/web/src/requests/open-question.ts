import { Component, ElementRef, afterNextRender, computed, inject, input, output, signal } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import type { QuestionAnswer } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { findBsns } from '@casusregie/domain';
import { Deadline, Toasts } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { ActProblem, Acting } from './acting';
import { GuardedText } from './guarded-text';

/** A question of the RIEC that waits for the requester, with the field to answer it. */
@Component({
  selector: 'app-open-question',
  imports: [ActProblem, Deadline, GuardedText],
  template: `
    <section class="ui-card" [attr.aria-labelledby]="'vraag-' + question().id">
      <h2 class="ui-card-title" [id]="'vraag-' + question().id">Een vraag aan u</h2>
      <p class="ui-as-typed question">{{ question().question }}</p>
      <p>Uiterste datum: <ui-deadline [due]="question().dueOn" /></p>
      <p>Tot die tijd loopt de termijn niet door.</p>
      <form class="ui-form" novalidate (submit)="send($event)">
        <app-act-problem [problem]="acting.problem()" />
        <app-guarded-text
          label="Uw antwoord"
          [fieldId]="'antwoord-' + question().id"
          [rows]="6"
          [limit]="limit"
          [error]="error()"
          [(value)]="answer"
        />
        <div class="ui-form-actions">
          <button
            type="submit"
            class="ui-button ui-button-primary"
            [attr.aria-busy]="acting.busy()"
            [attr.aria-disabled]="acting.busy() || null"
          >
            Verstuur antwoord
          </button>
        </div>
      </form>
    </section>
  `,
  styles: `
    .ui-card {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      border-inline-start: 4px solid var(--state-waiting);
    }
    .question {
      font-size: var(--text-lead);
    }
  `,
})
export class OpenQuestion {
  readonly question = input.required<QuestionAnswer>();
  readonly caseId = input.required<string>();
  readonly version = input.required<number>();
  readonly changed = output<void>();
  private readonly cases = inject(CasesClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly toasts = inject(Toasts);
  protected readonly acting = new Acting();
  protected readonly limit = LIMITS.text;
  protected readonly answer = signal('');
  private readonly tried = signal(false);
  protected readonly error = computed(() => (this.tried() && !this.answer().trim() ? 'Vul uw antwoord in.' : ''));

  constructor() {
    // A notice or a mail leads to the field to answer in, not just to the page; the first question takes it.
    if (inject(ActivatedRoute).snapshot.queryParamMap.get('naar') !== 'vraag') return;
    afterNextRender(() => {
      if (!this.host.previousElementSibling?.matches('app-open-question')) this.host.querySelector('textarea')?.focus();
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const answer = this.answer().trim();
    if (!answer || findBsns(answer).length > 0) return;
    const path = `/v1/cases/${this.caseId()}/questions/${this.question().id}/answer`;
    const done = await this.acting.do(() => this.cases.put(path, { answer }, this.version()));
    if (done) this.toasts.show('Uw antwoord is verstuurd.');
    if (done || this.acting.problem()?.isStale) this.changed.emit();
  }
}
