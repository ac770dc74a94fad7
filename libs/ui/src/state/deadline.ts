import { Component, computed, input } from '@angular/core';
import { deadlineText } from '../format/deadline-text';
import { DateText, longDate, shortDate, todayHere } from '../format/dates';
import { Icon } from '../icons/icon';

/** A deadline: the date, and in words how near it is. *27 nov · nog 3 dagen* */
@Component({
  selector: 'ui-deadline',
  imports: [Icon],
  template: `
    <time [attr.datetime]="due()" [attr.title]="spelled()">{{ date() }}</time>
    @if (stopped()) {
      <span class="words">termijn staat stil</span>
    } @else {
      <span class="words" [class]="words().nearness">
        @if (words().nearness === 'late') {
          <ui-icon name="alert" />
        } @else if (words().nearness !== 'far') {
          <ui-icon name="clock" />
        }
        {{ words().text }}
      </span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 0 0.5em;
      font-variant-numeric: tabular-nums;
    }
    .words {
      display: inline-flex;
      gap: 0.25em;
      align-items: center;
      color: var(--ink-quiet);
      white-space: nowrap;
    }
    .near,
    .today {
      font-weight: 600;
      color: var(--state-waiting);
    }
    .late {
      font-weight: 600;
      color: var(--state-alarm);
    }
    ui-icon {
      font-size: 0.85em;
    }
  `,
})
export class Deadline {
  readonly due = input.required<DateText>();
  /** The clock stands still, for instance while a question is open. */
  readonly stopped = input(false);
  readonly today = input<DateText>(todayHere());
  protected readonly date = computed(() => shortDate(this.due(), this.today()));
  protected readonly spelled = computed(() => longDate(this.due()));
  protected readonly words = computed(() => deadlineText(this.due(), this.today()));
}
