import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { RequesterCase } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { NEED_LABELS, findBsns } from '@casusregie/domain';
import { Dialog, Toasts } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { ActProblem, Acting } from './acting';
import { GuardedText } from './guarded-text';

/**
 * Withdrawing a request: one button and one text, whatever the state of the case, so that neither tells how far it is.
 */
@Component({
  selector: 'app-withdraw',
  imports: [ActProblem, Dialog, GuardedText],
  template: `
    @if (action(); as withdraw) {
      <button
        type="button"
        class="ui-button"
        [attr.aria-disabled]="!withdraw.allowed || null"
        [attr.aria-describedby]="withdraw.allowed ? null : 'waarom-niet-intrekken'"
        (click)="open.set(withdraw.allowed)"
      >
        Verzoek intrekken
      </button>
      @if (!withdraw.allowed) {
        <p class="ui-quiet ui-small" id="waarom-niet-intrekken">{{ why() }}</p>
      }
      <ui-dialog title="Verzoek intrekken" [(open)]="open">
        <form id="withdraw-form" class="ui-stack ui-stack-tight" novalidate (submit)="send($event)">
          <p>
            Het RIEC ontvangt uw intrekking en laat u weten wat er verder gebeurt. Open vragen aan u vervallen als het
            verzoek stopt.
          </p>
          <app-act-problem [problem]="acting.problem()" />
          <app-guarded-text
            label="Waarom trekt u het verzoek in?"
            fieldId="withdraw-reason"
            [rows]="4"
            [limit]="limit"
            [error]="error()"
            [(value)]="reason"
          />
        </form>
        <ng-container uiDialogActions>
          <button type="button" class="ui-button" (click)="open.set(false)">Annuleren</button>
          <button
            type="submit"
            form="withdraw-form"
            class="ui-button ui-button-danger"
            [attr.aria-busy]="acting.busy()"
          >
            Trek het verzoek in
          </button>
        </ng-container>
      </ui-dialog>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      align-items: flex-start;
    }
  `,
})
export class Withdraw {
  readonly caseFile = input.required<RequesterCase>();
  readonly changed = output<void>();
  private readonly cases = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  protected readonly acting = new Acting();
  protected readonly open = signal(false);
  protected readonly reason = signal('');
  protected readonly limit = LIMITS.text;
  private readonly tried = signal(false);
  protected readonly error = computed(() => (this.tried() && !this.reason().trim() ? 'Vul in waarom.' : ''));
  protected readonly action = computed(() => this.caseFile().actions.find(({ name }) => name === 'withdraw'));
  protected readonly why = computed(() => (this.action()?.needs ?? []).map((need) => NEED_LABELS[need]).join(' '));

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const reason = this.reason().trim();
    if (!reason || findBsns(reason).length > 0) return;
    const { id, version } = this.caseFile();
    const done = await this.acting.do(() => this.cases.move(id, version, { move: 'withdraw', reason }));
    if (done) {
      this.open.set(false);
      this.toasts.show('Uw intrekking is ontvangen.');
    }
    if (done || this.acting.problem()?.isStale) this.changed.emit();
  }
}
