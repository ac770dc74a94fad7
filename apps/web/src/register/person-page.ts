import { Component, computed, inject, input, signal } from '@angular/core';
import type { AuthorisationRecord, PersonAnswer } from '@casusregie/contract';
import {
  Breadcrumbs,
  DateTimePipe,
  Empty,
  Facts,
  Failure,
  Icon,
  Notice,
  PageHeader,
  PlainDatePipe,
  Skeleton,
  Toasts,
  plainDate,
  type Fact,
} from '@casusregie/ui';
import { Organisations, itemsOf } from '../organisations/organisations-client';
import { problemOf } from '../server/problem';
import { RegisterClient } from './register-client';
import type { PlainForm } from '../cases/forms/plain-form';
import { PlainDialog } from '../cases/forms/plain-dialog';
import { changePersonForm, departureForm, endForm, extendForm, grantForm, transferForm } from './register-form';
import { StandingBadge } from './standing-badge';

/** One person: what they may do, what they could do before, and for the administrator everything that changes it. */
@Component({
  selector: 'app-person-page',
  imports: [
    Breadcrumbs,
    DateTimePipe,
    Empty,
    Facts,
    Failure,
    Icon,
    Notice,
    PageHeader,
    PlainDatePipe,
    PlainDialog,
    Skeleton,
    StandingBadge,
  ],
  templateUrl: './person-page.html',
  styles: `
    article {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
  `,
})
export class PersonPage {
  /** From the address. */
  readonly personId = input.required<string>();

  private readonly register = inject(RegisterClient);
  private readonly reference = inject(Organisations);
  private readonly toasts = inject(Toasts);
  protected readonly answer = this.register.person(() => this.personId());
  protected readonly person = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  private readonly mayChange = computed(() => this.person()?.mayChange ?? false);
  private readonly organisationList = this.reference.list(() => (this.mayChange() ? {} : undefined));
  private readonly regionList = this.reference.regions();
  protected readonly failure = computed(() => problemOf(this.answer.error()));
  protected readonly form = signal<PlainForm | null>(null);
  protected readonly running = computed(() => this.rows(false));
  protected readonly ended = computed(() => this.rows(true));
  protected readonly crumbs = [{ label: 'Personen', link: '/personen' }];
  protected readonly facts = computed<readonly Fact[]>(() => {
    const person = this.person();
    if (!person) return [];
    return [
      { term: 'Account', value: person.account },
      { term: 'Functie', value: person.function },
      { term: 'Organisatie', value: person.organisation.name },
      { term: 'Telefoon', value: person.telephone },
      { term: 'E-mailadres', value: person.email },
      { term: 'In dienst', value: person.active ? 'Ja' : `Nee, vertrokken op ${plainDate(person.leftOn ?? '')}` },
    ];
  });

  private rows(ended: boolean): readonly AuthorisationRecord[] {
    return (this.person()?.authorisations ?? []).filter(({ standing }) => (standing === 'ended') === ended);
  }

  protected regionsOf({ regions }: AuthorisationRecord): string {
    return regions.map(({ name }) => name).join(', ') || 'Niet aan een regio gebonden';
  }

  protected change(person: PersonAnswer): void {
    this.form.set(
      changePersonForm(person, (body) =>
        this.register.change(
          `/v1/persons/${person.id}`,
          { ...body, telephone: body['telephone'] ?? null, email: body['email'] ?? null },
          person.version,
        ),
      ),
    );
  }

  protected grant(person: PersonAnswer): void {
    const own = itemsOf(this.organisationList).find(({ id }) => id === person.organisation.id)?.regionCodes ?? [];
    this.form.set(
      grantForm(person, { regions: itemsOf(this.regionList), own }, (body) =>
        this.register.add(`/v1/persons/${person.id}/authorisations`, {
          ...body,
          organisationId: person.organisation.id,
        }),
      ),
    );
  }

  protected extend(row: AuthorisationRecord): void {
    this.form.set(
      extendForm(row, (body) =>
        this.register.change(
          `/v1/authorisations/${row.id}`,
          { ...body, validUntil: body['validUntil'] ?? null },
          row.version,
        ),
      ),
    );
  }

  protected end(row: AuthorisationRecord, name: string): void {
    this.form.set(
      endForm(row, name, (body) => this.register.change(`/v1/authorisations/${row.id}`, body, row.version)),
    );
  }

  protected async transfer(id: string): Promise<void> {
    const person = await this.asNow(id);
    if (!person) return;
    this.form.set(
      transferForm(person, itemsOf(this.organisationList), (body) =>
        this.register.add(`/v1/persons/${person.id}/transfers`, body, person.version),
      ),
    );
  }

  protected async depart(id: string): Promise<void> {
    const person = await this.asNow(id);
    if (!person) return;
    this.form.set(
      departureForm(person, (body) => this.register.add(`/v1/persons/${person.id}/departures`, body, person.version)),
    );
  }

  /** The person as they are now: what is about to end is named, so it must be true. */
  private async asNow(id: string): Promise<PersonAnswer | null> {
    try {
      return await this.register.readNow(id);
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
      return null;
    }
  }
}
