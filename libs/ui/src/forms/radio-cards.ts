import { Component, computed, input, model, output } from '@angular/core';
import { FormValueControl } from '@angular/forms/signals';
import { Icon } from '../icons/icon';
import { uniqueId } from '../unique-id';

/** One choice of several. */
export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly explanation?: string;
}

/** One choice out of a few, each on a card with its explanation. Native radio buttons, so arrow keys work. */
@Component({
  selector: 'ui-radio-cards',
  imports: [Icon],
  templateUrl: './radio-cards.html',
  styleUrl: './radio-cards.css',
})
export class RadioCards implements FormValueControl<string> {
  readonly legend = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly hint = input('');
  readonly error = input<string | null | undefined>('');
  /** The id of the first choice, so that an error summary can link to it. */
  readonly fieldId = input(uniqueId('choice'));
  /** Two beside each other when there is room. */
  readonly columns = input<1 | 2>(1);
  readonly disabled = input(false);
  readonly value = model('');
  readonly touch = output<void>();
  protected readonly group = uniqueId('radio');
  protected readonly describedBy = computed(
    () =>
      [this.hint() && `${this.group}-hint`, this.error() && `${this.group}-error`].filter(Boolean).join(' ') || null,
  );
}
