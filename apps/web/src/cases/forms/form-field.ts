import { Component, computed, input, output } from '@angular/core';
import { Control, Field, Icon, RadioCards } from '@casusregie/ui';
import { idOf, listOf, textOf, type FieldDef, type Option, type Value } from './field-def';
import { maxOf } from './field-rules';
import { PartnersField } from './partners-field';

/** Options under one heading. */
interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

/** One field of a form in a dialog, whatever its kind. */
@Component({
  selector: 'app-form-field',
  imports: [Control, Field, Icon, PartnersField, RadioCards],
  templateUrl: './form-field.html',
  styleUrl: './form-field.css',
})
export class FormField {
  readonly field = input.required<FieldDef>();
  readonly value = input.required<Value>();
  readonly options = input<readonly Option[]>([]);
  readonly error = input('');
  readonly changed = output<Value>();

  protected readonly id = computed(() => idOf(this.field().name));
  protected readonly text = computed(() => textOf(this.value()));
  protected readonly chosen = computed(() => listOf(this.value()));
  protected readonly isOptional = computed(() => !this.field().required);
  protected readonly max = computed(() => maxOf(this.field()));
  /** A short limit needs no counter until it is near. */
  protected readonly countFrom = computed(() => (this.text().length > this.max() * 0.8 ? this.max() : 0));
  protected readonly groups = computed<readonly OptionGroup[]>(() => {
    const labels = [...new Set(this.options().map(({ group }) => group ?? ''))];
    return labels.map((label) => ({
      label,
      options: this.options().filter(({ group }) => (group ?? '') === label),
    }));
  });
  protected readonly choices = computed(() =>
    this.options().map(({ value, label, hint }) => ({ value, label, ...(hint && { explanation: hint }) })),
  );
  protected readonly describedBy = computed(
    () =>
      [this.field().hint && `${this.id()}-hint`, this.error() && `${this.id()}-error`].filter(Boolean).join(' ') ||
      null,
  );

  protected type(event: Event): void {
    this.changed.emit((event.target as HTMLInputElement).value);
  }

  protected tick(event: Event): void {
    this.changed.emit((event.target as HTMLInputElement).checked);
  }

  protected toggle(value: string): void {
    const before = this.chosen();
    this.changed.emit(before.includes(value) ? before.filter((one) => one !== value) : [...before, value]);
  }
}
