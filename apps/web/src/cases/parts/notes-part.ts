import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import type { NoteAnswer, NoteList } from '@casusregie/contract';
import { Failure, Skeleton, dateTime } from '@casusregie/ui';
import { problemOf } from '../../server/problem';
import { CasesClient } from '../cases-client';
import { PlainDialog } from '../forms/plain-dialog';
import type { PlainForm } from '../forms/plain-form';
import { ActButton } from '../page/act-button';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

/** What RIEC staff note for one another: no requester, partner or case director reads it. */
@Component({
  selector: 'app-notes-part',
  imports: [ActButton, CasePart, Failure, PlainDialog, Skeleton],
  template: `
    <app-case-part name="notities">
      <app-act-button partActs name="writeNote" (press)="write()" />
      <p class="ui-quiet ui-small">Alleen medewerkers van het RIEC lezen dit. Delen kan niet.</p>
      @if (list.error()) {
        <ui-failure [text]="failure().title" (retry)="list.reload()" />
      } @else if (list.hasValue()) {
        <div>
          @for (note of list.value().items; track note.id) {
            <article class="item" [attr.aria-label]="'Notitie van ' + note.writtenBy">
              <div class="row">
                <strong>{{ note.writtenBy }}</strong>
                <span class="ui-quiet ui-small">
                  {{ when(note.writtenAt) }}
                  @if (note.changedAt; as at) {
                    · gewijzigd {{ when(at) }}
                  }
                </span>
              </div>
              <p class="ui-as-typed">{{ note.text }}</p>
              @if (note.earlier.length > 0) {
                <details>
                  <summary>Hoe de notitie eerder luidde</summary>
                  @for (before of note.earlier; track $index) {
                    <p class="ui-as-typed ui-small ui-quiet">{{ when(before.writtenAt) }}: {{ before.text }}</p>
                  }
                </details>
              }
              @if (note.mayEdit) {
                <p class="ui-no-print">
                  <button type="button" class="ui-button ui-button-small" (click)="change(note)">
                    Wijzigen<span class="ui-visually-hidden">: notitie van {{ when(note.writtenAt) }}</span>
                  </button>
                </p>
              }
            </article>
          } @empty {
            <p class="ui-quiet">Er zijn geen notities bij deze casus.</p>
          }
        </div>
      } @else {
        <ui-skeleton kind="text" [rows]="3" label="Notities laden" />
      }
    </app-case-part>
    <app-plain-dialog [(form)]="form" (changed)="desk.changed()" />
  `,
  styleUrl: './part-rows.css',
})
export class NotesPart {
  protected readonly desk = inject(CaseDesk);
  private readonly client = inject(CasesClient);
  protected readonly form = signal<PlainForm | null>(null);
  protected readonly when = dateTime;
  private readonly address = computed(() => `/v1/cases/${this.desk.file().id}/notes`);
  protected readonly list = httpResource<NoteList>(() => {
    this.desk.round();
    return this.address();
  });
  protected readonly failure = computed(() => problemOf(this.list.error()));

  protected write(): void {
    this.form.set({
      ...NOTE,
      title: 'Notitie schrijven',
      fields: [{ name: 'text', kind: 'text', label: 'Notitie', required: true }],
      done: 'Notitie bewaard',
      send: (body) => this.client.post(this.address(), body),
    });
  }

  protected change({ id, text, version }: NoteAnswer): void {
    this.form.set({
      ...NOTE,
      title: 'Notitie wijzigen',
      about: [...NOTE.about, 'Hoe de notitie eerder luidde, blijft te lezen.'],
      fields: [{ name: 'text', kind: 'text', label: 'Notitie', required: true, value: text }],
      done: 'Notitie gewijzigd',
      send: (body) => this.client.patchAt(`/v1/notes/${id}`, body, version),
    });
  }
}

const NOTE = {
  about: ['Alleen medewerkers van het RIEC lezen dit. Inbrenger, partners en casusregisseur zien het niet.'],
  submit: 'Bewaren',
};
