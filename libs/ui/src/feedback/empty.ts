import { Component, input } from '@angular/core';
import { Icon } from '../icons/icon';
import { IconName } from '../icons/icon-paths';

/** Nothing to show: says why, and what to do. Put a button or link inside when there is something to do. */
@Component({
  selector: 'ui-empty',
  imports: [Icon],
  template: `
    <ui-icon [name]="icon()" />
    <p class="title">{{ title() }}</p>
    @if (text()) {
      <p class="text">{{ text() }}</p>
    }
    <div class="action"><ng-content /></div>
  `,
  styleUrl: './empty.css',
})
export class Empty {
  readonly title = input.required<string>();
  readonly text = input('');
  readonly icon = input<IconName>('inbox');
}
