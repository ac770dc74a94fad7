import { HttpClient, HttpEventType } from '@angular/common/http';
import { DestroyRef, Service, computed, inject, signal } from '@angular/core';
import type { AttachmentAnswer } from '@casusregie/contract';
import { ATTACHMENT_TYPES, LIMITS } from '@casusregie/contract/constants';
import type { FileRule, ListedFile } from '@casusregie/ui';
import type { Subscription } from 'rxjs';
import { problemOf } from '../server/problem';

const EXTENSIONS: Record<keyof typeof ATTACHMENT_TYPES, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/heic': ['heic'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'message/rfc822': ['eml'],
  'application/vnd.ms-outlook': ['msg'],
  'text/csv': ['csv'],
  'text/plain': ['txt'],
};

/** Which files may be added; the server looks at the content itself. */
export const ATTACHMENT_RULE: FileRule = {
  extensions: Object.values(EXTENSIONS).flat(),
  maxBytes: LIMITS.attachmentBytes,
};

interface Upload extends ListedFile {
  readonly sending: Subscription | null;
}

/** Files on their way to one case: how far each is, stopping one, and what went wrong. One per list of attachments. */
@Service({ autoProvided: false })
export class AttachmentUploads {
  private readonly http = inject(HttpClient);
  private readonly under = signal<readonly Upload[]>([]);
  private last = 0;

  /** Files that are being sent, or that could not be. */
  readonly files = computed<readonly ListedFile[]>(() => this.under());
  readonly isBusy = computed(() => this.under().some(({ error }) => !error));

  constructor() {
    inject(DestroyRef).onDestroy(() => this.under().forEach(({ sending }) => sending?.unsubscribe()));
  }

  /** Sends a file to a case. `done` is told when it is there. */
  send(caseId: string, file: File, done: (added: AttachmentAnswer) => void): void {
    const id = `upload-${(this.last += 1)}`;
    const form = new FormData();
    form.append('file', file, file.name);
    this.under.update((all) => [...all, { id, name: file.name, size: file.size, progress: 0, sending: null }]);
    const sending = this.http
      .post<AttachmentAnswer>(`/v1/cases/${caseId}/attachments`, form, { observe: 'events', reportProgress: true })
      .subscribe({
        next: (event) => {
          if (event.type === HttpEventType.UploadProgress && event.total)
            this.change(id, { progress: Math.min(event.loaded / event.total, 0.99) });
          if (event.type !== HttpEventType.Response || !event.body) return;
          this.forget(id);
          done(event.body);
        },
        error: (error: unknown) => this.change(id, { progress: null, error: this.words(error) }),
      });
    this.change(id, { sending });
  }

  /** Says of a file why it was not sent. */
  fail(file: File, error: string): void {
    const id = `upload-${(this.last += 1)}`;
    this.under.update((all) => [
      ...all,
      { id, name: file.name, size: file.size, progress: null, error, sending: null },
    ]);
  }

  /** Stops sending, or takes a failed one off the list. Whether it was one of these. */
  cancel(id: string): boolean {
    const found = this.under().find((one) => one.id === id);
    found?.sending?.unsubscribe();
    if (found) this.forget(id);
    return found !== undefined;
  }

  private words(error: unknown): string {
    const problem = problemOf(error);
    const [fault] = problem.errors;
    if (problem.status === 415) return 'Niet toegevoegd: de inhoud is geen soort bestand dat u kunt toevoegen.';
    if (problem.status === 0) return 'Niet toegevoegd: geen verbinding. Kies het bestand opnieuw.';
    return `Niet toegevoegd: ${fault?.message || problem.detail || problem.title}`;
  }

  private change(id: string, fields: Partial<Upload>): void {
    this.under.update((all) => all.map((one) => (one.id === id ? { ...one, ...fields } : one)));
  }

  private forget(id: string): void {
    this.under.update((all) => all.filter((one) => one.id !== id));
  }
}
