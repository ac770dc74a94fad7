import { Component, inject, input, output, signal } from '@angular/core';
import type { GuestAnswer, MeetingAnswer } from '@casusregie/contract';
import { PRESENCES, PRESENCE_LABELS, type Presence } from '@casusregie/domain';
import { Icon } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { PlainDialog } from '../cases/forms/plain-dialog';
import type { PlainForm } from '../cases/forms/plain-form';
import { problemOf, type Problem } from '../server/problem';
import { MeetingChoiceList } from './meeting-choices';
import { inviteForm, setPresence, uninvite } from './meeting-forms';

/** Who is invited, and who came. */
@Component({
  selector: 'app-meeting-guests',
  imports: [Icon, PlainDialog],
  template: `
    <section class="ui-card" aria-labelledby="genodigden">
      <div class="head">
        <h2 class="ui-card-title" id="genodigden">Genodigden</h2>
        @if (meeting().mayKeep) {
          <button type="button" class="ui-button ui-button-small" [disabled]="choices.isLoading()" (click)="invite()">
            Uitnodigen
          </button>
        }
      </div>
      <ul>
        @for (guest of meeting().guests; track guest.organisation.id + (guest.person?.id ?? '')) {
          <li>
            <span class="who">
              {{ guest.person?.name ?? guest.organisation.name }}
              <span class="ui-quiet ui-small">{{
                guest.person ? guest.organisation.name : 'kiest zelf wie er komt'
              }}</span>
            </span>
            @if (meeting().mayKeep) {
              <select
                #choice
                class="ui-select"
                [attr.aria-label]="'Aanwezigheid van ' + nameOf(guest)"
                (change)="came(guest, choice.value)"
              >
                @for (one of presences; track one) {
                  <option [value]="one" [selected]="one === guest.presence">{{ labels[one] }}</option>
                }
              </select>
              <button
                type="button"
                class="ui-button ui-button-quiet ui-button-small ui-button-icon"
                [attr.aria-label]="'Uitnodiging van ' + nameOf(guest) + ' intrekken'"
                (click)="drop(guest)"
              >
                <ui-icon name="close" />
              </button>
            } @else {
              <span class="ui-small">{{ labels[guest.presence] }}</span>
            }
          </li>
        } @empty {
          <li class="ui-quiet">Nog niemand uitgenodigd.</li>
        }
      </ul>
    </section>
    <app-plain-dialog [(form)]="form" (changed)="changed.emit()" />
  `,
  styles: `
    .head,
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      align-items: center;
      justify-content: space-between;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      flex-wrap: nowrap;
      padding-block: var(--space-2);
    }
    li + li {
      border-block-start: 1px solid var(--line);
    }
    .who {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-inline-size: 0;
    }
    select {
      inline-size: auto;
    }
  `,
})
export class MeetingGuests {
  readonly meeting = input.required<MeetingAnswer>();
  protected readonly choices = inject(MeetingChoiceList);
  readonly changed = output<void>();
  readonly refused = output<Problem | null>();
  private readonly client = inject(CasesClient);
  protected readonly presences = PRESENCES;
  protected readonly labels = PRESENCE_LABELS;
  protected readonly form = signal<PlainForm | null>(null);

  protected nameOf(guest: GuestAnswer): string {
    return guest.person?.name ?? guest.organisation.name;
  }

  protected invite(): void {
    this.form.set(inviteForm(this.client, this.choices.choices(), this.meeting()));
  }

  protected came(guest: GuestAnswer, presence: string): Promise<void> {
    return this.send(setPresence(this.client, this.meeting(), guest, presence as Presence));
  }

  protected drop(guest: GuestAnswer): Promise<void> {
    return this.send(uninvite(this.client, this.meeting(), guest));
  }

  private async send(act: Promise<unknown>): Promise<void> {
    try {
      await act;
      this.refused.emit(null);
    } catch (error) {
      this.refused.emit(problemOf(error));
    } finally {
      this.changed.emit();
    }
  }
}
