import { DOCUMENT, Service, inject, signal } from '@angular/core';

/** Whether the browser has a network. It says nothing about the server behind it. */
@Service()
export class Connection {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly present = signal(this.window?.navigator.onLine ?? true);
  readonly online = this.present.asReadonly();

  constructor() {
    this.window?.addEventListener('online', () => this.present.set(true));
    this.window?.addEventListener('offline', () => this.present.set(false));
  }
}
