import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ownRequests } from '../server/own-requests';
import { Problem } from '../server/problem';
import { problems } from '../server/problems';
import { Me, Session } from './session-client';
import { SignInAgain } from './sign-in-again';
import { signInAgainOn401 } from './sign-in-again-on-401';

const me = (id: string, name: string): Me => ({
  person: { id, name, function: 'Accountmanager' },
  organisation: { id: 'o1', name: 'RIEC Limburg', kind: 'riec' },
  authorisations: [],
  may: [],
  demo: true,
  notice: null,
});

describe('a session that ends during work', () => {
  let server: HttpTestingController;
  let signInAgain: SignInAgain;
  let outcome: unknown;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([ownRequests, problems, signInAgainOn401])),
        provideHttpClientTesting(),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    signInAgain = TestBed.inject(SignInAgain);
    const session = TestBed.inject(Session);
    TestBed.tick();
    server.expectOne('/v1/me').flush(me('p1', 'A. Jansen'));
    await Promise.resolve();
    TestBed.tick();
    expect(session.state()).toBe('signed-in');
    outcome = undefined;
    TestBed.inject(HttpClient)
      .post('/v1/cases', { title: 'x' })
      .subscribe({ next: (answer) => (outcome = answer), error: (error: unknown) => (outcome = error) });
    const refused = server.expectOne('/v1/cases');
    expect(refused.request.headers.get('X-Requested-With')).toBe('casusregie');
    refused.flush({ title: 'Afgemeld', status: 401 }, { status: 401, statusText: 'Unauthorized' });
  });
  afterEach(() => server.verify());

  it('sends the request again after the same person signed in', () => {
    expect(signInAgain.needed()).toBe(true);
    signInAgain.check();
    server.expectOne('/v1/me').flush(me('p1', 'A. Jansen'));
    server.expectOne('/v1/cases').flush({ id: 'c1' });
    expect(outcome).toEqual({ id: 'c1' });
    expect(signInAgain.needed()).toBe(false);
  });
  it('keeps waiting while nobody is signed in', () => {
    signInAgain.check();
    server.expectOne('/v1/me').flush(null, { status: 401, statusText: 'Unauthorized' });
    expect(signInAgain.needed()).toBe(true);
    expect(outcome).toBeUndefined();
  });
  it('sends nothing under the name of somebody else', () => {
    signInAgain.check();
    server.expectOne('/v1/me').flush(me('p2', 'B. de Vries'));
    expect(signInAgain.other()).toBe('B. de Vries');
    expect(outcome).toBeUndefined();
  });
  it('fails with a problem when the person gives up', () => {
    signInAgain.giveUp();
    expect(outcome).toBeInstanceOf(Problem);
    expect(signInAgain.needed()).toBe(false);
  });
  it('takes the focus of this window for a sign that one may be signed in again', () => {
    window.dispatchEvent(new Event('focus'));
    server.expectOne('/v1/me').flush(me('p1', 'A. Jansen'));
    server.expectOne('/v1/cases').flush({ id: 'c1' });
    expect(outcome).toEqual({ id: 'c1' });
  });
});

describe('an act that asks a fresh login', () => {
  let server: HttpTestingController;
  let signInAgain: SignInAgain;
  let outcome: unknown;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([ownRequests, problems, signInAgainOn401])),
        provideHttpClientTesting(),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    signInAgain = TestBed.inject(SignInAgain);
    TestBed.inject(Session);
    TestBed.tick();
    server.expectOne('/v1/me').flush(me('p1', 'A. Jansen'));
    await Promise.resolve();
    TestBed.tick();
    outcome = undefined;
    TestBed.inject(HttpClient)
      .post('/v1/cases/c1/participants', { personId: 'p2' })
      .subscribe({ next: (answer) => (outcome = answer), error: (error: unknown) => (outcome = error) });
    server.expectOne('/v1/cases/c1/participants').flush(
      { title: 'Meld u opnieuw aan', status: 401, code: 'step-up-needed' },
      {
        status: 401,
        statusText: 'Unauthorized',
        headers: { 'WWW-Authenticate': 'Bearer error="insufficient_user_authentication"' },
      },
    );
  });
  afterEach(() => server.verify());

  it('is done after logging in, with what was typed', () => {
    expect([signInAgain.needed(), signInAgain.reason()]).toEqual([true, 'fresh-login']);
    window.dispatchEvent(new MessageEvent('message', { data: { type: 'signed-in' }, origin: window.origin }));
    server.expectOne('/v1/me').flush(me('p1', 'A. Jansen'));
    const again = server.expectOne('/v1/cases/c1/participants');
    expect(again.request.body).toEqual({ personId: 'p2' });
    again.flush({ id: 'c1' });
    expect(outcome).toEqual({ id: 'c1' });
  });
  it('is not sent again because one comes back to the window, still signed in as before', () => {
    window.dispatchEvent(new Event('focus'));
    server.expectNone('/v1/me');
    expect(signInAgain.needed()).toBe(true);
    signInAgain.giveUp();
  });
  it('stays undone, in words that fit, when one does not log in', () => {
    signInAgain.giveUp();
    expect((outcome as Problem).title).toBe('Niet opnieuw aangemeld');
  });
});
