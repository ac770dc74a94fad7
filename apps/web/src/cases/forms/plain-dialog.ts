import { Component, computed, inject, linkedSignal, model, output, signal } from '@angular/core';
import { Dialog, ErrorSummary, Notice, Toasts, type FieldError } from '@casusregie/ui';
import { idOf, shownFields, startValues, type FieldDef, type Option, type Value, type Values } from './field-def';
import { bodyOf, faultsOf } from './field-rules';
import { FormField } from './form-field';
import { Problem, problemOf } from '../../server/problem';
import type { PlainForm } from './plain-form';

/** A form in a dialog, of anything but a case. A refusal is told beside the field it is about; what was typed stays. */
@Component({
  selector: 'app-plain-dialog',
  imports: [Dialog, ErrorSummary, FormField, Notice],
  template: `
    <ui-dialog [title]="form()?.title ?? ''" [open]="form() !== null" (openChange)="opened($event)">
      @if (form(); as current) {
        <form id="plain-form" class="ui-stack" novalidate (submit)="send($event)">
          @if (problem(); as told) {
            @if (faults().length === 0) {
              <ui-notice tone="danger" [title]="told.title" [live]="true">
                <p>{{ told.detail }}</p>
              </ui-notice>
            }
          }
          @if (faults().length > 0) {
            <ui-error-summary [errors]="faults()" />
          }
          <div class="ui-prose">
            @for (line of current.about; track line) {
              <p>{{ line }}</p>
            }
          </div>
          @for (field of fields(); track field.name) {
            <app-form-field
              [field]="field"
              [value]="values()[field.name] ?? ''"
              [options]="optionsOf(field)"
              [error]="errorOf(field)"
              (changed)="set(field, $event)"
            />
          }
        </form>
      }
      <ng-container uiDialogActions>
        <button type="button" class="ui-button" (click)="form.set(null)">Annuleren</button>
        <button
          type="submit"
          form="plain-form"
          class="ui-button"
          [class.ui-button-danger]="form()?.danger"
          [class.ui-button-primary]="!form()?.danger"
          [attr.aria-busy]="busy()"
          [attr.aria-disabled]="busy() || null"
        >
          {{ form()?.submit }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class PlainDialog {
  readonly form = model<PlainForm | null>(null);
  /** Something was recorded, or was changed by somebody else: what is shown must be read again. */
  readonly changed = output<void>();

  private readonly toasts = inject(Toasts);
  protected readonly values = linkedSignal<Values>(() => startValues(this.form()?.fields ?? []));
  protected readonly problem = linkedSignal<unknown, Problem | null>({ source: this.form, computation: () => null });
  protected readonly faults = linkedSignal<unknown, readonly FieldError[]>({
    source: this.form,
    computation: () => [],
  });
  protected readonly busy = signal(false);
  protected readonly fields = computed(() => shownFields(this.form()?.fields ?? [], this.values()));

  protected optionsOf({ options = [] }: FieldDef): readonly Option[] {
    return typeof options === 'function' ? options(this.values()) : options;
  }

  protected set({ name }: FieldDef, value: Value): void {
    this.values.update((values) => ({ ...values, [name]: value }));
  }

  protected errorOf({ name }: FieldDef): string {
    return this.faults().find(({ fieldId }) => fieldId === idOf(name))?.message ?? '';
  }

  protected opened(isOpen: boolean): void {
    if (!isOpen) this.form.set(null);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const form = this.form();
    if (!form || this.busy()) return;
    this.problem.set(null);
    this.faults.set(faultsOf(form.fields, this.values()));
    if (this.faults().length > 0) return;
    this.busy.set(true);
    try {
      await form.send(bodyOf(form.fields, this.values()));
      this.form.set(null);
      this.toasts.show(form.done);
      this.changed.emit();
    } catch (error) {
      const problem = problemOf(error);
      this.problem.set(problem);
      this.faults.set(this.named(problem));
      if (problem.isStale) this.changed.emit();
    } finally {
      this.busy.set(false);
    }
  }

  /** Each refusal with the label of its field in front: *Rol: analist kan niet bij dit soort organisatie.* */
  private named({ fieldErrors }: Problem): FieldError[] {
    return fieldErrors.map(({ fieldId, message }) => {
      const field = this.fields().find(({ name }) => idOf(name) === fieldId);
      return { fieldId: field ? fieldId : '', message: field ? `${field.label}: ${message}.` : `${message}.` };
    });
  }
}
