import { Component, computed, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { findBsns } from '@casusregie/domain';
import { Control, Field, Icon, uniqueId } from '@casusregie/ui';
import { withoutBsn } from './request-steps';

/**
 * A free text that may hold no burgerservicenummer: it says so at once and offers to take the number out. The text itself
 * is never cut off: what is too long is told, not lost.
 */
@Component({
  selector: 'app-guarded-text',
  imports: [Control, Field, Icon],
  template: `
    <ui-field
      [label]="label()"
      [hint]="hint()"
      [example]="example()"
      [optional]="optional()"
      [fieldId]="fieldId()"
      [error]="fault()"
      [used]="value().length"
      [max]="limit()"
    >
      @if (oneLine()) {
        <input
          #line
          class="ui-input"
          uiControl
          autocomplete="off"
          [value]="value()"
          (input)="value.set(line.value)"
          (blur)="touch.emit()"
        />
      } @else {
        <textarea
          #area
          class="ui-textarea"
          uiControl
          [rows]="rows()"
          [value]="value()"
          (input)="value.set(area.value)"
          (blur)="touch.emit()"
        ></textarea>
      }
      @if (numbers().length > 0) {
        <button type="button" class="ui-button ui-button-small" (click)="takeOut()">
          <ui-icon name="trash" />
          Haal het nummer weg
        </button>
      }
    </ui-field>
  `,
  styles: `
    :host {
      display: block;
    }
    button {
      align-self: flex-start;
    }
  `,
})
export class GuardedText implements FormValueControl<string> {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly example = input('');
  readonly error = input<string | null | undefined>('');
  readonly optional = input(false);
  readonly fieldId = input(uniqueId('text'));
  /** The most characters that are taken. */
  readonly limit = input(0);
  readonly rows = input(5);
  readonly oneLine = input(false);
  readonly value = model('');
  readonly touch = output<void>();

  protected readonly numbers = computed(() => findBsns(this.value()));
  protected readonly fault = computed(() => {
    const [first, ...more] = this.numbers();
    if (first === undefined) return this.error();
    const what =
      more.length > 0 ? `burgerservicenummers (${[first, ...more].join(', ')})` : `een burgerservicenummer (${first})`;
    return `Hier staat ${what}. Dat hoort niet in vrije tekst en wordt niet opgeslagen. Haal het weg.`;
  });

  protected takeOut(): void {
    this.value.set(withoutBsn(this.value()));
  }
}
