import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InterventionAnswer } from '@casusregie/contract';
import {
  INTERVENTION_KIND_LABELS,
  INTERVENTION_RESULT_LABELS,
  INTERVENTION_STATUS_LABELS,
  SETTLED_STATUSES,
  type InterventionStatus,
} from '@casusregie/domain';
import { Deadline, Icon, RowKeys, ShortDatePipe, StateBadge, euro, type Tone } from '@casusregie/ui';
import { AMOUNTS } from './intervention-changes';
import { behalfText } from './inquiry-words';

const TONES: Record<InterventionStatus, Tone> = {
  proposed: 'new',
  committed: 'active',
  running: 'active',
  done: 'done',
  'continues-at-partner': 'waiting',
  cancelled: 'stopped',
};

/** Whether nothing has to be done for it any more. */
export const isSettled = ({ status }: Pick<InterventionAnswer, 'status'>): boolean => SETTLED_STATUSES.includes(status);

/** Interventions as a table: what, who, by when, how it stands, and what it brought. */
@Component({
  selector: 'app-intervention-list',
  imports: [Deadline, Icon, RouterLink, RowKeys, ShortDatePipe, StateBadge],
  templateUrl: './intervention-list.html',
  styles: `
    .under {
      display: block;
      font-size: var(--text-small);
      font-weight: 400;
      color: var(--ink-quiet);
    }
    .wait {
      display: flex;
      gap: var(--space-2);
      align-items: flex-start;
      font-weight: 600;
      color: var(--state-waiting);
    }
  `,
})
export class InterventionList {
  readonly rows = input.required<readonly InterventionAnswer[]>();
  /** The name of the table for who cannot see it. */
  readonly label = input('Interventies');
  /** Over several cases: with the number of the case. */
  readonly showCase = input(false);
  /** Whether the page of the case can be opened. */
  readonly linksCase = input(true);
  readonly showOwner = input(false);
  /** Whether the owner can say with one press that nothing changed. */
  readonly canConfirm = input(false);
  /** The id of the row that is being confirmed. */
  readonly busy = input('');
  readonly confirmed = output<InterventionAnswer>();
  readonly edit = output<InterventionAnswer>();

  protected readonly kinds = INTERVENTION_KIND_LABELS;
  protected readonly results = INTERVENTION_RESULT_LABELS;
  protected readonly statuses = INTERVENTION_STATUS_LABELS;
  protected readonly behalf = behalfText;
  protected readonly isSettled = isSettled;
  protected readonly tone = ({ status }: InterventionAnswer): Tone => TONES[status];
  protected readonly money = (row: InterventionAnswer): string =>
    AMOUNTS.flatMap(({ field, label }) => {
      const cents = row[field];
      return cents === null ? [] : [`${label.toLowerCase()} ${euro(cents)}`];
    }).join(', ');
}
