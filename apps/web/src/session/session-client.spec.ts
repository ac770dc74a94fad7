import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Role } from '@casusregie/domain';
import { problems } from '../server/problems';
import { Authorisation, Me, Session } from './session-client';

const authorisation = (id: string, role: Role, organisation: string): Authorisation => ({
  id,
  role,
  label: role,
  organisation: { id: organisation, name: organisation, kind: 'riec' },
  regions: [],
});
const ME: Me = {
  person: { id: 'p1', name: 'A. Jansen', function: 'Analist' },
  organisation: { id: 'o1', name: 'RIEC Limburg', kind: 'riec' },
  authorisations: [
    authorisation('a1', 'analyst', 'o1'),
    authorisation('a2', 'legal', 'o1'),
    authorisation('a3', 'partner', 'o2'),
  ],
  may: [],
  demo: false,
  notice: null,
};

describe('who is signed in', () => {
  const answered = async (body: unknown, status = 200): Promise<Session> => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting()],
    });
    const session = TestBed.inject(Session);
    TestBed.tick();
    const asked = TestBed.inject(HttpTestingController).expectOne('/v1/me');
    asked.flush(body as object, { status, statusText: String(status) });
    await Promise.resolve();
    TestBed.tick();
    return session;
  };

  it('is nobody after 401', async () => {
    expect((await answered({ title: 'Afgemeld', status: 401 }, 401)).state()).toBe('signed-out');
  });
  it('is not known after a failure', async () => {
    expect((await answered(null, 503)).state()).toBe('failed');
  });
  it('holds the roles of the organisation one acts for', async () => {
    const session = await answered(ME);
    expect(session.state()).toBe('signed-in');
    expect(session.roles()).toEqual(['analyst', 'legal']);
    session.actingAs.set(ME.authorisations[2]);
    expect(session.roles()).toEqual(['partner']);
  });
});
