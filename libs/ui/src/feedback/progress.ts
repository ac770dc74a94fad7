import { Component, computed, input, output } from '@angular/core';
import { uniqueId } from '../unique-id';

/** A long job: how far it is, in a bar and a number, with a way to stop it. Without a value it only says it is busy. */
@Component({
  selector: 'ui-progress',
  template: `
    <div class="head">
      <span [id]="id">{{ label() }}</span>
      @if (percent() !== null) {
        <span class="ui-number">{{ percent() }} %</span>
      }
    </div>
    <progress [attr.value]="percent()" max="100" [attr.aria-labelledby]="id"></progress>
    @if (canCancel()) {
      <button type="button" class="ui-button ui-button-small" (click)="cancelled.emit()">Stop</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
      align-items: flex-start;
    }
    .head {
      display: flex;
      gap: var(--space-3);
      justify-content: space-between;
      inline-size: 100%;
    }
    progress {
      inline-size: 100%;
      block-size: 0.5rem;
      accent-color: var(--accent);
    }
    button {
      margin-block-start: var(--space-2);
    }
  `,
})
export class Progress {
  readonly label = input.required<string>();
  /** From 0 to 1; null while it is not known. */
  readonly value = input<number | null>(null);
  readonly canCancel = input(false);
  readonly cancelled = output<void>();
  protected readonly id = uniqueId('progress');
  protected readonly percent = computed(() => {
    const value = this.value();
    return value === null ? null : Math.round(value * 100);
  });
}
