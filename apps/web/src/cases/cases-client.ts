import { HttpClient, HttpEventType, HttpParams, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  AttachmentAnswer,
  CaseAnswer,
  CasePage,
  CaseQuery,
  CreateCase,
  EventPage,
  MakeMove,
  MoveAnswer,
  PatchCase,
  RelatedList,
} from '@casusregie/contract';
import { filter, firstValueFrom, tap } from 'rxjs';
import { problemOf } from '../server/problem';

/** What a list of cases can be asked for: scope, filters, order and page. */
export type CaseListQuery = Partial<CaseQuery>;
/** A move with its facts, as the contract names them. */
export type MoveFacts = Partial<MakeMove> & Pick<MakeMove, 'move'>;

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Query parameters of the fields that are filled. */
export function paramsOf(query: object): HttpParams {
  const filled = Object.entries(query as Record<string, unknown>).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return new HttpParams({ fromObject: Object.fromEntries(filled.map(([name, value]) => [name, String(value)])) });
}

/**
 * Reads and changes cases. A change carries the version it was made on (`If-Match`) and a key of its own: sent again
 * after a lost connection it has the same key, so that it is never done twice.
 */
@Service()
export class CasesClient {
  private readonly http = inject(HttpClient);
  /** Keys of changes that got no answer yet, by what was sent. */
  private readonly unanswered = new Map<string, string>();

  /** A list of cases; asks nothing while the query is undefined. Call it where `inject()` works. */
  list(query: () => CaseListQuery | undefined): HttpResourceRef<CasePage | undefined> {
    return httpResource<CasePage>(() => {
      const asked = query();
      return asked && { url: '/v1/cases', params: paramsOf(asked) };
    });
  }

  /** One page of a list, once. */
  page(query: CaseListQuery): Promise<CasePage> {
    return firstValueFrom(this.http.get<CasePage>('/v1/cases', { params: paramsOf(query) }));
  }

  /** One case in the caller's view. Call it where `inject()` works. */
  detail(caseId: () => string): HttpResourceRef<CaseAnswer | undefined> {
    return httpResource<CaseAnswer>(() => `/v1/cases/${caseId()}`);
  }

  /** One case as it is now, once: after a change by somebody else. */
  read(caseId: string): Promise<CaseAnswer> {
    return firstValueFrom(this.http.get<CaseAnswer>(`/v1/cases/${caseId}`));
  }

  /** A page of the timeline, newest first. */
  events(caseId: string, after?: string | null, group?: string | null): Promise<EventPage> {
    const params = paramsOf({ after, group });
    return firstValueFrom(this.http.get<EventPage>(`/v1/cases/${caseId}/events`, { params }));
  }

  /** What belongs with a case or looks like it, once. */
  related(caseId: string): Promise<RelatedList> {
    return firstValueFrom(this.http.get<RelatedList>(`/v1/cases/${caseId}/related-cases`));
  }

  /** Makes a move. Fails with a `Problem`. */
  move(caseId: string, version: number, facts: MoveFacts): Promise<MoveAnswer> {
    return this.post(`/v1/cases/${caseId}/moves`, facts, version);
  }

  /** Starts a draft. */
  create(fields: CreateCase): Promise<MoveAnswer> {
    return this.post('/v1/cases', fields);
  }

  /** Saves a part of a draft, or the priority or confidentiality of a case. */
  patch(caseId: string, version: number, fields: PatchCase): Promise<MoveAnswer> {
    return this.send('PATCH', `/v1/cases/${caseId}`, { body: fields, version });
  }

  /** Does an act at an address under `/v1`. */
  post<Answer = MoveAnswer>(path: string, body: object, version?: number): Promise<Answer> {
    return this.send<Answer>('POST', path, { body, version });
  }

  /** Puts something in its place. */
  put<Answer = MoveAnswer>(path: string, body: object, version?: number): Promise<Answer> {
    return this.send<Answer>('PUT', path, { body, version });
  }

  /** Changes a part of something. */
  patchAt<Answer = MoveAnswer>(path: string, body: object, version?: number): Promise<Answer> {
    return this.send<Answer>('PATCH', path, { body, version });
  }

  /** Takes something away. */
  remove<Answer = MoveAnswer>(path: string, version?: number): Promise<Answer> {
    return this.send<Answer>('DELETE', path, { version });
  }

  /**
   * Sends a file to a case.
   * @param onProgress told how much has been sent, from 0 to 1
   */
  upload(caseId: string, file: File, onProgress: (share: number) => void = () => undefined): Promise<AttachmentAnswer> {
    const form = new FormData();
    form.append('file', file, file.name);
    const events = this.http.post<AttachmentAnswer>(`/v1/cases/${caseId}/attachments`, form, {
      observe: 'events',
      reportProgress: true,
    });
    return firstValueFrom(
      events.pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress && event.total) onProgress(event.loaded / event.total);
        }),
        filter((event) => event.type === HttpEventType.Response),
      ),
    ).then(({ body }) => body as AttachmentAnswer);
  }

  private async send<Answer = MoveAnswer>(
    method: Method,
    path: string,
    { body, version }: { body?: object; version?: number | undefined },
  ): Promise<Answer> {
    const sent = `${method} ${path} ${version ?? ''} ${JSON.stringify(body ?? null)}`;
    const key = this.unanswered.get(sent) ?? crypto.randomUUID();
    this.unanswered.set(sent, key);
    const headers: Record<string, string> = {
      ...(method === 'POST' && { 'Idempotency-Key': key }),
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    };
    try {
      const answer = await firstValueFrom(this.http.request<Answer>(method, path, { body, headers }));
      this.unanswered.delete(sent);
      return answer;
    } catch (error) {
      const problem = problemOf(error);
      // Without an answer, or with a failure of the server, it may have been done: the next try has the same key.
      if (problem.status >= 400 && problem.status < 500) this.unanswered.delete(sent);
      throw problem;
    }
  }
}
