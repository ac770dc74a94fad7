import { ErrorHandler, Injector, inject } from '@angular/core';
import { Toasts } from '@casusregie/ui';
import { Problem } from '../server/problem';

/** What no screen dealt with: a short message for the person, the rest for the console. */
export class UnexpectedErrors implements ErrorHandler {
  private readonly injector = inject(Injector);

  handleError(error: unknown): void {
    // The only place that writes to the console: a developer or a test looks there.
    // eslint-disable-next-line no-console
    console.error(error);
    const text =
      error instanceof Problem
        ? `${error.title}. ${error.detail}`
        : 'Er ging iets mis op dit scherm. Wat u opsloeg is bewaard; laad de pagina opnieuw als iets niet werkt.';
    this.injector.get(Toasts).show(text, 'danger');
  }
}
