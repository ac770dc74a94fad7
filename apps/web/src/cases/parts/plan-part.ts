import { Component, computed, inject } from '@angular/core';
import type { InterventionAnswer } from '@casusregie/contract';
import {
  INTERVENTION_KIND_LABELS,
  INTERVENTION_RESULT_LABELS,
  INTERVENTION_STATUS_LABELS,
  INTERVENTION_STEPS,
  type InterventionStatus,
} from '@casusregie/domain';
import { Deadline, ShortDatePipe, StateBadge, euro, todayHere, type Tone } from '@casusregie/ui';
import { cancelInterventionForm, interventionForm, recordInterventionForm } from '../forms/work-forms';
import { ActButton } from '../page/act-button';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

const TONES: Record<InterventionStatus, Tone> = {
  proposed: 'draft',
  committed: 'new',
  running: 'active',
  done: 'done',
  'continues-at-partner': 'done',
  cancelled: 'stopped',
};

/** The plan: interventions with their owner, promise, state and result. */
@Component({
  selector: 'app-plan-part',
  imports: [ActButton, CasePart, Deadline, ShortDatePipe, StateBadge],
  templateUrl: './plan-part.html',
  styleUrl: './part-rows.css',
})
export class PlanPart {
  private readonly desk = inject(CaseDesk);
  private readonly today = todayHere();
  protected readonly file = this.desk.file;
  protected readonly kinds = INTERVENTION_KIND_LABELS;
  protected readonly statuses = INTERVENTION_STATUS_LABELS;
  protected readonly results = INTERVENTION_RESULT_LABELS;
  protected readonly tone = (status: InterventionStatus): Tone => TONES[status];
  protected readonly mayRecord = computed(() => this.desk.allows('recordIntervention'));
  protected readonly mayCancel = computed(() => this.desk.allows('cancelIntervention'));

  protected isOpen({ status }: InterventionAnswer): boolean {
    return !['done', 'cancelled', 'continues-at-partner'].includes(status);
  }

  protected canCancel({ status }: InterventionAnswer): boolean {
    return this.mayCancel() && INTERVENTION_STEPS[status].includes('cancelled');
  }

  protected canRecord({ status }: InterventionAnswer): boolean {
    return this.mayRecord() && status !== 'cancelled';
  }

  /** The amounts that are known, in words. */
  protected amounts(row: InterventionAnswer): string {
    const named: readonly (readonly [string, number | null])[] = [
      ['opgelegd', row.imposedCents],
      ['geïnd', row.collectedCents],
      ['verrekend', row.offsetCents],
      ['beslag', row.seizedCents],
    ];
    return named.flatMap(([word, cents]) => (cents === null ? [] : [`${word} ${euro(cents)}`])).join(', ');
  }

  protected add(): void {
    this.desk.open(interventionForm(this.today));
  }

  protected record(row: InterventionAnswer): void {
    this.desk.open(recordInterventionForm(row, this.today));
  }

  protected cancel(row: InterventionAnswer): void {
    this.desk.open(cancelInterventionForm(row));
  }
}
