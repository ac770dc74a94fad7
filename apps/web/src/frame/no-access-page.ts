import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageHeader } from '@casusregie/ui';

/** A page that this role does not have. */
@Component({
  selector: 'app-no-access-page',
  imports: [PageHeader, RouterLink],
  template: `
    <div class="ui-stack">
      <ui-page-header
        title="U hebt hier geen toegang toe"
        sub="Uw rol geeft geen toegang tot deze pagina. Denkt u dat dit niet klopt? Vraag het aan de beheerder van uw organisatie."
      />
      <p><a class="ui-button ui-button-primary" routerLink="/">Naar de startpagina</a></p>
    </div>
  `,
})
export class NoAccessPage {}
