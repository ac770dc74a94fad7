import { Component, inject, input, signal } from '@angular/core';
import { Dialog, ErrorSummary, Icon, Toasts, type FieldError } from '@casusregie/ui';
import { ActProblem, Acting } from '../../requests/acting';
import { TakenFiles } from '../../server/taken-files';
import type { CaseListQuery } from '../cases-client';
import { ABOUT_TAKING, WHY_FIELDS } from '../forms/export-form';
import { idOf, startValues, type FieldDef, type Value, type Values } from '../forms/field-def';
import { bodyOf, faultsOf } from '../forms/field-rules';
import { FormField } from '../forms/form-field';

/** Takes the list along as it is filtered now, as an Excel file. */
@Component({
  selector: 'app-list-export',
  imports: [ActProblem, Dialog, ErrorSummary, FormField, Icon],
  template: `
    <button type="button" class="ui-button ui-button-small ui-no-print" (click)="begin()">
      <ui-icon name="download" />Meenemen als Excel
    </button>
    <ui-dialog title="Lijst meenemen als Excel" [(open)]="open">
      <form id="lijst-meenemen" class="ui-stack ui-stack-tight" novalidate (submit)="take($event)">
        <app-act-problem [problem]="acting.problem()" />
        @if (faults().length > 0) {
          <ui-error-summary [errors]="faults()" />
        }
        <p>Alle casussen die aan de filters voldoen, in de volgorde van de lijst; hoogstens 20.000. {{ about }}</p>
        @for (field of fields; track field.name) {
          <app-form-field
            [field]="field"
            [value]="values()[field.name] ?? ''"
            [error]="errorOf(field)"
            (changed)="set(field, $event)"
          />
        }
      </form>
      <ng-container uiDialogActions>
        <button type="button" class="ui-button" (click)="open.set(false)">Annuleren</button>
        <button
          type="submit"
          form="lijst-meenemen"
          class="ui-button ui-button-primary"
          [attr.aria-busy]="acting.busy()"
          [attr.aria-disabled]="acting.busy() || null"
        >
          Bestand maken
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class ListExport {
  readonly query = input.required<CaseListQuery | undefined>();
  private readonly files = inject(TakenFiles);
  private readonly toasts = inject(Toasts);
  protected readonly about = ABOUT_TAKING;
  protected readonly fields = WHY_FIELDS;
  protected readonly acting = new Acting();
  protected readonly open = signal(false);
  protected readonly values = signal<Values>(startValues(WHY_FIELDS));
  protected readonly faults = signal<readonly FieldError[]>([]);

  protected begin(): void {
    this.acting.problem.set(null);
    this.faults.set([]);
    this.open.set(true);
  }

  protected errorOf({ name }: FieldDef): string {
    return this.faults().find(({ fieldId }) => fieldId === idOf(name))?.message ?? '';
  }

  protected set({ name }: FieldDef, value: Value): void {
    this.values.update((values) => ({ ...values, [name]: value }));
  }

  protected async take(event: Event): Promise<void> {
    event.preventDefault();
    this.faults.set(faultsOf(this.fields, this.values()));
    if (this.faults().length > 0) return;
    const filters = Object.fromEntries(Object.entries(this.query() ?? {}).filter(([, value]) => value !== undefined));
    const body = { ...bodyOf(this.fields, this.values()), filters };
    if (!(await this.acting.do(() => this.files.take('/v1/case-exports', body)))) return;
    this.open.set(false);
    this.values.set(startValues(WHY_FIELDS));
    this.toasts.show('Het bestand is gemaakt');
  }
}
