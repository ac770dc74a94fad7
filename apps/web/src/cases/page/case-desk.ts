import { Injectable, computed, signal } from '@angular/core';
import type { ActionAnswer, StaffCase } from '@casusregie/contract';
import type { CaseForm } from '../forms/case-form';
import type { Values } from '../forms/field-def';

/** What the parts of one case page share: the case as it was last read, what may be done, and the form that is open. */
@Injectable()
export class CaseDesk {
  private readonly read = signal<StaffCase | null>(null);
  private readonly opened = signal<CaseForm | null>(null);
  private readonly rounds = signal(0);
  private reloadPage: () => void = () => undefined;

  /** What fields begin with where a form stands beside something that knows it already, such as a meeting. */
  readonly known = signal<Values>({});

  /** The case. Parts exist only while there is one. */
  readonly file = computed<StaffCase>(() => {
    const file = this.read();
    if (!file) throw new Error('a part of a case without the case');
    return file;
  });
  /** Whether the case lies on the desk yet. */
  readonly hasFile = computed(() => this.read() !== null);
  /** The form in the dialog. */
  readonly form = this.opened.asReadonly();
  /** Goes up with every change, for what is loaded apart from the case. */
  readonly round = this.rounds.asReadonly();
  private readonly actions = computed(() => new Map(this.file().actions.map((action) => [action.name, action])));

  /** Puts the case on the desk, and says how to read it again. */
  lay(file: StaffCase, reload: () => void): void {
    this.reloadPage = reload;
    this.read.set(file);
  }

  /** What may be done by this name: allowed, or possible but for something that is missing. */
  may(name: string): ActionAnswer | undefined {
    return this.actions().get(name);
  }

  /** Whether it may be done now. */
  allows(name: string): boolean {
    return this.may(name)?.allowed ?? false;
  }

  /** Opens a form. */
  open(form: CaseForm): void {
    const known = this.known();
    const fields = form.fields.map((field) => {
      const value = known[field.name];
      return value === undefined ? field : { ...field, value };
    });
    this.opened.set({ ...form, fields });
  }

  /** Closes the form, with what was typed. */
  close(): void {
    this.opened.set(null);
  }

  /** Something was done: the case is read again. */
  changed(): void {
    this.rounds.update((round) => round + 1);
    this.reloadPage();
  }
}
