import { Component, computed, input } from '@angular/core';
import { Icon } from '../icons/icon';
import { IconName } from '../icons/icon-paths';

/** How a notice is meant; the word in front of it is read aloud. */
export type NoticeTone = 'info' | 'success' | 'warning' | 'danger';

const FACES: Record<NoticeTone, { readonly icon: IconName; readonly spoken: string }> = {
  info: { icon: 'info', spoken: 'Informatie' },
  success: { icon: 'check', spoken: 'Gelukt' },
  warning: { icon: 'alert', spoken: 'Let op' },
  danger: { icon: 'alert', spoken: 'Belangrijk' },
};

/** A remark that stays on the page. With `live` it is read aloud when it appears. */
@Component({
  selector: 'ui-notice',
  imports: [Icon],
  template: `
    <ui-icon [name]="face().icon" />
    <div class="body">
      <span class="ui-visually-hidden">{{ face().spoken }}: </span>
      @if (title()) {
        <p class="title">{{ title() }}</p>
      }
      <ng-content />
    </div>
  `,
  styleUrl: './notice.css',
  host: { '[class]': 'tone()', '[attr.role]': 'live() ? (tone() === "danger" ? "alert" : "status") : null' },
})
export class Notice {
  readonly tone = input<NoticeTone>('info');
  readonly title = input('');
  readonly live = input(false);
  protected readonly face = computed(() => FACES[this.tone()]);
}
