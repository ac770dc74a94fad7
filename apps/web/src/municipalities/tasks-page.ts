import { Component } from '@angular/core';
import { PageHeader } from '@casusregie/ui';
import { OwnTasks } from './own-tasks';

/** The tasks of somebody outside the RIEC: a partner, or an officer. */
@Component({
  selector: 'app-tasks-page',
  imports: [OwnTasks, PageHeader],
  template: `
    <div class="ui-stack">
      <ui-page-header title="Taken" sub="Wat het RIEC van u of uw organisatie vraagt." />
      <app-own-tasks />
    </div>
  `,
})
export class TasksPage {}
