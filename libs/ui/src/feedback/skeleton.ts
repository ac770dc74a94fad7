import { Component, computed, input } from '@angular/core';

/** Keeps the shape of what is being loaded: `rows` of a list, `text` of a paragraph, or `card`s in a grid. */
@Component({
  selector: 'ui-skeleton',
  template: `
    <span class="ui-visually-hidden" role="status">{{ label() }}</span>
    <div aria-hidden="true" [class]="kind()">
      @for (line of lines(); track line) {
        <div class="line">
          @for (bar of bars(); track bar) {
            <span></span>
          }
        </div>
      }
    </div>
  `,
  styleUrl: './skeleton.css',
})
export class Skeleton {
  readonly rows = input(6);
  readonly kind = input<'rows' | 'text' | 'card'>('rows');
  /** How many columns a row has. */
  readonly columns = input(5);
  readonly label = input('Bezig met laden');
  protected readonly lines = computed(() => Array.from({ length: this.rows() }, (_, index) => index));
  protected readonly bars = computed(() =>
    Array.from(
      { length: this.kind() === 'rows' ? this.columns() : this.kind() === 'card' ? 3 : 1 },
      (_, index) => index,
    ),
  );
}
