import { Component, computed, effect, inject, input, output } from '@angular/core';
import { Failure, Skeleton } from '@casusregie/ui';
import { problemOf } from '../../server/problem';
import { CasesClient } from '../cases-client';
import { CaseDialog } from '../forms/case-dialog';
import type { Values } from '../forms/field-def';
import { CaseDesk } from './case-desk';
import { NextStepsCard } from './next-steps';

/** The steps of a case, away from its page: the same buttons, the same dialog, the same refusals. */
@Component({
  selector: 'app-case-steps',
  imports: [CaseDialog, Failure, NextStepsCard, Skeleton],
  template: `
    @if (found.error()) {
      <ui-failure [title]="failure().title" [text]="failure().detail" (retry)="found.reload()" />
    } @else if (isReady()) {
      <app-next-steps />
      <app-case-dialog />
    } @else {
      <ui-skeleton kind="text" [rows]="3" label="Vervolgstappen laden" />
    }
  `,
  providers: [CaseDesk],
})
export class CaseSteps {
  readonly caseId = input.required<string>();
  /** What the forms begin with. */
  readonly known = input<Values>({});
  /** A step was made. */
  readonly moved = output<void>();
  private readonly desk = inject(CaseDesk);
  protected readonly found = inject(CasesClient).detail(() => this.caseId());
  protected readonly failure = computed(() => problemOf(this.found.error()));
  protected readonly isReady = computed(() => this.desk.hasFile() && this.desk.file().id === this.caseId());

  constructor() {
    effect(() => this.desk.known.set(this.known()));
    effect(() => {
      const file = this.found.hasValue() ? this.found.value() : undefined;
      if (file?.view !== 'staff') return;
      this.desk.lay(file, () => {
        this.found.reload();
        this.moved.emit();
      });
    });
  }
}
