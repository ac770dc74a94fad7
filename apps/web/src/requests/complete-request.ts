import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { AnswerToQuestion, RequesterCase } from '@casusregie/contract';
import { findBsns, findSensitiveWords } from '@casusregie/domain';
import { Notice, Toasts } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { QuestionField } from '../settings/question-field';
import { ActProblem, Acting } from './acting';

/** What a first request left open, to answer later; what was sent stays as it was. */
@Component({
  selector: 'app-complete-request',
  imports: [ActProblem, Notice, QuestionField],
  template: `
    @if (open().length > 0) {
      <section class="ui-card" aria-labelledby="aanvullen">
        <h2 class="ui-card-title" id="aanvullen">Uw verzoek aanvullen</h2>
        <p class="ui-prose">
          Weet u inmiddels meer? Vul in wat u kunt; de rest mag leeg blijven. Een collega kan dit ook doen.
        </p>
        @if (isOpen()) {
          <form class="ui-form" novalidate (submit)="send($event)">
            <app-act-problem [problem]="acting.problem()" />
            @for (question of open(); track question.key) {
              <app-question-field
                [question]="question"
                [fieldId]="'aanvullen-' + question.key"
                [value]="values()[question.key] ?? ''"
                (valueChange)="type(question.key, $event)"
              />
            }
            @if (words().length > 0) {
              <ui-notice tone="warning" title="Staat er iets gevoeligs in uw tekst?">
                <p>
                  U gebruikt: <strong>{{ words().join(', ') }}</strong>. Haal het weg, of bevestig dat het nodig is.
                </p>
                <label class="ui-check">
                  <input #sure type="checkbox" [checked]="confirmed()" (change)="confirmed.set(sure.checked)" />
                  <span>Ik heb dit bekeken; deze gegevens zijn nodig.</span>
                </label>
              </ui-notice>
            }
            @if (fault(); as text) {
              <p class="ui-field-error" role="alert">{{ text }}</p>
            }
            <div class="ui-form-actions">
              <button
                type="submit"
                class="ui-button ui-button-primary"
                [attr.aria-busy]="acting.busy()"
                [attr.aria-disabled]="acting.busy() || null"
              >
                Verstuur aanvulling
              </button>
              <button type="button" class="ui-button ui-button-quiet" (click)="isOpen.set(false)">Sluiten</button>
            </div>
          </form>
        } @else {
          <div class="ui-form-actions">
            <button type="button" class="ui-button" (click)="isOpen.set(true)">
              Aanvullen ({{ open().length }} {{ open().length === 1 ? 'vraag' : 'vragen' }})
            </button>
          </div>
        }
      </section>
    }
  `,
  styles: `
    .ui-card {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
  `,
})
export class CompleteRequest {
  readonly caseFile = input.required<RequesterCase>();
  readonly changed = output<void>();
  private readonly cases = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  protected readonly acting = new Acting();
  protected readonly isOpen = signal(false);
  protected readonly confirmed = signal(false);
  protected readonly fault = signal('');

  /** The questions without an answer, while answers may be added. */
  protected readonly open = computed(() => {
    const { actions, request } = this.caseFile();
    const may = actions.some(({ name, allowed }) => name === 'addAnswers' && allowed);
    return may ? request.answers.filter(({ value }) => value === null) : [];
  });
  /** What was typed; kept when the case is read again. */
  protected readonly values = linkedSignal<string, Readonly<Record<string, string>>>({
    source: () => this.caseFile().id,
    computation: () => ({}),
  });
  private readonly filled = computed<AnswerToQuestion[]>(() =>
    this.open().flatMap(({ key }) => {
      const value = this.values()[key] ?? '';
      return value.trim() ? [{ key, value }] : [];
    }),
  );
  protected readonly words = computed(() => {
    const looked = this.open().filter(({ sensitive }) => sensitive);
    return findSensitiveWords(looked.map(({ key }) => this.values()[key] ?? '').join('\n'));
  });

  protected type(key: string, value: string): void {
    this.values.update((before) => ({ ...before, [key]: value }));
    this.fault.set('');
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const answers = this.filled();
    if (answers.length === 0) return this.fault.set('Beantwoord eerst ten minste één vraag.');
    if (answers.some(({ value }) => findBsns(value).length > 0)) return;
    if (this.words().length > 0 && !this.confirmed())
      return this.fault.set('Bevestig dat de gevoelige gegevens nodig zijn, of haal ze weg.');
    const { id, version } = this.caseFile();
    const body = { answers, ...(this.confirmed() && { sensitiveConfirmed: true }) };
    const done = await this.acting.do(() => this.cases.post(`/v1/cases/${id}/answers`, body, version));
    if (done) {
      this.values.set({});
      this.isOpen.set(false);
      this.toasts.show('Uw aanvulling is verstuurd.');
    }
    if (done || this.acting.problem()?.isStale) this.changed.emit();
  }
}
