import { Component, input, output } from '@angular/core';

/** One step of a long form. */
export interface FormStep {
  readonly id: string;
  readonly label: string;
  readonly status: 'done' | 'here' | 'todo' | 'error';
}

const SPOKEN: Record<FormStep['status'], string> = {
  done: 'ingevuld',
  here: 'u bent hier',
  todo: 'nog niet ingevuld',
  error: 'hier moet u iets verbeteren',
};

/** The named steps of a long form; each step can be gone to. On a phone it is one line that folds out. */
@Component({
  selector: 'ui-stepper',
  templateUrl: './stepper.html',
  styleUrl: './stepper.css',
})
export class Stepper {
  readonly steps = input.required<readonly FormStep[]>();
  readonly label = input('Stappen');
  /** A step was chosen; gives its id. */
  readonly chosen = output<string>();
  protected readonly spoken = (step: FormStep): string => SPOKEN[step.status];
  protected readonly here = (): FormStep | undefined => this.steps().find((step) => step.status === 'here');
  protected readonly position = (): number => this.steps().findIndex((step) => step.status === 'here') + 1;
}
