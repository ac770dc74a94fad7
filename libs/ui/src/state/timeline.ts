import { Component, computed, input } from '@angular/core';
import { clockTime } from '../format/dates';
import { uniqueId } from '../unique-id';
import { byDay } from './timeline-days';

/** Something that happened, as a sentence. */
export interface TimelineEntry {
  readonly id: string;
  /** An instant in UTC. */
  readonly at: string;
  /** A whole sentence: *Politie antwoordde: hit* */
  readonly text: string;
  /** Who did it, when the sentence does not say so. */
  readonly actor?: string;
  /** A reason or a remark below it, as it was typed. */
  readonly detail?: string;
  /** A turning point stands out. */
  readonly weight?: 'normal' | 'turn';
}

/** What happened, newest first, in sentences under the day on which it happened. */
@Component({
  selector: 'ui-timeline',
  template: `
    @for (day of days(); track day.date) {
      <section>
        <h3 [id]="id + day.date">{{ day.label }}</h3>
        <ol class="entries" [attr.aria-labelledby]="id + day.date">
          @for (entry of day.entries; track entry.id) {
            <li [class.turn]="entry.weight === 'turn'">
              <p>
                <span class="text">{{ entry.text }}</span>
                <span class="when">
                  @if (entry.actor) {
                    <span>{{ entry.actor }}</span>
                  }
                  <time [attr.datetime]="entry.at">{{ time(entry.at) }}</time>
                </span>
              </p>
              @if (entry.detail) {
                <blockquote class="ui-as-typed">{{ entry.detail }}</blockquote>
              }
            </li>
          }
        </ol>
      </section>
    }
  `,
  styleUrl: './timeline.css',
})
export class Timeline {
  readonly entries = input.required<readonly TimelineEntry[]>();
  protected readonly id = uniqueId('day');
  protected readonly days = computed(() => byDay(this.entries()));
  protected readonly time = clockTime;
}
