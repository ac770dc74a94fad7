import { Service, signal } from '@angular/core';

/** A short message at the edge of the screen. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'success' | 'danger' | 'info';
}

const SHOWN_FOR_MS = 6000;

/** Tells that something was done. What a person must act on belongs in a `ui-notice`, which stays. */
@Service()
export class Toasts {
  private readonly shownNow = signal<readonly Toast[]>([]);
  private readonly said = signal('');
  private last = 0;

  /** What is shown now, oldest first. */
  readonly shown = this.shownNow.asReadonly();
  /** What a screen reader should say, without anything to see. */
  readonly spoken = this.said.asReadonly();

  /** Shows and says a message for six seconds; one that tells of trouble stays until it is closed. */
  show(text: string, tone: Toast['tone'] = 'success'): void {
    const toast = { id: (this.last += 1), text, tone };
    this.shownNow.update((toasts) => [...toasts.slice(-2), toast]);
    if (tone !== 'danger') setTimeout(() => this.close(toast.id), SHOWN_FOR_MS);
  }

  /** Says something to a screen reader only, such as *12 casussen gevonden*. */
  say(text: string): void {
    this.said.set('');
    setTimeout(() => this.said.set(text), 50);
  }

  /** Takes a message away. */
  close(id: number): void {
    this.shownNow.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }
}
