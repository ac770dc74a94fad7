import { Component, computed, input, model } from '@angular/core';
import { LIMITS } from '@casusregie/contract/constants';
import type { SetQuestion } from '@casusregie/domain';
import { Control, Field, RadioCards } from '@casusregie/ui';
import { GuardedText } from '../requests/guarded-text';

/** One question of a request, with the control that its kind of answer asks. */
@Component({
  selector: 'app-question-field',
  imports: [Control, Field, GuardedText, RadioCards],
  template: `
    @let asked = question();
    @switch (asked.kind) {
      @case ('yes-no') {
        <ui-radio-cards
          [legend]="legend()"
          [hint]="asked.hint"
          [error]="error()"
          [fieldId]="fieldId()"
          [columns]="2"
          [choices]="yesNo"
          [(value)]="value"
        />
      }
      @case ('choice') {
        <ui-field
          [label]="asked.label"
          [hint]="asked.hint"
          [fieldId]="fieldId()"
          [optional]="!asked.required"
          [error]="error()"
        >
          <select #choice class="ui-select" uiControl (change)="value.set(choice.value)">
            <option value="" [selected]="value() === ''">Kies een antwoord</option>
            @for (one of asked.options; track one) {
              <option [value]="one" [selected]="one === value()">{{ one }}</option>
            }
          </select>
        </ui-field>
      }
      @case ('date') {
        <ui-field
          [label]="asked.label"
          [hint]="asked.hint"
          [fieldId]="fieldId()"
          [optional]="!asked.required"
          [error]="error()"
        >
          <input
            #day
            class="ui-input ui-input-short"
            type="date"
            uiControl
            [value]="value()"
            (change)="value.set(day.value)"
          />
        </ui-field>
      }
      @case ('number') {
        <ui-field
          [label]="asked.label"
          [hint]="asked.hint"
          [fieldId]="fieldId()"
          [optional]="!asked.required"
          [error]="error()"
        >
          <input
            #count
            class="ui-input ui-input-short"
            type="number"
            step="1"
            uiControl
            [value]="value()"
            (change)="value.set(count.value)"
          />
        </ui-field>
      }
      @default {
        <app-guarded-text
          [label]="asked.label"
          [hint]="asked.hint"
          [example]="asked.example"
          [fieldId]="fieldId()"
          [optional]="!asked.required"
          [oneLine]="asked.kind === 'line'"
          [rows]="4"
          [limit]="asked.kind === 'line' ? 400 : limit"
          [error]="error()"
          [(value)]="value"
        />
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class QuestionField {
  readonly question = input.required<SetQuestion>();
  readonly fieldId = input.required<string>();
  readonly error = input('');
  readonly value = model('');
  protected readonly limit = LIMITS.text;
  protected readonly yesNo = [
    { value: 'yes', label: 'Ja' },
    { value: 'no', label: 'Nee' },
  ];
  protected readonly legend = computed(() => {
    const { label, required } = this.question();
    return required ? label : `${label} (niet verplicht)`;
  });
}
