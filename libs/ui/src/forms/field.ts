import { Component, computed, input } from '@angular/core';
import { Icon } from '../icons/icon';
import { uniqueId } from '../unique-id';

/**
 * A label, hint, example and error around one control. Put `uiControl` on the control inside:
 * `<ui-field label="Titel" hint="…"><input class="ui-input" uiControl [formField]="form.title" /></ui-field>`
 */
@Component({
  selector: 'ui-field',
  imports: [Icon],
  template: `
    <label class="ui-label" [attr.for]="controlId()">
      {{ label() }}
      @if (optional()) {
        <span class="ui-optional">(niet verplicht)</span>
      }
    </label>
    @if (hint()) {
      <p class="ui-hint" [id]="controlId() + '-hint'">{{ hint() }}</p>
    }
    @if (example()) {
      <p class="ui-hint example" [id]="controlId() + '-example'"><span>Voorbeeld:</span> {{ example() }}</p>
    }
    @if (error()) {
      <p class="ui-field-error" [id]="controlId() + '-error'">
        <ui-icon name="alert" /><span><span class="ui-visually-hidden">Fout: </span>{{ error() }}</span>
      </p>
    }
    <ng-content />
    @if (count(); as text) {
      <p class="count" [class.over]="over()" [id]="controlId() + '-count'">{{ text }}</p>
      <span class="ui-visually-hidden" role="status">{{ spokenCount() }}</span>
    }
  `,
  styleUrl: './field.css',
  host: { '[class.invalid]': '!!error()' },
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly example = input('');
  /** The message of the first thing that is wrong; empty when nothing is. */
  readonly error = input<string | null | undefined>('');
  readonly optional = input(false);
  /** The id of the control, so that an error summary can link to it. */
  readonly fieldId = input('');
  /** With `max`: how many characters are used. */
  readonly used = input(0);
  readonly max = input(0);

  private readonly ownId = uniqueId('field');
  /** The id that the control inside carries. */
  readonly controlId = computed(() => this.fieldId() || this.ownId);
  /** The ids of the texts that describe the control. */
  readonly describedBy = computed(() => {
    const parts = [
      ['hint', !!this.hint()],
      ['example', !!this.example()],
      ['error', !!this.error()],
      ['count', this.max() > 0],
    ] as const;
    const ids = parts.filter(([, present]) => present).map(([part]) => `${this.controlId()}-${part}`);
    return ids.join(' ') || null;
  });
  protected readonly over = computed(() => this.used() > this.max());
  protected readonly count = computed(() => (this.max() > 0 ? countText(this.used(), this.max()) : ''));
  /** Spoken only near the end, so that typing is not talked over. */
  protected readonly spokenCount = computed(() => (this.used() > this.max() * 0.9 ? this.count() : ''));
}

/** How many characters are left, or how many too many. */
export function countText(used: number, max: number): string {
  const left = max - used;
  if (left < 0) return `${-left} ${left === -1 ? 'teken' : 'tekens'} te veel`;
  return used === 0 ? `Maximaal ${max} tekens` : `Nog ${left} ${left === 1 ? 'teken' : 'tekens'}`;
}
