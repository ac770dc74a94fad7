import { Component, ElementRef, computed, inject, input, model, signal, viewChild } from '@angular/core';
import type { OrganisationRow } from '@casusregie/contract';
import { Icon, uniqueId } from '@casusregie/ui';
import { matching } from './organisation-search';

/** How many names are offered at once. */
const OFFERED = 8;

/**
 * Chooses organisations by typing a part of a name: a combobox with a list below it, and what is chosen above it.
 * Works with the keyboard alone: arrows, Enter, Escape.
 */
@Component({
  selector: 'app-organisation-picker',
  imports: [Icon],
  templateUrl: './organisation-picker.html',
  styleUrl: './organisation-picker.css',
})
export class OrganisationPicker {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input<string | null | undefined>('');
  readonly fieldId = input(uniqueId('organisation'));
  /** What can be chosen. */
  readonly rows = input.required<readonly OrganisationRow[]>();
  readonly loading = input(false);
  /** One only, or several; the first chosen one leads. */
  readonly single = input(false);
  readonly optional = input(false);
  readonly chosen = model<readonly string[]>([]);

  protected readonly text = signal('');
  protected readonly isOpen = signal(false);
  protected readonly at = signal(0);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly names = computed(() => new Map(this.rows().map(({ id, name }) => [id, name])));
  protected readonly offered = computed(() => {
    const chosen = new Set(this.chosen());
    const free = this.rows().filter(({ id }) => !chosen.has(id));
    return matching(free, this.text()).slice(0, OFFERED);
  });
  protected readonly isFull = computed(() => this.single() && this.chosen().length > 0);
  protected readonly listId = computed(() => `${this.fieldId()}-list`);
  protected readonly activeId = computed(() =>
    this.isOpen() && this.offered().length > 0 ? `${this.listId()}-${this.at()}` : null,
  );
  protected readonly describedBy = computed(
    () =>
      [this.hint() && `${this.fieldId()}-hint`, this.error() && `${this.fieldId()}-error`].filter(Boolean).join(' ') ||
      null,
  );
  protected readonly spoken = computed(() => {
    if (!this.isOpen() || !this.text().trim()) return '';
    const { length } = this.offered();
    return length === 0 ? 'Niets gevonden' : `${length} ${length === 1 ? 'naam' : 'namen'} gevonden`;
  });

  protected type(text: string): void {
    this.text.set(text);
    this.at.set(0);
    this.isOpen.set(text.trim() !== '');
  }

  protected press(event: KeyboardEvent): void {
    const last = this.offered().length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!this.isOpen()) return this.isOpen.set(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.at.update((at) => Math.min(Math.max(at + step, 0), Math.max(last, 0)));
    } else if (event.key === 'Enter' && this.isOpen()) {
      event.preventDefault();
      const row = this.offered()[this.at()];
      if (row) this.choose(row.id);
    } else if (event.key === 'Escape' && this.isOpen()) {
      event.preventDefault();
      this.isOpen.set(false);
    }
  }

  protected choose(id: string): void {
    this.chosen.update((before) => (this.single() ? [id] : [...before, id]));
    this.text.set('');
    this.isOpen.set(false);
    setTimeout(() => this.field()?.nativeElement.focus());
  }

  protected drop(id: string): void {
    this.chosen.update((before) => before.filter((one) => one !== id));
    setTimeout(() => this.field()?.nativeElement.focus());
  }

  protected leave(event: FocusEvent): void {
    if (!this.host.contains(event.relatedTarget as Node | null)) this.isOpen.set(false);
  }
}
