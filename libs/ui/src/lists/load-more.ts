import { Component, computed, input, output } from '@angular/core';
import { count } from '../format/amounts';

/** The end of a list that comes in pieces: how many are shown, and a button for more. Rows stay where they are. */
@Component({
  selector: 'ui-load-more',
  template: `
    <p role="status">{{ words() }}</p>
    @if (hasMore()) {
      <button
        type="button"
        class="ui-button"
        [attr.aria-busy]="loading()"
        [attr.aria-disabled]="loading() || null"
        (click)="press()"
      >
        {{ loading() ? 'Bezig met laden' : 'Meer laden' }}
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-4);
      align-items: center;
      justify-content: space-between;
      padding-block: var(--space-3);
    }
    p {
      color: var(--ink-quiet);
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class LoadMore {
  readonly shown = input.required<number>();
  /** When it is known. */
  readonly total = input<number | null | undefined>(null);
  readonly hasMore = input.required<boolean>();
  readonly loading = input(false);
  readonly more = output<void>();
  protected readonly words = computed(() => {
    const total = this.total();
    if (total !== null && total !== undefined) return `${count(this.shown())} van ${count(total)} getoond`;
    return this.hasMore() ? `${count(this.shown())} getoond` : `${count(this.shown())} getoond, dit is alles`;
  });

  protected press(): void {
    if (!this.loading()) this.more.emit();
  }
}
