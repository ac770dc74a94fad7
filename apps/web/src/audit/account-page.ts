import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { AccountOverview, LogPerson, TouchedCase } from '@casusregie/contract';
import { Control, DateTimePipe, Empty, Field, Notice, PageHeader, counted, PlainDatePipe } from '@casusregie/ui';
import { stateLabel } from '../cases/state-words';
import { ActProblem, Acting } from '../requests/acting';
import { AuditClient } from './audit-client';
import { LogDesk } from './log-desk';
import { PersonChoice } from './person-choice';

/** What one account touched in a period: the first question when an account was misused. */
@Component({
  selector: 'app-account-page',
  imports: [ActProblem, Control, DateTimePipe, Empty, Field, Notice, PageHeader, PersonChoice, PlainDatePipe],
  templateUrl: './account-page.html',
  styleUrl: './log-page.css',
})
export class AccountPage {
  private readonly audit = inject(AuditClient);
  private readonly desk = inject(LogDesk);
  private readonly router = inject(Router);

  protected readonly filters = this.desk.filters;
  protected readonly acting = new Acting();
  protected readonly overview = signal<AccountOverview | null>(null);
  protected readonly state = stateLabel;
  protected readonly counted = counted;
  protected readonly isReady = computed(() => {
    const { person, from, to } = this.filters();
    return !!person && !!from && !!to;
  });

  constructor() {
    if (this.isReady()) void this.show();
  }

  protected choose(person: LogPerson | null): void {
    this.desk.set({ person });
    this.overview.set(null);
  }

  protected set(change: { from?: string; to?: string }): void {
    this.desk.set(change);
  }

  protected send(event: Event): void {
    event.preventDefault();
    void this.show();
  }

  /** Opens the log with what this account did to one case in this period. */
  protected open(one: TouchedCase): void {
    const found = this.overview();
    if (!found) return;
    const { person, from, to } = found;
    this.desk.filters.set({
      person,
      caseNumber: one.case.number ?? one.case.id,
      act: '',
      refusedOnly: false,
      from,
      to,
    });
    void this.router.navigate(['/logboek']);
  }

  private async show(): Promise<void> {
    const { person, from, to } = this.filters();
    if (!person || !from || !to) return;
    await this.acting.do(async () => this.overview.set(await this.audit.touched({ personId: person.id, from, to })));
  }
}
