import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ConfirmOutlet, KeyHelp, Toaster } from '@casusregie/ui';
import { PageFocus } from './frame/page-focus';
import { Shortcuts } from './frame/shortcuts';
import { SignInAgain } from './session/sign-in-again';
import { SignInAgainDialog } from './session/sign-in-again-dialog';

/** The root: the page, and what can lie over every page. */
@Component({
  selector: 'app-root',
  imports: [ConfirmOutlet, KeyHelp, RouterOutlet, SignInAgainDialog, Toaster],
  template: `
    <router-outlet />
    <ui-confirm-outlet />
    <ui-toaster />
    @defer (when signInAgain.needed()) {
      <app-sign-in-again-dialog />
    }
    @defer (when shortcuts.helpOpen()) {
      <ui-key-help [groups]="shortcuts.groups()" [(open)]="shortcuts.helpOpen" />
    }
  `,
})
export class App {
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly signInAgain = inject(SignInAgain);

  constructor() {
    inject(PageFocus).follow();
  }
}
