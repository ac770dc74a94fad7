import { Component, computed, inject } from '@angular/core';
import type { ActionAnswer } from '@casusregie/contract';
import { todayHere } from '@casusregie/ui';
import { isMove, moveForm } from '../forms/move-form';
import { ActButton } from './act-button';
import { CaseDesk } from './case-desk';
import { STEP_AT_HAND } from './case-parts';
import { nextSteps } from './next-steps-order';

/** What can follow: steps onward as buttons with what they still miss, and the ways beside the road below them. */
@Component({
  selector: 'app-next-steps',
  imports: [ActButton],
  template: `
    <section class="ui-card steps" aria-labelledby="vervolgstappen">
      <h2 id="vervolgstappen">Vervolgstappen</h2>
      @if (hint()) {
        <p class="ui-quiet ui-small">{{ hint() }}</p>
      }
      @for (action of steps().onward; track action.name; let first = $first) {
        <app-act-button
          [name]="action.name"
          [look]="first ? 'primary' : 'plain'"
          [wide]="true"
          (press)="open(action)"
        />
      }
      @if (steps().beside.length > 0) {
        <div class="beside">
          @for (action of steps().beside; track action.name) {
            <app-act-button [name]="action.name" look="quiet" (press)="open(action)" />
          }
        </div>
      }
      @if (steps().onward.length + steps().beside.length === 0) {
        <p>U kunt nu geen stap zetten. De casus wacht op iemand anders, of is beëindigd.</p>
      }
    </section>
  `,
  styles: `
    .steps {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
    h2 {
      font-size: var(--text-h3);
    }
    app-act-button {
      align-items: stretch;
    }
    .beside {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
      padding-block-start: var(--space-2);
      border-block-start: 1px solid var(--line);
    }
    .beside app-act-button {
      align-items: flex-start;
    }
  `,
})
export class NextStepsCard {
  private readonly desk = inject(CaseDesk);
  protected readonly steps = computed(() => nextSteps(this.desk.file().actions, this.desk.file()));
  protected readonly hint = computed(() => STEP_AT_HAND[this.desk.file().state] ?? '');

  protected open(action: ActionAnswer): void {
    if (isMove(action)) this.desk.open(moveForm(action, this.desk.file(), todayHere()));
  }
}
