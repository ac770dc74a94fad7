import { Component, DOCUMENT, inject } from '@angular/core';
import { Failure, PageHeader } from '@casusregie/ui';

/** A page that could not be loaded: no connection, or a new version since this window was opened. */
@Component({
  selector: 'app-failed-page',
  imports: [Failure, PageHeader],
  template: `
    <ui-page-header title="Er ging iets mis" />
    <ui-failure
      title="Deze pagina kon niet worden geladen."
      text="Er is geen verbinding, of er staat een nieuwe versie klaar. Wat u opsloeg is bewaard."
      (retry)="reload()"
    />
  `,
})
export class FailedPage {
  private readonly document = inject(DOCUMENT);

  protected reload(): void {
    this.document.defaultView?.location.reload();
  }
}
