import { Component, inject } from '@angular/core';
import { Session } from '../session/session-client';

/** Says above every page that nothing on it is real, where the data are those of the demonstration. */
@Component({
  selector: 'app-demo-banner',
  template: `
    @if (session.me()?.demo) {
      <aside aria-label="Demonstratie">Demonstratieomgeving: alle gegevens zijn fictief.</aside>
    }
  `,
  styles: `
    aside {
      padding: 2px var(--space-4);
      font-size: var(--text-small);
      text-align: center;
      color: var(--state-waiting);
      background: var(--state-waiting-soft);
    }
  `,
})
export class DemoBanner {
  protected readonly session = inject(Session);
}
