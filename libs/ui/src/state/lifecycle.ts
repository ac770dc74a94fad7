import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input, output, signal } from '@angular/core';
import { StateBadge } from './state-badge';
import { Tone } from './tone';

/** Where a step stands: behind us, here, a next one that can be chosen, on the road ahead, or not on this road. */
export type StepStatus = 'passed' | 'here' | 'possible' | 'ahead' | 'unreachable';

/** One step of the road. */
export interface LifecycleStep {
  readonly id: string;
  readonly label: string;
  readonly status: StepStatus;
  /** A short line under the label, such as the date on which it was passed. */
  readonly note?: string;
}

/** A state beside the road, hanging below the step from which it was entered. */
export interface SideState {
  readonly label: string;
  readonly tone: Tone;
  readonly note?: string;
}

const SPOKEN: Record<StepStatus, string> = {
  passed: 'doorlopen',
  here: 'huidige stap',
  possible: 'mogelijke volgende stap',
  ahead: 'komt later',
  unreachable: 'niet van toepassing',
};

/** The road of one case as an ordered list: passed, here, possible next. A passed step can be opened. */
@Component({
  selector: 'ui-lifecycle',
  imports: [NgTemplateOutlet, StateBadge],
  templateUrl: './lifecycle.html',
  styleUrl: './lifecycle.css',
})
export class Lifecycle {
  readonly steps = input.required<readonly LifecycleStep[]>();
  readonly side = input<SideState | null>(null);
  /** The accessible name of the list. */
  readonly label = input('Verloop');
  /** A passed step, or the one at hand, was chosen; gives its id. */
  readonly stepClick = output<string>();

  /** On a narrow screen only the steps around the one at hand are shown, until this is pressed. */
  protected readonly unfolded = signal(false);
  protected readonly near = computed(() => nearSteps(this.steps()));
  protected readonly spoken = (status: StepStatus): string => SPOKEN[status];
  protected readonly opens = (step: LifecycleStep): boolean => step.status === 'passed' || step.status === 'here';
}

/** The ids of the steps around the one at hand: the last one passed, here, and those that are possible next. */
export function nearSteps(steps: readonly LifecycleStep[]): ReadonlySet<string> {
  const lastPassed = steps.filter((step) => step.status === 'passed').at(-1);
  const near = steps.filter((step) => step === lastPassed || step.status === 'here' || step.status === 'possible');
  return new Set(near.map((step) => step.id));
}
