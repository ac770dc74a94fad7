import { Component, input, output } from '@angular/core';
import { Icon } from '../icons/icon';

/** Something could not be loaded: what happened, what was kept, and a button to try again. */
@Component({
  selector: 'ui-failure',
  imports: [Icon],
  template: `
    <ui-icon name="alert" />
    <p class="title">{{ title() }}</p>
    @if (text()) {
      <p class="text">{{ text() }}</p>
    }
    <div class="action">
      @if (canRetry()) {
        <button type="button" class="ui-button" (click)="retry.emit()">Probeer opnieuw</button>
      }
      <ng-content />
    </div>
  `,
  styleUrl: './empty.css',
  styles: `
    ui-icon {
      color: var(--danger);
    }
    .action {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-3);
      justify-content: center;
    }
  `,
  host: { role: 'alert' },
})
export class Failure {
  readonly title = input('Dit kon niet worden geladen.');
  readonly text = input<string | undefined>('');
  readonly canRetry = input(true);
  readonly retry = output<void>();
}
