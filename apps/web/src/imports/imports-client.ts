import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ImportAnswer, ImportList } from '@casusregie/contract';
import { firstValueFrom } from 'rxjs';

const PATH = '/v1/case-imports';
export const TEMPLATE_PATH = '/v1/case-imports/template';

/** The server's lists that are taken over. */
@Injectable({ providedIn: 'root' })
export class ImportsClient {
  private readonly http = inject(HttpClient);

  /** How a list stands; nothing without an id. */
  one(id: () => string | undefined): HttpResourceRef<ImportAnswer | undefined> {
    return httpResource<ImportAnswer>(() => {
      const wanted = id();
      return wanted ? `${PATH}/${encodeURIComponent(wanted)}` : undefined;
    });
  }

  mine(): HttpResourceRef<ImportList | undefined> {
    return httpResource<ImportList>(() => PATH);
  }

  bring(file: File): Promise<ImportAnswer> {
    const form = new FormData();
    form.append('file', file, file.name);
    return firstValueFrom(this.http.post<ImportAnswer>(PATH, form));
  }

  confirm(id: string): Promise<ImportAnswer> {
    return firstValueFrom(this.http.post<ImportAnswer>(`${PATH}/${id}/confirmation`, null));
  }

  cancel(id: string): Promise<ImportAnswer> {
    return firstValueFrom(this.http.delete<ImportAnswer>(`${PATH}/${id}`));
  }
}
