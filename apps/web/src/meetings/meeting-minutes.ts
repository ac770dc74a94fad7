import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MeetingAnswer } from '@casusregie/contract';
import { AGENDA_REASON_LABELS, PRESENCE_LABELS } from '@casusregie/domain';
import { Empty, PlainDatePipe, dateTime } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { PlainDialog } from '../cases/forms/plain-dialog';
import type { PlainForm } from '../cases/forms/plain-form';
import { TaskItems } from '../municipalities/task-items';
import { noteForm } from './meeting-forms';

/** A meeting to read: its own minutes when it is closed, and to a guest their part of it. */
@Component({
  selector: 'app-meeting-minutes',
  imports: [Empty, PlainDatePipe, PlainDialog, RouterLink, TaskItems],
  template: `
    <div class="ui-stack">
      @if (meeting().guests.length > 0) {
        <section class="ui-card" aria-labelledby="wie">
          <h2 class="ui-card-title" id="wie">
            {{ meeting().view === 'staff' ? 'Genodigden' : 'Van uw organisatie' }}
          </h2>
          <ul>
            @for (one of meeting().guests; track one.organisation.id + (one.person?.id ?? '')) {
              <li>
                {{ one.person ? one.person.name + ', ' : '' }}{{ one.organisation.name }}
                <span class="ui-quiet">· {{ presences[one.presence].toLowerCase() }}</span>
              </li>
            }
          </ul>
        </section>
      }
      @for (item of meeting().items; track item.id) {
        <article class="ui-card ui-stack ui-stack-tight" [attr.aria-labelledby]="'punt-' + item.id">
          <div>
            <h2 [id]="'punt-' + item.id">
              <a class="ui-number" [routerLink]="['/casussen', item.caseId]">{{ item.number }}</a>
              {{ item.title ?? 'Zonder titel' }}
            </h2>
            <p class="ui-quiet">{{ reasons[item.reason] }}</p>
          </div>
          @if (item.minutes) {
            <div>
              <h3>Verslag</h3>
              <p class="ui-as-typed">{{ item.minutes }}</p>
            </div>
          }
          @if (item.decision || item.moves.length > 0) {
            <div>
              <h3>Besluit</h3>
              @if (item.decision) {
                <p class="ui-as-typed">{{ item.decision }}</p>
              }
              @for (move of item.moves; track move.label) {
                <p>
                  <strong>{{ move.label }}</strong>: <span class="ui-as-typed">{{ move.text }}</span>
                </p>
              }
            </div>
          } @else if (meeting().state === 'closed') {
            <p class="ui-quiet">Geen besluit vastgelegd.</p>
          }
          @if (item.actions.length > 0) {
            <div>
              <h3>{{ item.view === 'staff' ? 'Acties' : 'Acties van uw organisatie' }}</h3>
              <app-task-items [tasks]="item.actions" (changed)="changed.emit()" />
            </div>
          }
          @for (note of item.notes; track note.id) {
            <div class="note">
              <h3>Aantekening</h3>
              <p class="ui-as-typed">{{ note.text }}</p>
              <p class="ui-quiet ui-small">{{ note.by }}, {{ when(note.at) }}</p>
            </div>
          }
          @if (item.mayNote) {
            <div class="ui-no-print">
              <button type="button" class="ui-button ui-button-small" (click)="note(item.id)">
                Aantekening toevoegen<span class="ui-visually-hidden">: {{ item.number }}</span>
              </button>
            </div>
          }
        </article>
      } @empty {
        <ui-empty
          icon="list"
          title="Er staat voor u niets op de agenda."
          text="U ziet hier de punten van casussen waar u bij hoort."
        />
      }
      @if (meeting().closedOn; as on) {
        <p class="ui-quiet">Afgesloten op {{ on | plainDate }} door {{ meeting().closedBy }}.</p>
      }
    </div>
    <app-plain-dialog [(form)]="form" (changed)="changed.emit()" />
  `,
  styles: `
    h2,
    h3 {
      font-size: var(--text-h3);
    }
    h3 {
      font-size: var(--text-body);
    }
    ul {
      padding: 0;
      list-style: none;
    }
    .note {
      padding-inline-start: var(--space-3);
      border-inline-start: 3px solid var(--line);
    }
  `,
})
export class MeetingMinutes {
  readonly meeting = input.required<MeetingAnswer>();
  readonly changed = output<void>();
  private readonly client = inject(CasesClient);
  protected readonly reasons = AGENDA_REASON_LABELS;
  protected readonly presences = PRESENCE_LABELS;
  protected readonly when = dateTime;
  protected readonly form = signal<PlainForm | null>(null);

  protected note(itemId: string): void {
    this.form.set(noteForm(this.client, itemId));
  }
}
