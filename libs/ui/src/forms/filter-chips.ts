import { Component, input, model } from '@angular/core';
import { Icon } from '../icons/icon';

/** One filter that can be on or off. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** How many rows it gives; shown behind the label when known. */
  readonly count?: number;
}

/** Filters as toggles with counts. With `single` at most one is on; pressing it again puts it off. */
@Component({
  selector: 'ui-filter-chips',
  imports: [Icon],
  template: `
    <div class="chips" role="group" [attr.aria-label]="label()">
      @if (showLabel()) {
        <span class="label" aria-hidden="true">{{ label() }}</span>
      }
      @for (option of options(); track option.value) {
        <button type="button" [attr.aria-pressed]="selected().includes(option.value)" (click)="toggle(option.value)">
          @if (selected().includes(option.value)) {
            <ui-icon name="check" />
          }
          {{ option.label }}
          @if (option.count !== undefined) {
            <span class="count"><span class="ui-visually-hidden">, </span>{{ option.count }}</span>
          }
        </button>
      }
    </div>
  `,
  styleUrl: './filter-chips.css',
})
export class FilterChips {
  readonly options = input.required<readonly FilterOption[]>();
  /** What is filtered on: the name of the group. */
  readonly label = input.required<string>();
  readonly showLabel = input(false);
  readonly single = input(false);
  readonly selected = model<readonly string[]>([]);

  protected toggle(value: string): void {
    this.selected.update((before) => toggled(before, value, this.single()));
  }
}

/** The selection after pressing `value`: off when it was on; with `single` the only one when it was off. */
export function toggled(before: readonly string[], value: string, single: boolean): readonly string[] {
  if (before.includes(value)) return before.filter((other) => other !== value);
  return single ? [value] : [...before, value];
}
