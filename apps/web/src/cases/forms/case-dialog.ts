import { Component, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import type { EventAnswer } from '@casusregie/contract';
import { NEED_LABELS } from '@casusregie/domain';
import { Dialog, ErrorSummary, Notice, Toasts, dateTime, type FieldError } from '@casusregie/ui';
import { Problem, problemOf } from '../../server/problem';
import { CasesClient } from '../cases-client';
import { sentenceOf } from '../move-sentences';
import { CaseDesk } from '../page/case-desk';
import { idOf, listOf, shownFields, startValues, textOf, type FieldDef, type Value, type Values } from './field-def';
import { bodyOf, faultsOf } from './field-rules';
import { FormField } from './form-field';
import { FormOptions } from './form-options';

/**
 * One form in one dialog: for every move, and for every act beside the moves. It asks only what the form asks, says
 * what will happen, and keeps what was typed whatever the server answers.
 */
@Component({
  selector: 'app-case-dialog',
  imports: [Dialog, ErrorSummary, FormField, Notice],
  templateUrl: './case-dialog.html',
  styleUrl: './case-dialog.css',
  providers: [FormOptions],
})
export class CaseDialog {
  protected readonly desk = inject(CaseDesk);
  private readonly client = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  private readonly options = inject(FormOptions);

  protected readonly form = this.desk.form;
  protected readonly values = linkedSignal<Values>(() => {
    const form = this.form();
    return form ? startValues([...form.fields, ...(form.afterwards ?? [])]) : {};
  });
  protected readonly problem = linkedSignal<unknown, Problem | null>({ source: this.form, computation: () => null });
  protected readonly faults = linkedSignal<unknown, readonly FieldError[]>({
    source: this.form,
    computation: () => [],
  });
  /** What others did since this form was opened. */
  protected readonly news = linkedSignal<unknown, readonly EventAnswer[] | null>({
    source: this.form,
    computation: () => null,
  });
  protected readonly busy = signal(false);
  protected readonly when = dateTime;
  protected readonly sentence = sentenceOf;

  protected readonly about = computed(() => this.form()?.about(this.values()).filter(Boolean) ?? []);
  protected readonly fields = computed(() => shownFields(this.form()?.fields ?? [], this.values()));
  protected readonly afterwards = computed(() => shownFields(this.form()?.afterwards ?? [], this.values()));
  private readonly all = computed(() => [...(this.form()?.fields ?? []), ...(this.form()?.afterwards ?? [])]);
  protected readonly needs = computed(() => this.problem()?.needs.map((need) => NEED_LABELS[need]) ?? []);

  constructor() {
    effect(() => {
      const fields = this.all();
      if (fields.length > 0) untracked(() => this.options.prepare(this.desk.file(), fields));
    });
  }

  protected optionsOf = (field: FieldDef) => this.options.of(field, this.values());

  protected errorOf({ name }: FieldDef): string {
    const id = idOf(name);
    return this.faults().find(({ fieldId }) => fieldId === id || fieldId.startsWith(`${id}-`))?.message ?? '';
  }

  protected set({ name, fills }: FieldDef, value: Value): void {
    const before = this.values();
    const suggested = fills && this.options.textsFor(listOf(before[name]));
    // Only what nobody typed in is filled again.
    const isFree = fills && [undefined, '', suggested].includes(textOf(before[fills]));
    const filled = isFree ? { [fills]: this.options.textsFor(listOf(value)) } : {};
    this.values.set({ ...before, [name]: value, ...filled });
  }

  protected opened(isOpen: boolean): void {
    if (!isOpen) this.desk.close();
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    const form = this.form();
    if (!form || this.busy()) return;
    this.problem.set(null);
    this.faults.set(faultsOf(this.all(), this.values()));
    if (this.faults().length > 0) return;
    this.busy.set(true);
    try {
      const body = bodyOf(this.all(), this.values());
      await form.send({ client: this.client, file: this.desk.file(), body });
      this.toasts.show(form.done);
      this.desk.close();
      this.desk.changed();
    } catch (error) {
      await this.refused(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** Shows what the server says. What was typed stays; a case that changed is read again, and what changed is named. */
  private async refused(problem: Problem): Promise<void> {
    const { id, updatedAt } = this.desk.file();
    this.problem.set(problem);
    this.faults.set(this.named(problem));
    if (!problem.isStale) return;
    try {
      const { items } = await this.client.events(id);
      this.news.set(items.filter(({ recordedAt }) => recordedAt > updatedAt).slice(0, 5));
    } catch {
      this.news.set([]);
    }
    this.desk.changed();
  }

  /** The first fault of each field, with its label in front; those of no field here stand without a link. */
  private named({ fieldErrors }: Problem): FieldError[] {
    const faults = fieldErrors.map(({ fieldId, message }) => {
      const field = this.all().find(({ name }) => fieldId === idOf(name) || fieldId.startsWith(`${idOf(name)}-`));
      return field
        ? { fieldId: idOf(field.name), message: `${field.label}: ${message.replace(/\.$/, '')}.` }
        : { fieldId: '', message };
    });
    return faults.filter(({ fieldId }, at) => !fieldId || faults.findIndex((one) => one.fieldId === fieldId) === at);
  }
}
