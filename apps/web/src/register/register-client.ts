import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  CertificationAnswer,
  CertificationDecision,
  CertificationList,
  CertificationReport,
  PersonAnswer,
  PersonPage,
  PersonSearch,
} from '@casusregie/contract';
import { firstValueFrom } from 'rxjs';
import { CasesClient, paramsOf } from '../cases/cases-client';

/** What persons are looked for by. A part of a name goes in the body of a request, never in an address. */
export type PersonFilter = Partial<PersonSearch>;

/** The authorisation register. Changes carry the version they were made on and fail with a `Problem`. */
@Service()
export class RegisterClient {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(CasesClient);

  /** Persons by filter. Call it where `inject()` works. */
  persons(filter: () => PersonFilter): HttpResourceRef<PersonPage | undefined> {
    return httpResource<PersonPage>(() => ({ url: '/v1/persons/_search', method: 'POST', body: filter() }));
  }

  /** A page of the same, once. */
  page(filter: PersonFilter): Promise<PersonPage> {
    return firstValueFrom(this.http.post<PersonPage>('/v1/persons/_search', filter));
  }

  /** One person with everything they may do and could do. Call it where `inject()` works. */
  person(personId: () => string): HttpResourceRef<PersonAnswer | undefined> {
    return httpResource<PersonAnswer>(() => `/v1/persons/${personId()}`);
  }

  /** The same as it is now, once: before something is ended that is named beforehand. */
  readNow(personId: string): Promise<PersonAnswer> {
    return firstValueFrom(this.http.get<PersonAnswer>(`/v1/persons/${personId}`));
  }

  /** What waits for the yearly review. Call it where `inject()` works. */
  due(region: () => string): HttpResourceRef<CertificationList | undefined> {
    return httpResource<CertificationList>(() => ({
      url: '/v1/certifications',
      params: paramsOf({ region: region() }),
    }));
  }

  /** How far the yearly review is. Call it where `inject()` works. */
  report(): HttpResourceRef<CertificationReport | undefined> {
    return httpResource<CertificationReport>(() => '/v1/certification-reports');
  }

  /** Records what was decided about one or more authorisations. */
  certify(decisions: readonly CertificationDecision[]): Promise<CertificationAnswer> {
    return this.changes.post<CertificationAnswer>('/v1/certifications', { decisions });
  }

  /** Adds something, under a version when one is given. */
  add(path: string, body: object, version?: number): Promise<PersonAnswer> {
    return this.changes.post<PersonAnswer>(path, body, version);
  }

  /** Changes something that was seen in this version. */
  change(path: string, body: object, version: number): Promise<PersonAnswer> {
    return this.changes.patchAt<PersonAnswer>(path, body, version);
  }
}
