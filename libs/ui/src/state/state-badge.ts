import { Component, computed, input } from '@angular/core';
import { Tone, TONE_SHAPES } from './tone';

/** A state in a word, a shape and a colour, in that order of importance. */
@Component({
  selector: 'ui-state-badge',
  template: `
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false" [class]="tone()">
      <path [attr.d]="shape().path" [class.solid]="shape().solid" />
      @if (tone() === 'active') {
        <path class="solid" d="M8 2.5v11a5.5 5.5 0 0 0 0-11Z" />
      }
    </svg>
    <span>{{ label() }}</span>
  `,
  styleUrl: './state-badge.css',
  host: { '[class]': '"tone-" + tone()', '[class.plain]': 'plain()' },
})
export class StateBadge {
  readonly label = input.required<string>();
  readonly tone = input<Tone>('draft');
  /** Without a tinted ground, for dense rows. */
  readonly plain = input(false);
  protected readonly shape = computed(() => TONE_SHAPES[this.tone()]);
}
