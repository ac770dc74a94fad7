import { Component, model } from '@angular/core';
import { LONGEST_TERM, STATE_LABELS, type SettingValue, type State } from '@casusregie/domain';
import { Control, Field, RadioCards } from '@casusregie/ui';
import { GuardedText } from '../requests/guarded-text';

/** Terms, screening, and the texts after sending: fields that are always there. */
@Component({
  selector: 'app-simple-editor',
  imports: [Control, Field, GuardedText, RadioCards],
  template: `
    @for (row of value().terms ?? []; track row.state; let at = $index) {
      <ui-field [label]="states[row.state]" [fieldId]="'terms-' + at">
        <input
          #days
          class="ui-input ui-input-short"
          type="number"
          min="1"
          [max]="longest"
          step="1"
          uiControl
          [value]="row.days"
          (change)="term(row.state, days.valueAsNumber)"
        />
      </ui-field>
    }
    @if (value().screening !== undefined) {
      <ui-radio-cards
        legend="Moet er een screeningsbesluit zijn voordat partners worden bevraagd?"
        fieldId="screening"
        [columns]="2"
        [choices]="yesNo"
        [value]="value().screening ? 'yes' : 'no'"
        (valueChange)="value.set({ screening: $event === 'yes' })"
      />
    }
    @if (value().texts; as texts) {
      <app-guarded-text
        label="Wat de inbrenger direct na het versturen leest"
        fieldId="texts-acknowledgement"
        [rows]="3"
        [limit]="1000"
        [value]="texts.acknowledgement"
        (valueChange)="value.set({ texts: { acknowledgement: $event, next: texts.next } })"
      />
      <app-guarded-text
        label="Wat er nu gebeurt"
        hint="Hierna staat vanzelf uiterlijk wanneer de inbrenger iets hoort."
        fieldId="texts-next"
        [rows]="4"
        [limit]="2000"
        [value]="texts.next"
        (valueChange)="value.set({ texts: { acknowledgement: texts.acknowledgement, next: $event } })"
      />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class SimpleEditor {
  readonly value = model.required<SettingValue>();
  protected readonly states = STATE_LABELS;
  protected readonly longest = LONGEST_TERM;
  protected readonly yesNo = [
    { value: 'yes', label: 'Ja, verplicht' },
    { value: 'no', label: 'Nee' },
  ];

  protected term(state: State, days: number): void {
    const terms = this.value().terms ?? [];
    this.value.set({ terms: terms.map((row) => (row.state === state ? { state, days } : row)) });
  }
}
