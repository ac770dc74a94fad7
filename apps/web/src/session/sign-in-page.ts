import { Component, computed, input } from '@angular/core';
import { Icon, Notice } from '@casusregie/ui';
import { Wordmark } from '../frame/wordmark';

/** Signing in happens at the identity provider; this page says where one is and leads there. */
@Component({
  selector: 'app-sign-in-page',
  imports: [Icon, Notice, Wordmark],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  /** The address to come back to, from the query. */
  readonly terug = input<string>();
  /** Present when the server could not be asked who is signed in. */
  readonly storing = input<string>();
  protected readonly signInAddress = computed(() => {
    const back = this.terug();
    return back?.startsWith('/') && !back.startsWith('//')
      ? `/auth/login?returnTo=${encodeURIComponent(back)}`
      : '/auth/login';
  });
}
