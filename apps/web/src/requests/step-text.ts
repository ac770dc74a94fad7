import { Component, computed, inject, input } from '@angular/core';
import { GuardedText } from './guarded-text';
import { OpenRequest } from './open-request';
import { examplesFor } from './request-examples';
import { STEP_OF, isDemanded } from './request-steps';
import { LENGTHS } from './request-store';

const LABELS = {
  ownActions: 'Beschrijf wat uw organisatie al heeft gedaan',
  question: 'Beschrijf wat u van het RIEC verwacht',
} as const;
const HINTS = {
  ownActions:
    'Controles, gesprekken, brieven, vergunningen, en wat u in eigen systemen vond. Is er nog niets gedaan? Schrijf dat dan op.',
  question: 'Wat zou u helpen? Noem ook een datum als er haast is, bijvoorbeeld een zitting of een besluit.',
} as const;

/** A step with one question and one text. */
@Component({
  selector: 'app-step-text',
  imports: [GuardedText],
  template: `
    <app-guarded-text
      [label]="label()"
      [hint]="hint()"
      [fieldId]="field()"
      [example]="example()"
      [optional]="!must()"
      [rows]="8"
      [limit]="max()"
      [error]="open.errorOf(field())"
      [value]="open.form()[field()]"
      (valueChange)="answer($event)"
    />
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class StepText {
  readonly field = input.required<'ownActions' | 'question'>();
  protected readonly open = inject(OpenRequest);
  protected readonly label = computed(() => LABELS[this.field()]);
  protected readonly hint = computed(() => HINTS[this.field()]);
  protected readonly max = computed(() => LENGTHS[this.field()] ?? 0);
  protected readonly example = computed(() => examplesFor(this.open.form().kind)[this.field()]);
  protected readonly must = computed(() => isDemanded(STEP_OF[this.field()], this.open.form(), this.open.context()));

  protected answer(text: string): void {
    this.open.answer({ [this.field()]: text });
  }
}
