import { httpResource } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import type { ColleagueList } from '@casusregie/contract';
import { Session } from '../session/session-client';
import { Practices } from '../settings/practice-client';
import type { MeetingChoices } from './meeting-forms';

/** What a meeting can be planned with: the region's names for meetings, and who can sit there. One a page. */
@Injectable()
export class MeetingChoiceList {
  private readonly session = inject(Session);
  /** Asked only for who keeps meetings. */
  readonly wanted = signal(false);
  private readonly region = computed(() =>
    this.wanted() ? (this.session.actingAs()?.regions[0]?.code ?? undefined) : undefined,
  );
  private readonly practice = inject(Practices).of(() => this.region());
  private readonly people = httpResource<ColleagueList>(() =>
    this.region() ? `/v1/colleagues?region=${this.region()}` : undefined,
  );
  readonly choices = computed<MeetingChoices>(() => ({
    kinds: this.practice.hasValue() ? (this.practice.value()?.meetings ?? []).map(({ name }) => name) : [],
    colleagues: this.people.hasValue() ? this.people.value().items : [],
  }));
  /** While they are on their way a form would offer nothing to choose. */
  readonly isLoading = computed(() => this.practice.isLoading() || this.people.isLoading());
}
