import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import type { TaskList } from '@casusregie/contract';
import { Empty, Failure, Skeleton, todayHere } from '@casusregie/ui';
import { problemOf } from '../server/problem';
import { ContactState } from './contact-client';
import { TaskItems } from './task-items';

/** One's own open tasks over all cases and municipalities, the most urgent first. */
@Component({
  selector: 'app-own-tasks',
  imports: [Empty, Failure, Skeleton, TaskItems],
  template: `
    @if (list.error()) {
      <ui-failure [title]="failure().title" [text]="failure().detail" (retry)="list.reload()" />
    } @else if (list.hasValue()) {
      @if (list.value().items.length > 0) {
        <section class="ui-stack ui-stack-tight" aria-labelledby="mijn-taken">
          <h2 id="mijn-taken">
            Mijn taken <span class="ui-quiet">({{ list.value().items.length }})</span>
          </h2>
          @if (late() > 0) {
            <p class="ui-quiet">{{ late() }} te laat.</p>
          }
          <div class="ui-card">
            <app-task-items [tasks]="list.value().items" [withPlace]="true" (changed)="list.reload()" />
          </div>
        </section>
      } @else if (!quiet()) {
        <ui-empty
          icon="task"
          title="U hebt nu geen taken."
          text="Vraagt het RIEC iets van u of uw organisatie, dan staat dat hier, met de datum waarop het klaar moet zijn."
        />
      }
    } @else if (!quiet()) {
      <ui-skeleton [rows]="3" [columns]="3" label="Uw taken laden" />
    }
  `,
})
export class OwnTasks {
  /** Says nothing when there are none: for a page with other work on it. */
  readonly quiet = input(false);
  private readonly today = todayHere();
  private readonly contacts = inject(ContactState);
  protected readonly list = httpResource<TaskList>(() => {
    this.contacts.noted();
    return '/v1/tasks';
  });
  protected readonly failure = computed(() => problemOf(this.list.error()));
  protected readonly late = computed(() =>
    this.list.hasValue() ? this.list.value().items.filter(({ dueOn }) => dueOn && dueOn < this.today).length : 0,
  );
}
