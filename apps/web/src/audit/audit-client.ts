import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  AccountOverview,
  AskOverview,
  CheckpointPage,
  CloseSample,
  DrawSample,
  FoundPersons,
  LogPage,
  RecordFinding,
  SampleAnswer,
  SampleList,
  SampleRow,
  SearchLog,
} from '@casusregie/contract';
import { firstValueFrom } from 'rxjs';
import { CasesClient } from '../cases/cases-client';

/**
 * The log, and the work of who keeps watch over it. What is looked for goes in a body: nobody's name comes into an
 * address. Everything fails with a `Problem` or what `problemOf` makes one of.
 */
@Service()
export class AuditClient {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(CasesClient);

  /** A page of the log. Each search is in the log itself, so ask only what somebody asked for. */
  search(query: SearchLog): Promise<LogPage> {
    return firstValueFrom(this.http.post<LogPage>('/v1/audit/log-searches', query));
  }

  /** People by a part of their name, account, function or organisation. */
  persons(text: string): Promise<FoundPersons> {
    return firstValueFrom(this.http.post<FoundPersons>('/v1/audit/person-searches', { text }));
  }

  /** What one account touched in a period. */
  touched(asked: AskOverview): Promise<AccountOverview> {
    return firstValueFrom(this.http.post<AccountOverview>('/v1/audit/account-overviews', asked));
  }

  /** The newest checkpoint and the state of the log; asks nothing while it is not wanted. Call it where `inject()` works. */
  checkpoints(wanted: () => boolean): HttpResourceRef<CheckpointPage | undefined> {
    return httpResource<CheckpointPage>(() => (wanted() ? '/v1/audit/checkpoints?limit=1' : undefined));
  }

  /** The whole log as a file. The server asks a fresh login for it. */
  export(): Promise<Blob> {
    return firstValueFrom(this.http.get('/v1/audit/log-exports/latest', { responseType: 'blob' }));
  }

  /** All samples. Call it where `inject()` works. */
  samples(): HttpResourceRef<SampleList | undefined> {
    return httpResource<SampleList>(() => '/v1/audit/samples');
  }

  /** One sample with its reads. Call it where `inject()` works. */
  sample(sampleId: () => string): HttpResourceRef<SampleAnswer | undefined> {
    return httpResource<SampleAnswer>(() => `/v1/audit/samples/${sampleId()}`);
  }

  /** Draws a sample. */
  draw(drawing: DrawSample): Promise<SampleRow> {
    return this.changes.post<SampleRow>('/v1/audit/samples', drawing);
  }

  /** Records what was found of one read. */
  find(sampleId: string, entryId: string, found: RecordFinding): Promise<SampleRow> {
    return this.changes.put<SampleRow>(`/v1/audit/samples/${sampleId}/findings/${entryId}`, found);
  }

  /** Ends the work on a sample. */
  close(sampleId: string, closing: CloseSample): Promise<SampleRow> {
    return this.changes.post<SampleRow>(`/v1/audit/samples/${sampleId}/closing`, closing);
  }
}
