import { Component, DOCUMENT, DestroyRef, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Icon } from '@casusregie/ui';
import { ContactDialog } from '../municipalities/contact-dialog';
import { NoticesClient } from '../notices/notices-client';
import { Connection } from '../server/connection';
import { Session } from '../session/session-client';
import { BottomBar } from './bottom-bar';
import { DemoBanner } from './demo-banner';
import { SideNav } from './side-nav';
import { TopBar } from './top-bar';

/** The frame around every page of somebody who is signed in. */
@Component({
  selector: 'app-shell',
  imports: [BottomBar, ContactDialog, DemoBanner, Icon, RouterOutlet, SideNav, TopBar],
  template: `
    <a class="skip" href="#inhoud" (click)="skip($event)">Naar de inhoud</a>
    <app-demo-banner class="ui-no-print" />
    <header class="top ui-no-print"><app-top-bar /></header>
    <app-side-nav class="side ui-no-print" />
    <main id="inhoud" tabindex="-1">
      <div role="status">
        @if (!connection.online()) {
          <p class="offline">
            <ui-icon name="offline" />
            Geen verbinding. Wat u invulde blijft op dit scherm staan; opslaan kan weer zodra er verbinding is.
          </p>
        }
      </div>
      <router-outlet />
    </main>
    @if (session.me()?.may?.includes('noteContact')) {
      <app-contact-dialog />
    }
    <app-bottom-bar class="bottom ui-no-print" />
  `,
  styleUrl: './shell.css',
})
export class Shell {
  protected readonly session = inject(Session);
  protected readonly connection = inject(Connection);
  private readonly document = inject(DOCUMENT);

  constructor() {
    inject(NoticesClient).watch(inject(DestroyRef));
  }

  /** Moves focus without changing the address. */
  protected skip(event: Event): void {
    event.preventDefault();
    this.document.getElementById('inhoud')?.focus();
  }
}
