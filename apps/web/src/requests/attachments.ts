import { Component, computed, effect, inject, input, output } from '@angular/core';
import type { AttachmentAnswer } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { DateTimePipe, FileDrop, Icon, Toasts, fileSize, type ListedFile } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { problemOf } from '../server/problem';
import { ATTACHMENT_RULE, AttachmentUploads } from './attachment-uploads';

/** The files of a case: to download, to add, and out of a draft to take away again. */
@Component({
  selector: 'app-attachments',
  imports: [DateTimePipe, FileDrop, Icon],
  providers: [AttachmentUploads],
  template: `
    @if (attachments().length > 0) {
      <ul class="files" aria-label="Bijlagen">
        @for (file of attachments(); track file.id) {
          <li>
            <ui-icon name="file" />
            <span class="what">
              <a [href]="address(file)" [attr.download]="file.name">{{ file.name }}</a>
              <span class="ui-quiet ui-small">
                {{ size(file.bytes) }} · toegevoegd door {{ file.addedBy }}, {{ file.addedAt | dateTime }}
              </span>
            </span>
            @if (mayRemove()) {
              <button
                type="button"
                class="ui-button ui-button-quiet ui-button-small ui-button-icon"
                [attr.aria-label]="'Verwijder ' + file.name"
                (click)="remove(file)"
              >
                <ui-icon name="trash" />
              </button>
            }
          </li>
        }
      </ul>
    }
    @if (mayAdd()) {
      @if (isFull()) {
        <p class="ui-quiet">Er kunnen hoogstens {{ most }} bijlagen bij een verzoek.</p>
      } @else {
        <ui-file-drop
          label="Bijlagen toevoegen"
          [files]="uploads.files()"
          [rule]="rule"
          (picked)="add($event)"
          (removed)="uploads.cancel($event)"
        />
      }
    } @else if (attachments().length === 0) {
      <p class="ui-quiet">Er zijn geen bijlagen.</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
    .files {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
    }
    li {
      display: flex;
      gap: var(--space-3);
      align-items: flex-start;
    }
    ui-icon {
      margin-block-start: 2px;
      color: var(--ink-quiet);
    }
    .what {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class Attachments {
  /** The case they belong to; null while a draft is not made yet. */
  readonly caseId = input.required<string | null>();
  readonly attachments = input.required<readonly AttachmentAnswer[]>();
  readonly mayAdd = input(false);
  readonly mayRemove = input(false);
  /** Makes the case when there is none yet. */
  readonly ensure = input<() => Promise<string | null>>(() => Promise.resolve(null));
  /** The list after a file was added or taken away. */
  readonly changed = output<readonly AttachmentAnswer[]>();
  /** Whether a file is on its way. */
  readonly busy = output<boolean>();

  protected readonly uploads = inject(AttachmentUploads);
  private readonly cases = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  protected readonly rule = ATTACHMENT_RULE;
  protected readonly most = LIMITS.attachments;
  protected readonly size = fileSize;
  protected readonly isFull = computed(() => this.attachments().length + this.sending().length >= LIMITS.attachments);
  private readonly sending = computed<readonly ListedFile[]>(() => this.uploads.files().filter(({ error }) => !error));

  constructor() {
    effect(() => this.busy.emit(this.uploads.isBusy()));
  }

  protected address(file: AttachmentAnswer): string {
    return `/v1/cases/${this.caseId()}/attachments/${file.id}`;
  }

  protected async add(files: readonly File[]): Promise<void> {
    const caseId = this.caseId() ?? (await this.ensure()());
    for (const file of files) {
      if (!caseId)
        this.uploads.fail(file, 'Niet toegevoegd: het concept kon niet worden opgeslagen. Kies het bestand opnieuw.');
      else if (this.isFull()) this.uploads.fail(file, `Niet toegevoegd: ${LIMITS.attachments} bijlagen is het meeste.`);
      else
        this.uploads.send(caseId, file, (added) => {
          this.changed.emit([...this.attachments(), added]);
          this.toasts.say(`${added.name} is toegevoegd`);
        });
    }
  }

  protected async remove(file: AttachmentAnswer): Promise<void> {
    try {
      await this.cases.remove(`/v1/cases/${this.caseId()}/attachments/${file.id}`);
      this.changed.emit(this.attachments().filter(({ id }) => id !== file.id));
      this.toasts.show(`${file.name} is verwijderd.`);
    } catch (error) {
      this.toasts.show(`${file.name} is niet verwijderd. ${problemOf(error).detail}`, 'danger');
    }
  }
}
