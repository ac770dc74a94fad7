import { HttpClient, HttpContext, HttpContextToken, httpResource } from '@angular/common/http';
import { Injector, Service, computed, inject, linkedSignal } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import type { AuthorisationAnswer, MeAnswer } from '@casusregie/contract';
import type { Role } from '@casusregie/domain';
import { Observable, filter, first, tap } from 'rxjs';
import { problemOf } from '../server/problem';

/** As what a person may act, and for whom. */
export type Authorisation = AuthorisationAnswer;
/** The answer of `GET /v1/me`. */
export type Me = MeAnswer;

/** Whether somebody is signed in; `failed` when the server could not say. */
export type SessionState = 'loading' | 'signed-in' | 'signed-out' | 'failed';

/** Set on a request for which *signed out* is an answer like any other, so that no dialog opens. */
export const MAY_BE_SIGNED_OUT = new HttpContextToken<boolean>(() => false);

const ME = { url: '/v1/me', context: new HttpContext().set(MAY_BE_SIGNED_OUT, true) };

/** Who is signed in, and as what. The browser keeps nothing: the session is a cookie that scripts cannot read. */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly injector = inject(Injector);
  private readonly answer = httpResource<Me>(() => ME);

  /** The person who is signed in, with the authorisations of this moment. */
  readonly me = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  readonly state = computed<SessionState>(() => {
    if (this.me()) return 'signed-in';
    if (this.answer.isLoading()) return 'loading';
    return problemOf(this.answer.error()).status === 401 ? 'signed-out' : 'failed';
  });
  /** The authorisation one acts under now; the first, until another is chosen. */
  readonly actingAs = linkedSignal(() => this.me()?.authorisations[0]);
  /** The roles one holds at the organisation one acts for. */
  readonly roles = computed<readonly Role[]>(() => {
    const organisation = this.actingAs()?.organisation.id;
    const held = this.me()?.authorisations ?? [];
    return held.filter((one) => one.organisation.id === organisation).map((one) => one.role);
  });

  /** Emits once, when it is known whether somebody is signed in. */
  settled(): Observable<SessionState> {
    return toObservable(this.state, { injector: this.injector }).pipe(
      filter((state) => state !== 'loading'),
      first(),
    );
  }

  /** Asks the server again who is signed in. Fails with a `Problem` of status 401 when nobody is. */
  check(): Observable<Me> {
    return this.http.get<Me>(ME.url, { context: ME.context });
  }

  /** Asks again and takes over the answer, for instance after a failure. */
  reload(): void {
    this.answer.reload();
  }

  /** Ends the session, here and at the identity provider, and goes to where the server says. */
  signOut(): Observable<unknown> {
    return this.http
      .post<{ location?: string } | null>('/auth/logout', null, { context: ME.context })
      .pipe(tap((answer) => location.assign(answer?.location ?? '/aanmelden')));
  }
}
