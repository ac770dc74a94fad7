import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { RequesterCase } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { findBsns } from '@casusregie/domain';
import { Confirm, Toasts } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { ActProblem, Acting } from './acting';
import { GuardedText } from './guarded-text';

/** The advice that was given, with asking further and finishing as far as the server allows. */
@Component({
  selector: 'app-given-advice',
  imports: [ActProblem, GuardedText],
  template: `
    <section class="ui-card" aria-labelledby="advies">
      <h2 class="ui-card-title" id="advies">Het advies</h2>
      <p class="ui-as-typed ui-prose">{{ caseFile().answer }}</p>
      <app-act-problem [problem]="acting.problem()" />
      @if (asking()) {
        <form class="ui-form" novalidate (submit)="askFurther($event)">
          <app-guarded-text
            label="Wat wilt u nog weten?"
            fieldId="further-question"
            [rows]="4"
            [limit]="limit"
            [error]="error()"
            [(value)]="question"
          />
          <div class="ui-form-actions">
            <button type="submit" class="ui-button ui-button-primary" [attr.aria-busy]="acting.busy()">
              Verstuur vraag
            </button>
            <button type="button" class="ui-button" (click)="asking.set(false)">Annuleren</button>
          </div>
        </form>
      } @else if (mayAsk() || mayFinish()) {
        <p class="ui-quiet">Is uw vraag beantwoord? Rond dan af. Wilt u meer weten? Vraag door.</p>
        <div class="ui-form-actions">
          @if (mayFinish()) {
            <button
              type="button"
              class="ui-button ui-button-primary"
              [attr.aria-busy]="acting.busy()"
              (click)="finish()"
            >
              Afronden
            </button>
          }
          @if (mayAsk()) {
            <button type="button" class="ui-button" (click)="asking.set(true)">Doorvragen</button>
          }
        </div>
      }
    </section>
  `,
  styles: `
    .ui-card {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
  `,
})
export class GivenAdvice {
  readonly caseFile = input.required<RequesterCase>();
  readonly changed = output<void>();
  private readonly cases = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  private readonly confirm = inject(Confirm);
  protected readonly acting = new Acting();
  protected readonly asking = signal(false);
  protected readonly question = signal('');
  protected readonly limit = LIMITS.text;
  private readonly tried = signal(false);
  protected readonly error = computed(() => (this.tried() && !this.question().trim() ? 'Vul uw vraag in.' : ''));
  protected readonly mayAsk = computed(() => this.may('askFurther'));
  protected readonly mayFinish = computed(() => this.may('finish'));

  protected async askFurther(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const question = this.question().trim();
    if (!question || findBsns(question).length > 0) return;
    const { id, version } = this.caseFile();
    const done = await this.acting.do(() => this.cases.move(id, version, { move: 'askFurther', question }));
    if (done) {
      this.asking.set(false);
      this.question.set('');
      this.toasts.show('Uw vraag is verstuurd.');
    }
    this.tellWhenChanged(done);
  }

  protected async finish(): Promise<void> {
    const yes = await this.confirm.ask({
      title: 'Verzoek afronden?',
      text: 'Het verzoek wordt afgesloten. Het advies blijft voor uw organisatie te lezen.',
      confirmLabel: 'Rond af',
    });
    if (!yes) return;
    const { id, version } = this.caseFile();
    const done = await this.acting.do(() => this.cases.move(id, version, { move: 'finish' }));
    if (done) this.toasts.show('Het verzoek is afgerond.');
    this.tellWhenChanged(done);
  }

  private may(name: string): boolean {
    return this.caseFile().actions.some((action) => action.name === name && action.allowed);
  }

  private tellWhenChanged(done: boolean): void {
    if (done || this.acting.problem()?.isStale) this.changed.emit();
  }
}
