import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TaskAnswer } from '@casusregie/contract';
import { TASK_STATE_LABELS } from '@casusregie/domain';
import { Deadline, StateBadge } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { cancelTaskForm, editTaskForm, finishTaskForm } from './task-forms';
import { PlainDialog } from '../cases/forms/plain-dialog';
import type { PlainForm } from '../cases/forms/plain-form';

/** Tasks in a list: what, whose, by when, and what one may do with each. */
@Component({
  selector: 'app-task-items',
  imports: [Deadline, RouterLink, StateBadge, PlainDialog],
  template: `
    <ul class="tasks">
      @for (task of tasks(); track task.id) {
        <li>
          <div class="words">
            <strong>{{ task.title }}</strong>
            @if (task.text) {
              <p class="ui-as-typed ui-small">{{ task.text }}</p>
            }
            <p class="ui-quiet ui-small">
              @if (withPlace() && task.caseId) {
                <a class="ui-number" [routerLink]="['/casussen', task.caseId]">{{ task.number }}</a> ·
              }
              @if (withPlace() && task.municipality; as place) {
                {{ place.name }} ·
              }
              {{ task.ownerPerson?.name ?? task.owner.name }}
              @if (task.createdBy) {
                · van {{ task.createdBy }}
              }
            </p>
            @if (task.note) {
              <p class="ui-small">{{ task.note }}</p>
            }
          </div>
          <div class="acts">
            @if (task.state === 'open') {
              @if (task.dueOn; as due) {
                <ui-deadline [due]="due" />
              }
            } @else {
              <ui-state-badge [plain]="true" tone="done" [label]="labels[task.state]" />
            }
            @if (task.mayFinish) {
              <button type="button" class="ui-button ui-button-small" (click)="form.set(finish(task))">
                Afmelden<span class="ui-visually-hidden">: {{ task.title }}</span>
              </button>
            }
            @if (task.mayEdit) {
              <button type="button" class="ui-link-button ui-small" (click)="form.set(edit(task))">
                Wijzigen<span class="ui-visually-hidden">: {{ task.title }}</span>
              </button>
              <button type="button" class="ui-link-button ui-small" (click)="form.set(cancel(task))">
                Laten vervallen<span class="ui-visually-hidden">: {{ task.title }}</span>
              </button>
            }
          </div>
        </li>
      }
    </ul>
    <app-plain-dialog [(form)]="form" (changed)="changed.emit()" />
  `,
  styles: `
    .tasks {
      display: flex;
      flex-direction: column;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-4);
      justify-content: space-between;
      padding-block: var(--space-3);
    }
    li + li {
      border-block-start: 1px solid var(--line);
    }
    .words {
      flex: 1 1 16rem;
      min-inline-size: 0;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-3);
      align-items: center;
    }
  `,
})
export class TaskItems {
  readonly tasks = input.required<readonly TaskAnswer[]>();
  /** Whether the case or municipality is named with each task. */
  readonly withPlace = input(false);
  readonly changed = output<void>();
  private readonly client = inject(CasesClient);
  protected readonly labels = TASK_STATE_LABELS;
  protected readonly form = signal<PlainForm | null>(null);
  protected finish = (task: TaskAnswer): PlainForm => finishTaskForm(this.client, task);
  protected edit = (task: TaskAnswer): PlainForm => editTaskForm(this.client, task);
  protected cancel = (task: TaskAnswer): PlainForm => cancelTaskForm(this.client, task);
}
