import { Component, computed, inject } from '@angular/core';
import { Dialog, Notice } from '@casusregie/ui';
import { Session } from './session-client';
import { SignInAgain } from './sign-in-again';

/** Asks to sign in again while the page below keeps what was typed. */
@Component({
  selector: 'app-sign-in-again-dialog',
  imports: [Dialog, Notice],
  template: `
    <ui-dialog [title]="title()" size="small" [blocking]="true" [open]="signInAgain.needed()">
      @if (signInAgain.reason() === 'fresh-login') {
        <p>
          Voor deze stap vragen wij opnieuw wie u bent. Wat u invulde staat nog op dit scherm. Na het aanmelden gaat de
          stap vanzelf door.
        </p>
      } @else {
        <p>U was een tijd niet actief. Wat u invulde staat nog op dit scherm. Meld u aan om verder te gaan.</p>
      }
      @if (signInAgain.blocked()) {
        <ui-notice tone="warning" [live]="true">
          <p>
            Uw browser hield het venster tegen.
            <a href="/auth/login?popup=1" target="_blank">Open het aanmelden in een nieuw tabblad</a>.
          </p>
        </ui-notice>
      }
      @if (signInAgain.other(); as other) {
        <ui-notice tone="danger" [live]="true">
          <p>
            {{ other }} is nu aangemeld. Wat hier openstaat is van {{ name() }} en wordt niet verstuurd. Meld u aan als
            {{ name() }}, of <a href="/">begin opnieuw als {{ other }}</a
            >.
          </p>
        </ui-notice>
      }
      <ng-container uiDialogActions>
        <button type="button" class="ui-button" (click)="signInAgain.giveUp()">Niet nu</button>
        <button type="button" class="ui-button ui-button-primary" (click)="signInAgain.openWindow()">Aanmelden</button>
      </ng-container>
    </ui-dialog>
  `,
})
export class SignInAgainDialog {
  protected readonly signInAgain = inject(SignInAgain);
  private readonly session = inject(Session);
  protected readonly title = computed(() =>
    this.signInAgain.reason() === 'fresh-login' ? 'Meld u opnieuw aan' : 'U bent afgemeld',
  );
  protected readonly name = computed(() => this.session.me()?.person.name ?? '');
}
