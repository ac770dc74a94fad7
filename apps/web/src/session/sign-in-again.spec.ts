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
});
