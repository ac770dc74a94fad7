import { HttpClient, HttpErrorResponse, type HttpResponse } from '@angular/common/http';
import { DOCUMENT, Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem, problemOf, type ProblemBody } from './problem';

const NAME = /filename="([^"]+)"/;

/** Files that the server makes on request, saved as the browser saves a download. */
@Service()
export class TakenFiles {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);

  /** Has a file made and saves it under the name that the server gives. Fails with a `Problem`. */
  async take(path: string, body: object): Promise<void> {
    try {
      this.save(await firstValueFrom(this.http.post(path, body, { responseType: 'blob', observe: 'response' })));
    } catch (error) {
      throw await this.problem(error);
    }
  }

  private save({ body, headers }: HttpResponse<Blob>): void {
    if (!body) return;
    const address = URL.createObjectURL(body);
    const link = this.document.createElement('a');
    link.href = address;
    link.download = NAME.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'bestand';
    link.click();
    URL.revokeObjectURL(address);
  }

  /** Where a file was asked for, a refusal comes as a file too. */
  private async problem(error: unknown): Promise<Problem> {
    if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob)) return problemOf(error);
    try {
      return new Problem({ ...(JSON.parse(await error.error.text()) as ProblemBody), status: error.status });
    } catch {
      return problemOf(error);
    }
  }
}
