import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { ImportedAnswers } from '@casusregie/contract';
import { FileDrop, Icon, Notice, Progress, Toasts, counted } from '@casusregie/ui';
import { firstValueFrom } from 'rxjs';
import { ABOUT_TAKING, WHY_FIELDS } from '../cases/forms/export-form';
import { PlainDialog } from '../cases/forms/plain-dialog';
import type { PlainForm } from '../cases/forms/plain-form';
import { Acting } from '../requests/acting';
import { TakenFiles } from '../server/taken-files';

/** The open questions as an Excel list: taken along, filled in elsewhere, and given back whole or not at all. */
@Component({
  selector: 'app-line-list',
  imports: [FileDrop, Icon, Notice, PlainDialog, Progress],
  template: `
    <div class="ui-stack ui-stack-tight">
      <p class="ui-quiet">
        Neem de open vragen mee als Excel-lijst, vul de kolommen Antwoord en Grond in en geef de lijst terug. Er wordt
        pas iets vastgelegd als de hele lijst klopt.
      </p>
      @if (acting.problem(); as wrong) {
        <ui-notice tone="danger" [title]="wrong.title" [live]="true">
          <p>{{ wrong.detail }}</p>
          <ul>
            @for (fault of faults(); track fault) {
              <li>{{ fault }}</li>
            }
          </ul>
        </ui-notice>
      }
      <div class="ui-row">
        <button type="button" class="ui-button ui-button-small" [disabled]="count() === 0" (click)="begin()">
          <ui-icon name="download" />Open vragen meenemen als Excel
        </button>
      </div>
      @if (acting.busy()) {
        <ui-progress label="De lijst wordt nagekeken en vastgelegd" />
      } @else {
        <ui-file-drop
          label="Ingevulde lijst teruggeven"
          fieldId="answered-list"
          [multiple]="false"
          [rule]="rule"
          (picked)="give($event)"
        />
      }
    </div>
    <app-plain-dialog [(form)]="form" />
  `,
})
export class LineList {
  /** How many questions are open. */
  readonly count = input.required<number>();
  /** Answers were recorded: the questions must be read again. */
  readonly changed = output<void>();

  private readonly http = inject(HttpClient);
  private readonly files = inject(TakenFiles);
  private readonly toasts = inject(Toasts);
  protected readonly acting = new Acting();
  protected readonly form = signal<PlainForm | null>(null);
  protected readonly rule = { extensions: ['xlsx'], maxBytes: 2_000_000 };
  protected readonly faults = computed(() =>
    (this.acting.problem()?.errors ?? []).map(
      ({ field, message }) => `${field === 'file' ? 'Het bestand' : field} ${message}.`,
    ),
  );

  protected begin(): void {
    this.form.set({
      title: 'Open vragen meenemen als Excel',
      about: [
        `De lijst bevat van ${counted(this.count(), 'open vraag', 'open vragen')} ook waaraan het subject te herkennen is, met het burgerservicenummer. ${ABOUT_TAKING}`,
      ],
      fields: WHY_FIELDS.filter(({ name }) => name === 'purpose'),
      submit: 'Lijst maken',
      done: 'De lijst is gemaakt',
      send: (body) => this.files.take('/v1/inquiry-lines/exports', body),
    });
  }

  protected async give([file]: readonly File[]): Promise<void> {
    if (!file) return;
    const form = new FormData();
    form.append('file', file, file.name);
    let answered = 0;
    const done = await this.acting.do(async () => {
      ({ answered } = await firstValueFrom(this.http.post<ImportedAnswers>('/v1/inquiry-lines/imports', form)));
    });
    if (!done) return;
    this.toasts.show(`${counted(answered, 'vraag', 'vragen')} beantwoord met de lijst.`);
    this.changed.emit();
  }
}
