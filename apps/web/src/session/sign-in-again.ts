import { DOCUMENT, Service, inject, signal } from '@angular/core';
import { Observable, Subject, first } from 'rxjs';
import { Problem } from '../server/problem';
import { Session } from './session-client';

/** The page `/auth/done` tells on this channel, and to its opener, that signing in succeeded. */
export const SESSION_CHANNEL = 'casusregie-session';
/** What it tells. */
export interface SessionMessage {
  readonly type: 'signed-in';
}

/** Why one signs in again: the session ended, or the act asks a login of a few minutes ago. */
export type SignInReason = 'signed-out' | 'fresh-login';

const DETAIL = 'Uw wijziging is niet opgeslagen. Wat u invulde staat nog op dit scherm.';
const GIVEN_UP: Record<SignInReason, Problem> = {
  'signed-out': new Problem({ type: 'about:blank', title: 'U bent afgemeld', detail: DETAIL, status: 401 }),
  'fresh-login': new Problem({ type: 'about:blank', title: 'Niet opnieuw aangemeld', detail: DETAIL, status: 401 }),
};

const isSignedIn = (data: unknown): data is SessionMessage =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === 'signed-in';

/**
 * A session that ended while somebody was at work, or that is too old for what they do: a window to sign in opens beside
 * the page, which stays as it is, and the requests that were refused are sent again. Somebody else signing in is not taken
 * for the same person.
 */
@Service()
export class SignInAgain {
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private waiting = new Subject<void>();
  private stopListening: () => void = () => undefined;

  /** Whether the dialog is open. */
  readonly needed = signal(false);
  /** Why it is. */
  readonly reason = signal<SignInReason>('signed-out');
  /** The browser did not open the window. */
  readonly blocked = signal(false);
  /** The name of somebody else who signed in. */
  readonly other = signal('');

  /** Emits once when the same person is signed in again; fails with a `Problem` when they choose not to. */
  wait(reason: SignInReason): Observable<void> {
    if (!this.needed()) {
      this.reason.set(reason);
      this.waiting = new Subject<void>();
      this.other.set('');
      this.blocked.set(false);
      this.needed.set(true);
      this.listen();
    }
    return this.waiting.pipe(first());
  }

  /** Opens the window to sign in. */
  openWindow(): void {
    const opened = this.document.defaultView?.open(
      '/auth/login?popup=1',
      'casusregie-aanmelden',
      'popup,width=520,height=720',
    );
    this.blocked.set(!opened);
  }

  /** Leaves the work as it is, undone. */
  giveUp(): void {
    const { waiting } = this;
    this.close();
    waiting.error(GIVEN_UP[this.reason()]);
  }

  /** Looks whether the same person is signed in, and if so lets the waiting requests go. */
  check(): void {
    this.session.check().subscribe({
      next: (me) => {
        const known = this.session.me();
        if (known && known.person.id !== me.person.id) return this.other.set(me.person.name);
        const { waiting } = this;
        this.close();
        waiting.next();
      },
      error: () => undefined, // still signed out, or no connection: the dialog stays
    });
  }

  private close(): void {
    this.stopListening();
    this.needed.set(false);
  }

  private listen(): void {
    const window = this.document.defaultView;
    if (!window) return;
    const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(SESSION_CHANNEL);
    const onChannel = (event: MessageEvent): void => void (isSignedIn(event.data) && this.check());
    const onMessage = (event: MessageEvent): void => void (event.origin === window.origin && onChannel(event));
    // Coming back to this window is worth a look too, should the message be lost; but who is still signed in proves nothing
    // when a fresh login is asked.
    const onFocus = (): void => void (this.reason() === 'signed-out' && this.check());
    if (channel) channel.onmessage = onChannel;
    window.addEventListener('message', onMessage);
    window.addEventListener('focus', onFocus);
    this.stopListening = () => {
      channel?.close();
      window.removeEventListener('message', onMessage);
      window.removeEventListener('focus', onFocus);
    };
  }
}
