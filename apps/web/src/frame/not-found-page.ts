import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageHeader } from '@casusregie/ui';

/** An address that leads nowhere. Said the same way whether it does not exist or is out of reach. */
@Component({
  selector: 'app-not-found-page',
  imports: [PageHeader, RouterLink],
  template: `
    <div class="ui-stack">
      <ui-page-header
        title="Deze pagina bestaat niet"
        sub="Misschien is het adres veranderd of verkeerd overgenomen. Het kan ook zijn dat u geen toegang hebt."
      />
      <p><a class="ui-button ui-button-primary" routerLink="/">Naar de startpagina</a></p>
    </div>
  `,
})
export class NotFoundPage {}
