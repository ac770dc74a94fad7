import { Service, signal } from '@angular/core';

/** A question before something that cannot be taken back lightly. */
export interface ConfirmQuestion {
  readonly title: string;
  /** What will happen, and who will see it. */
  readonly text: string;
  /** The act itself, never *OK*: *Verwijder concept* */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly danger?: boolean;
}

/** Asks one question at a time in a dialog; `ui-confirm-outlet` shows it. */
@Service()
export class Confirm {
  private readonly asked = signal<ConfirmQuestion | null>(null);
  private answer: (yes: boolean) => void = () => undefined;

  /** The question that is open now. */
  readonly question = this.asked.asReadonly();

  /** Resolves to whether the person said yes. A question that was still open counts as no. */
  ask(question: ConfirmQuestion): Promise<boolean> {
    this.settle(false);
    this.asked.set(question);
    return new Promise((resolve) => (this.answer = resolve));
  }

  /** Answers the open question. */
  settle(yes: boolean): void {
    this.asked.set(null);
    this.answer(yes);
    this.answer = () => undefined;
  }
}
