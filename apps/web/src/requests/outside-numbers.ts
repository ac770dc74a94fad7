import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { RequesterCase } from '@casusregie/contract';
import { Control, Field, Toasts } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { ActProblem, Acting } from './acting';

/** The numbers of this request in other systems, such as the municipality's own case number. */
@Component({
  selector: 'app-outside-numbers',
  imports: [ActProblem, Control, Field],
  template: `
    @if (caseFile().outsideNumbers.length > 0) {
      <dl class="ui-facts ui-facts-stacked">
        @for (one of caseFile().outsideNumbers; track one.id) {
          <div>
            <dt>{{ one.system }}</dt>
            <dd class="ui-number">{{ one.number }}</dd>
          </div>
        }
      </dl>
    } @else {
      <p class="ui-quiet">
        Heeft dit verzoek een nummer in uw eigen systeem? Leg het hier vast; u vindt het dan terug.
      </p>
    }
    @if (adding()) {
      <form class="ui-form" novalidate (submit)="send($event)">
        <app-act-problem [problem]="acting.problem()" />
        <ui-field label="Systeem" fieldId="outside-system" example="Zaaksysteem" [error]="errorOf(system())">
          <input #name class="ui-input" uiControl maxlength="60" [value]="system()" (input)="system.set(name.value)" />
        </ui-field>
        <ui-field label="Nummer" fieldId="outside-number" [error]="errorOf(number())">
          <input #text class="ui-input" uiControl maxlength="60" [value]="number()" (input)="number.set(text.value)" />
        </ui-field>
        <div class="ui-form-actions">
          <button type="submit" class="ui-button ui-button-primary ui-button-small" [attr.aria-busy]="acting.busy()">
            Leg vast
          </button>
          <button type="button" class="ui-button ui-button-small" (click)="adding.set(false)">Annuleren</button>
        </div>
      </form>
    } @else if (mayAdd()) {
      <button type="button" class="ui-button ui-button-small" (click)="adding.set(true)">Nummer toevoegen</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      align-items: flex-start;
    }
    dl,
    form {
      inline-size: 100%;
    }
  `,
})
export class OutsideNumbers {
  readonly caseFile = input.required<RequesterCase>();
  readonly changed = output<void>();
  private readonly cases = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  protected readonly acting = new Acting();
  protected readonly adding = signal(false);
  protected readonly system = signal('');
  protected readonly number = signal('');
  private readonly tried = signal(false);
  protected readonly errorOf = (text: string): string => (this.tried() && !text.trim() ? 'Vul dit in.' : '');
  protected readonly mayAdd = computed(() =>
    this.caseFile().actions.some(({ name, allowed }) => name === 'addOutsideNumber' && allowed),
  );

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const body = { system: this.system().trim(), number: this.number().trim() };
    if (!body.system || !body.number) return;
    const done = await this.acting.do(() => this.cases.post(`/v1/cases/${this.caseFile().id}/outside-numbers`, body));
    if (!done) return;
    for (const field of [this.system, this.number]) field.set('');
    this.tried.set(false);
    this.adding.set(false);
    this.toasts.show('Het nummer is vastgelegd.');
    this.changed.emit();
  }
}
