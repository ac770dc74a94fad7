import { Component, computed, inject, signal } from '@angular/core';
import { ATTACHMENT_TYPES, LIMITS } from '@casusregie/contract/constants';
import { DateTimePipe, FileDrop, Icon, Toasts, fileSize, uniqueId, type ListedFile } from '@casusregie/ui';
import { problemOf } from '../../server/problem';
import { TakenFiles } from '../../server/taken-files';
import { CasesClient } from '../cases-client';
import { exportForm } from '../forms/export-form';
import { ActButton } from '../page/act-button';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

const EXTENSIONS = ['pdf', 'jpg', 'jpeg', 'png', 'heic', 'webp', 'docx', 'xlsx', 'eml', 'msg', 'csv', 'txt'];

/** Files of the case: to download, and to add. */
@Component({
  selector: 'app-documents-part',
  imports: [ActButton, CasePart, DateTimePipe, FileDrop, Icon],
  template: `
    <app-case-part name="documenten">
      <app-act-button partActs name="exportCase" look="quiet" label="Dossier meenemen" (press)="take()" />
      @if (mayAdd()) {
        <button
          partActs
          type="button"
          class="ui-button ui-button-small"
          [attr.aria-expanded]="adding()"
          (click)="adding.set(!adding())"
        >
          Bijlage toevoegen
        </button>
      }
      @if (file().attachments.length > 0) {
        <div>
          @for (one of file().attachments; track one.id) {
            <div class="item">
              <a class="ui-row" [href]="address(one.id)" [attr.download]="one.name"
                ><ui-icon name="download" />{{ one.name }}</a
              >
              <span class="under">
                {{ type(one.type) }}, {{ size(one.bytes) }} · {{ one.addedBy }}, {{ one.addedAt | dateTime }}
              </span>
            </div>
          }
        </div>
      } @else {
        <p class="ui-quiet">Nog geen bijlagen.</p>
      }
      @if (mayAdd() && adding()) {
        <ui-file-drop
          class="ui-no-print"
          label="Kies bestanden"
          [files]="sending()"
          [rule]="rule"
          (picked)="send($event)"
          (removed)="forget($event)"
        />
      }
    </app-case-part>
  `,
  styleUrl: './part-rows.css',
})
export class DocumentsPart {
  private readonly desk = inject(CaseDesk);
  private readonly client = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  private readonly taken = inject(TakenFiles);
  protected readonly file = this.desk.file;
  protected readonly size = fileSize;
  protected readonly rule = { extensions: EXTENSIONS, maxBytes: LIMITS.attachmentBytes };
  protected readonly adding = signal(false);
  protected readonly sending = signal<readonly ListedFile[]>([]);
  protected readonly mayAdd = computed(
    () => this.desk.allows('addAttachment') && this.file().attachments.length < LIMITS.attachments,
  );

  protected type(type: string): string {
    return (ATTACHMENT_TYPES as Record<string, string>)[type] ?? 'Bestand';
  }

  protected address(id: string): string {
    return `/v1/cases/${this.file().id}/attachments/${id}`;
  }

  protected take(): void {
    this.desk.open(exportForm(this.taken));
  }

  protected forget(id: string): void {
    this.sending.update((files) => files.filter((one) => one.id !== id));
  }

  /** One after the other, so that a slow line is not divided. */
  protected async send(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const id = uniqueId('bijlage');
      this.sending.update((before) => [...before, { id, name: file.name, size: file.size, progress: 0 }]);
      try {
        await this.client.upload(this.file().id, file, (progress) => this.patch(id, { progress }));
        this.forget(id);
        this.toasts.show(`${file.name} is toegevoegd`);
        this.desk.changed();
      } catch (error) {
        const { title, detail } = problemOf(error);
        this.patch(id, { progress: null, error: detail || title });
      }
    }
  }

  private patch(id: string, change: Partial<ListedFile>): void {
    this.sending.update((files) => files.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }
}
