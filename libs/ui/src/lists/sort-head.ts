import { Component, computed, input, output } from '@angular/core';
import { Icon } from '../icons/icon';

/** By which column a list is sorted, and which way. */
export interface Sorting {
  readonly by: string;
  readonly descending: boolean;
}

/** The head of a column that can be sorted: `<th uiSortHead="dueAt" [sorting]="…" (sorted)="…">Uiterlijk</th>` */
@Component({
  selector: 'th[uiSortHead]',
  imports: [Icon],
  template: `
    <button type="button" (click)="sorted.emit(next())">
      <ng-content />
      <ui-icon [name]="here() ? 'arrow' : 'sort'" [class]="direction()" />
    </button>
  `,
  styleUrl: './sort-head.css',
  host: { scope: 'col', '[attr.aria-sort]': 'direction()' },
})
export class SortHead {
  readonly by = input.required<string>({ alias: 'uiSortHead' });
  readonly sorting = input<Sorting | null>(null);
  /** The sorting after a press: this column upwards, then downwards. */
  readonly sorted = output<Sorting>();
  protected readonly here = computed(() => this.sorting()?.by === this.by());
  protected readonly direction = computed(() =>
    this.here() ? (this.sorting()?.descending ? 'descending' : 'ascending') : null,
  );
  protected readonly next = computed<Sorting>(() => ({
    by: this.by(),
    descending: this.direction() === 'ascending',
  }));
}
