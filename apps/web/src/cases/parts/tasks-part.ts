import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import type { TaskList } from '@casusregie/contract';
import { Failure, Skeleton } from '@casusregie/ui';
import { addTaskForm, ownersOf } from '../../municipalities/task-forms';
import { TaskItems } from '../../municipalities/task-items';
import { PlainDialog } from '../forms/plain-dialog';
import type { PlainForm } from '../forms/plain-form';
import { problemOf } from '../../server/problem';
import { Session } from '../../session/session-client';
import { CasesClient } from '../cases-client';
import { ActButton } from '../page/act-button';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

/** What is to be done about the case, by whom and when: of the RIEC, of who brought it in, and of partners on it. */
@Component({
  selector: 'app-tasks-part',
  imports: [ActButton, CasePart, Failure, Skeleton, TaskItems, PlainDialog],
  template: `
    <app-case-part name="taken">
      <app-act-button partActs name="addTask" (press)="add()" />
      @if (list.error()) {
        <ui-failure [text]="failure().title" (retry)="list.reload()" />
      } @else if (list.hasValue()) {
        @if (list.value().items.length > 0) {
          <app-task-items [tasks]="list.value().items" (changed)="desk.changed()" />
        } @else {
          <p class="ui-quiet">Er zijn geen taken. Een taak is van het RIEC, de inbrenger of een benoemde partner.</p>
        }
      } @else {
        <ui-skeleton kind="text" [rows]="3" label="Taken laden" />
      }
    </app-case-part>
    <app-plain-dialog [(form)]="form" (changed)="desk.changed()" />
  `,
})
export class TasksPart {
  protected readonly desk = inject(CaseDesk);
  private readonly client = inject(CasesClient);
  private readonly session = inject(Session);
  protected readonly form = signal<PlainForm | null>(null);
  private readonly address = computed(() => `/v1/cases/${this.desk.file().id}/tasks`);
  protected readonly list = httpResource<TaskList>(() => {
    this.desk.round();
    return this.address();
  });
  protected readonly failure = computed(() => problemOf(this.list.error()));

  protected add(): void {
    this.form.set(addTaskForm(this.client, this.address(), ownersOf(this.desk.file(), this.session.me())));
  }
}
