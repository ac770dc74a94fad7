import { Component, computed, inject } from '@angular/core';
import { KINDS, KIND_ROWS, type Kind } from '@casusregie/domain';
import { RadioCards, type Choice } from '@casusregie/ui';
import { GuardedText } from './guarded-text';
import { OpenRequest } from './open-request';
import { LENGTHS } from './request-store';

/** With what the RIEC can help, what the request is called, and who may see it. */
@Component({
  selector: 'app-step-kind',
  imports: [GuardedText, RadioCards],
  template: `
    <ui-radio-cards
      legend="Waarmee kan het RIEC u helpen?"
      hint="Twijfelt u? Kies wat het dichtst in de buurt komt. Het RIEC past het zo nodig samen met u aan."
      fieldId="kind"
      [columns]="2"
      [choices]="kinds"
      [error]="open.errorOf('kind')"
      [value]="open.form().kind"
      (valueChange)="choose($event)"
    />
    <app-guarded-text
      label="Korte naam voor uw verzoek"
      hint="Zo vindt u het terug. Noem geen namen van personen."
      example="Bestelbusjes bedrijventerrein Noord"
      fieldId="title"
      [optional]="true"
      [oneLine]="true"
      [limit]="lengths.title ?? 0"
      [error]="open.errorOf('title')"
      [value]="open.form().title"
      (valueChange)="open.answer({ title: $event })"
    />
    <fieldset class="ui-fieldset">
      <legend class="ui-legend">Wie mag dit verzoek zien?</legend>
      <label class="ui-check">
        <input
          #only
          type="checkbox"
          id="confidentiality"
          aria-describedby="confidentiality-hint"
          [checked]="open.form().confidentiality === 'named-only'"
          (change)="open.answer({ confidentiality: only.checked ? 'named-only' : 'normal' })"
        />
        <span>
          {{ behalf() ? 'Alleen zichtbaar op naam' : 'Alleen zichtbaar voor mij' }}
          <span class="ui-hint" id="confidentiality-hint">{{ explanation() }}</span>
        </span>
      </label>
    </fieldset>
  `,
  styles: `
    :host {
      display: contents;
    }
    .ui-hint {
      display: block;
    }
  `,
})
export class StepKind {
  protected readonly open = inject(OpenRequest);
  protected readonly lengths = LENGTHS;
  protected readonly kinds: readonly Choice<Kind>[] = KINDS.map((value) => ({
    value,
    label: KIND_ROWS[value].label,
    explanation: KIND_ROWS[value].hint,
  }));
  protected readonly behalf = computed(() => this.open.asker()?.onBehalf !== null);
  protected readonly explanation = computed(() => {
    const organisation = this.open.asker()?.organisation.name ?? 'uw organisatie';
    return this.behalf()
      ? `Niet iedereen bij ${organisation} en bij het RIEC ziet het verzoek: bij het RIEC alleen wie erop is benoemd en de manager.`
      : `Uw collega’s bij ${organisation} zien het verzoek dan niet. Bij het RIEC zien alleen uw behandelaar en de manager het. Kies dit bijvoorbeeld als het over uw eigen organisatie gaat.`;
  });

  protected choose(kind: string): void {
    this.open.answer({ kind: kind as Kind });
  }
}
