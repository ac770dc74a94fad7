import { Component, computed, effect, inject, input, model, output } from '@angular/core';
import type { ColleagueRow, Labelled } from '@casusregie/contract';
import { KINDS, KIND_ROWS, PRIORITIES, PRIORITY_LABELS, type Kind, type Priority } from '@casusregie/domain';
import { ReferenceClient } from '../reference-client';
import type { FilterName, ListView } from './list-query';

/** The filters of a list that are no chips: number, kind, theme, municipality, handler, priority. */
@Component({
  selector: 'app-filter-fields',
  templateUrl: './filter-fields.html',
  styleUrl: './filter-fields.css',
})
export class FilterFields {
  readonly view = input.required<ListView>();
  readonly forStaff = input(true);
  readonly themes = input<readonly Labelled[]>([]);
  readonly colleagues = input<readonly ColleagueRow[]>([]);
  readonly region = input<string | null>(null);
  readonly open = model(false);
  readonly changed = output<{ name: FilterName; value: string | null }>();

  private readonly reference = inject(ReferenceClient);
  protected readonly kinds = KINDS;
  protected readonly priorities = PRIORITIES;
  protected readonly kindLabel = (kind: Kind): string => KIND_ROWS[kind].label;
  protected readonly priorityLabel = (priority: Priority): string => PRIORITY_LABELS[priority];
  protected readonly filters = computed(() => this.view().filters);
  protected readonly used = computed(() => {
    const { number: _number, phase: _phase, state: _state, ...rest } = this.filters();
    return Object.keys(rest).length;
  });
  protected readonly municipalities = computed(() => {
    const region = this.region();
    return this.reference
      .organisations()
      .filter(({ kind, regionCodes }) => kind === 'municipality' && (!region || regionCodes.includes(region)))
      .sort((one, other) => one.name.localeCompare(other.name, 'nl'));
  });

  constructor() {
    effect(() => this.reference.need('organisations'));
  }

  protected set(name: FilterName, event: Event): void {
    this.changed.emit({ name, value: (event.target as HTMLInputElement | HTMLSelectElement).value.trim() || null });
  }

  protected find(event: Event, number: string): void {
    event.preventDefault();
    this.changed.emit({ name: 'number', value: number.trim() || null });
  }
}
