import { Component, computed, inject } from '@angular/core';
import type { ParticipantAnswer } from '@casusregie/contract';
import { NAMED_AS_LABELS } from '@casusregie/domain';
import { Confirm, ShortDatePipe, Toasts, todayHere } from '@casusregie/ui';
import { problemOf } from '../../server/problem';
import { CasesClient } from '../cases-client';
import { assignHandlerForm, excludePersonForm, nameParticipantForm } from '../forms/people-forms';
import { ActButton } from './act-button';
import { CaseDesk } from './case-desk';

/** Who works on the case: handler, case director, and everybody who is named on it. */
@Component({
  selector: 'app-case-people',
  imports: [ActButton, ShortDatePipe],
  templateUrl: './case-people.html',
  styleUrl: './side-card.css',
})
export class CasePeople {
  private readonly desk = inject(CaseDesk);
  private readonly client = inject(CasesClient);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly today = todayHere();
  protected readonly file = this.desk.file;
  protected readonly labels = NAMED_AS_LABELS;
  protected readonly mayName = computed(() => this.desk.allows('nameParticipant'));
  /** The case director stands apart, and who is no longer named is history. */
  protected readonly named = computed(() =>
    this.file().participants.filter(({ as, until }) => as !== 'case-director' && (!until || until >= this.today)),
  );

  protected assign(): void {
    this.desk.open(assignHandlerForm(this.file()));
  }

  protected name(): void {
    this.desk.open(nameParticipantForm(this.today));
  }

  protected exclude(): void {
    this.desk.open(excludePersonForm());
  }

  protected async end({ id, person, organisation }: ParticipantAnswer): Promise<void> {
    const who = person?.name ?? organisation.name;
    const sure = await this.confirm.ask({
      title: `${who} niet langer betrekken?`,
      text: 'Vanaf het volgende verzoek is er geen toegang meer. De reden van de benoeming blijft in het logboek.',
      confirmLabel: 'Benoeming beëindigen',
    });
    if (!sure) return;
    try {
      await this.client.remove(`/v1/cases/${this.file().id}/participants/${id}`);
      this.toasts.show('Benoeming beëindigd');
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
    }
    this.desk.changed();
  }
}
