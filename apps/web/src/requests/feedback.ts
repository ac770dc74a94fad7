import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { RequesterCase } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { findBsns } from '@casusregie/domain';
import { LongDatePipe, RadioCards, Toasts } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { ActProblem, Acting } from './acting';
import { GuardedText } from './guarded-text';

/** What came of the case, and two questions back: whether it helped, and whether it should be opened again. */
@Component({
  selector: 'app-feedback',
  imports: [ActProblem, GuardedText, LongDatePipe, RadioCards],
  template: `
    @if (caseFile().feedback; as feedback) {
      <section class="ui-card" aria-labelledby="terugkoppeling">
        <h2 class="ui-card-title" id="terugkoppeling">Terugkoppeling van het RIEC</h2>
        <p class="ui-quiet">{{ feedback.sentOn | longDate }}</p>
        <p class="ui-as-typed ui-prose">{{ feedback.text }}</p>
        @if (feedback.helped !== null && !editing()) {
          <div class="given">
            <p>
              <strong>{{ feedback.helped ? 'U bent hiermee geholpen.' : 'U bent hiermee niet geholpen.' }}</strong>
            </p>
            @if (feedback.reaction) {
              <p class="ui-as-typed">{{ feedback.reaction }}</p>
            }
            @if (feedback.wantsReopening) {
              <p>U wenst dat de casus wordt heropend. Het RIEC neemt contact met u op.</p>
            }
            @if (mayReact()) {
              <button type="button" class="ui-button ui-button-small" (click)="editing.set(true)">
                Wijzig uw reactie
              </button>
            }
          </div>
        } @else if (mayReact()) {
          <form class="ui-form" novalidate (submit)="send($event)">
            <app-act-problem [problem]="acting.problem()" />
            <ui-radio-cards
              legend="Bent u hiermee geholpen?"
              fieldId="helped"
              [columns]="2"
              [choices]="answers"
              [error]="error()"
              [(value)]="helped"
            />
            <app-guarded-text
              label="Wilt u iets toelichten?"
              fieldId="reaction"
              [optional]="true"
              [rows]="3"
              [limit]="limit"
              [(value)]="text"
            />
            <label class="ui-check">
              <input
                #reopen
                type="checkbox"
                [checked]="wantsReopening()"
                (change)="wantsReopening.set(reopen.checked)"
              />
              <span>Ik wil dat de casus wordt heropend</span>
            </label>
            <div class="ui-form-actions">
              <button type="submit" class="ui-button ui-button-primary" [attr.aria-busy]="acting.busy()">
                Verstuur reactie
              </button>
            </div>
          </form>
        }
      </section>
    }
  `,
  styles: `
    .ui-card,
    .given {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      align-items: flex-start;
    }
    .given {
      padding-block-start: var(--space-3);
      border-block-start: 1px solid var(--line);
    }
    form {
      inline-size: 100%;
    }
  `,
})
export class Feedback {
  readonly caseFile = input.required<RequesterCase>();
  readonly changed = output<void>();
  private readonly cases = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  protected readonly acting = new Acting();
  protected readonly editing = signal(false);
  private readonly tried = signal(false);
  protected readonly limit = LIMITS.text;
  protected readonly answers = [
    { value: 'ja', label: 'Ja' },
    { value: 'nee', label: 'Nee' },
  ];
  private readonly given = computed(() => this.caseFile().feedback);
  protected readonly helped = linkedSignal<string>(() => {
    const helped = this.given()?.helped ?? null;
    return helped === null ? '' : helped ? 'ja' : 'nee';
  });
  protected readonly text = linkedSignal<string>(() => this.given()?.reaction ?? '');
  protected readonly wantsReopening = linkedSignal<boolean>(() => this.given()?.wantsReopening ?? false);
  protected readonly error = computed(() => (this.tried() && !this.helped() ? 'Kies ja of nee.' : ''));
  protected readonly mayReact = computed(() =>
    this.caseFile().actions.some(({ name, allowed }) => name === 'reactToFeedback' && allowed),
  );

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const text = this.text().trim();
    if (!this.helped() || findBsns(text).length > 0) return;
    const { id, version } = this.caseFile();
    const body = { helped: this.helped() === 'ja', text: text || null, wantsReopening: this.wantsReopening() };
    const done = await this.acting.do(() => this.cases.put(`/v1/cases/${id}/feedback/reaction`, body, version));
    if (done) {
      this.editing.set(false);
      this.toasts.show('Uw reactie is verstuurd.');
    }
    if (done || this.acting.problem()?.isStale) this.changed.emit();
  }
}
