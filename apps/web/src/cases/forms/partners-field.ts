import { Component, computed, input, output } from '@angular/core';
import { Icon } from '@casusregie/ui';
import type { Option } from './field-def';

/** The heading of organisations that are offered as boxes to tick; the others are added from a list. */
export const FIRST_GROUP = 'Landelijke partners';

/** Several organisations: national partners to tick, and any other from a list below. */
@Component({
  selector: 'app-partners-field',
  imports: [Icon],
  template: `
    <fieldset class="ui-fieldset">
      <legend class="ui-legend">{{ label() }}</legend>
      @if (hint()) {
        <p class="ui-hint">{{ hint() }}</p>
      }
      @if (error()) {
        <p class="ui-field-error"><ui-icon name="alert" />{{ error() }}</p>
      }
      <div class="boxes">
        @for (option of boxes(); track option.value; let first = $first) {
          <label class="ui-check">
            <input
              type="checkbox"
              [id]="first ? fieldId() : fieldId() + '-' + $index"
              [checked]="chosen().includes(option.value)"
              (change)="toggle(option.value)"
            />
            <span>{{ option.label }}</span>
          </label>
        }
      </div>
      <label class="ui-label" [attr.for]="fieldId() + '-more'">Andere organisatie toevoegen</label>
      <select #more class="ui-select" [id]="fieldId() + '-more'" (change)="toggle(more.value); more.value = ''">
        <option value="">Maak een keuze</option>
        @for (group of rest(); track group.label) {
          <optgroup [label]="group.label">
            @for (option of group.options; track option.value) {
              <option [value]="option.value">{{ option.label }}</option>
            }
          </optgroup>
        }
      </select>
    </fieldset>
  `,
  styles: `
    .boxes {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
      gap: 0 var(--space-4);
      margin-block: var(--space-2) var(--space-3);
    }
  `,
})
export class PartnersField {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input('');
  readonly fieldId = input.required<string>();
  readonly options = input.required<readonly Option[]>();
  readonly chosen = input.required<readonly string[]>();
  readonly changed = output<readonly string[]>();

  /** National partners, and whatever else is chosen. */
  protected readonly boxes = computed(() =>
    this.options().filter(({ group, value }) => group === FIRST_GROUP || this.chosen().includes(value)),
  );
  protected readonly rest = computed(() => {
    const others = this.options().filter((option) => !this.boxes().includes(option));
    return [...new Set(others.map(({ group }) => group ?? ''))].map((label) => ({
      label,
      options: others.filter(({ group }) => (group ?? '') === label),
    }));
  });

  protected toggle(value: string): void {
    if (!value) return;
    const before = this.chosen();
    this.changed.emit(before.includes(value) ? before.filter((one) => one !== value) : [...before, value]);
  }
}
