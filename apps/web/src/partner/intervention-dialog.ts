import { Component, computed, inject, linkedSignal, model, output, signal } from '@angular/core';
import type { InterventionAnswer } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import {
  INTERVENTION_KIND_LABELS,
  INTERVENTION_RESULTS,
  INTERVENTION_RESULT_LABELS,
  INTERVENTION_STATUS_LABELS,
  type InterventionResult,
  type InterventionStatus,
} from '@casusregie/domain';
import { Control, Dialog, ErrorSummary, Field, Notice, Toasts, todayHere, type FieldError } from '@casusregie/ui';
import { GuardedText } from '../requests/guarded-text';
import { Problem, problemOf } from '../server/problem';
import {
  AMOUNTS,
  asksReason,
  interventionChanges,
  interventionFaults,
  interventionForm,
  statusesFrom,
  type AmountField,
  type InterventionForm,
} from './intervention-changes';
import { InterventionsClient } from './interventions-client';

/** Updates one intervention of one's own organisation: status, result, amounts. */
@Component({
  selector: 'app-intervention-dialog',
  imports: [Control, Dialog, ErrorSummary, Field, GuardedText, Notice],
  templateUrl: './intervention-dialog.html',
  styles: `
    .two {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
      gap: var(--space-3) var(--space-4);
      align-items: end;
    }
  `,
})
export class InterventionDialog {
  /** The intervention that is being updated; null closes the dialog. */
  readonly row = model<InterventionAnswer | null>(null);
  readonly updated = output<InterventionAnswer>();
  /** It was changed by somebody else: the list must be read again. */
  readonly stale = output<void>();

  private readonly interventions = inject(InterventionsClient);
  private readonly toasts = inject(Toasts);
  protected readonly form = linkedSignal<InterventionForm | null>(() => {
    const row = this.row();
    return row && interventionForm(row);
  });
  protected readonly problem = linkedSignal<unknown, Problem | null>({
    source: () => this.row(),
    computation: () => null,
  });
  private readonly tried = linkedSignal<unknown, boolean>({ source: () => this.row(), computation: () => false });
  protected readonly busy = signal(false);
  protected readonly today = todayHere();
  protected readonly limits = LIMITS;
  protected readonly amounts = AMOUNTS;
  protected readonly kinds = INTERVENTION_KIND_LABELS;
  protected readonly statusWords = INTERVENTION_STATUS_LABELS;
  protected readonly results = INTERVENTION_RESULTS;
  protected readonly resultWords = INTERVENTION_RESULT_LABELS;

  protected readonly statuses = computed(() => statusesFrom(this.row()?.status ?? 'proposed'));
  protected readonly asksReason = computed(() => {
    const form = this.form();
    return form !== null && asksReason(form);
  });
  protected readonly faults = computed<readonly FieldError[]>(() => {
    const form = this.form();
    const own = form && this.tried() ? interventionFaults(form, this.today) : [];
    return [...own, ...(this.problem()?.fieldErrors ?? [])];
  });

  protected set(fields: Partial<InterventionForm>): void {
    this.form.update((before) => before && { ...before, ...fields });
  }

  protected setStatus(status: string): void {
    this.set({ status: status as InterventionStatus });
  }

  protected setResult(result: string): void {
    this.set({ result: result as InterventionResult | '' });
  }

  protected setAmount(field: AmountField, text: string): void {
    this.set({ [field]: text });
  }

  protected errorOf(fieldId: string): string {
    return this.faults().find((fault) => fault.fieldId === fieldId)?.message ?? '';
  }

  protected close(open: boolean): void {
    if (!open) this.row.set(null);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const row = this.row();
    const form = this.form();
    if (!row || !form || this.busy()) return;
    this.tried.set(true);
    this.problem.set(null);
    if (this.faults().length > 0) return;
    const changes = interventionChanges(row, form);
    if (Object.keys(changes).length === 0) return this.row.set(null);
    this.busy.set(true);
    try {
      const updated = await this.interventions.update(row, changes);
      this.row.set(null);
      this.updated.emit(updated);
      this.toasts.show('De interventie is bijgewerkt.');
    } catch (error) {
      const problem = problemOf(error);
      this.problem.set(problem);
      if (problem.isStale) this.stale.emit();
    } finally {
      this.busy.set(false);
    }
  }
}
