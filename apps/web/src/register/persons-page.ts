import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PersonAnswer, PersonRow } from '@casusregie/contract';
import {
  ORGANISATION_KIND_LABELS,
  ORGANISATION_KINDS,
  ROLE_LABELS,
  ROLES,
  type OrganisationKind,
  type Role,
} from '@casusregie/domain';
import {
  Control,
  Empty,
  Failure,
  Field,
  FilterChips,
  Icon,
  LoadMore,
  PageHeader,
  Skeleton,
  Toasts,
  plainDate,
} from '@casusregie/ui';
import { Organisations, itemsOf } from '../organisations/organisations-client';
import { problemOf } from '../server/problem';
import { Session } from '../session/session-client';
import { RegisterClient, type PersonFilter } from './register-client';
import { PlainDialog } from '../cases/forms/plain-dialog';
import type { PlainForm } from '../cases/forms/plain-form';
import { newPersonForm } from './register-form';
import { StandingBadge } from './standing-badge';

const ATTENTION = [
  { value: 'screening', label: 'Screening verloopt of is verlopen' },
  { value: 'due', label: 'Te beoordelen' },
  { value: 'none', label: 'Zonder bevoegdheid' },
] as const;
type Attention = (typeof ATTENTION)[number]['value'];

const chosenOf = <One extends string>(list: readonly One[], text: string | undefined): One | undefined =>
  list.find((one) => one === text);

/** The persons of the register: search by name, filter by what they may do and what needs attention. */
@Component({
  selector: 'app-persons-page',
  imports: [
    Control,
    Empty,
    Failure,
    Field,
    FilterChips,
    Icon,
    LoadMore,
    PageHeader,
    PlainDialog,
    RouterLink,
    Skeleton,
    StandingBadge,
  ],
  templateUrl: './persons-page.html',
  styles: `
    .filters {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
      gap: var(--space-3) var(--space-4);
      align-items: end;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li + li {
      margin-block-start: var(--space-1);
    }
    th .ui-small {
      font-weight: 400;
    }
  `,
})
export class PersonsPage {
  /** The filters, from the address; a name is never in it. */
  readonly soort = input<string>();
  readonly regio = input<string>();
  readonly rol = input<string>();
  readonly let = input<string>();
  readonly vertrokken = input<string>();

  private readonly register = inject(RegisterClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly reference = inject(Organisations);
  private readonly regionList = this.reference.regions();
  protected readonly regions = computed(() => itemsOf(this.regionList));
  protected readonly manages = computed(() => this.session.me()?.may.includes('manageRegister') ?? false);
  private readonly organisationList = this.reference.list(() => (this.manages() ? {} : undefined));

  protected readonly text = signal('');
  private readonly filter = computed<PersonFilter>(() => {
    const kind = chosenOf<OrganisationKind>(ORGANISATION_KINDS, this.soort());
    const role = chosenOf<Role>(ROLES, this.rol());
    const attention = this.attention();
    const [region, text] = [this.regio(), this.text().trim()];
    return {
      ...(kind && { kind }),
      ...(role && { role }),
      ...(region && { region }),
      ...(attention && { attention }),
      ...(this.vertrokken() && { presence: 'gone' as const }),
      ...(text && { text }),
    };
  });
  protected readonly attention = computed<Attention | undefined>(() =>
    chosenOf(
      ATTENTION.map(({ value }) => value),
      this.let(),
    ),
  );
  protected readonly first = this.register.persons(() => this.filter());
  private readonly later = linkedSignal<unknown, readonly PersonRow[]>({ source: this.filter, computation: () => [] });
  protected readonly next = linkedSignal(() => (this.first.hasValue() ? (this.first.value()?.next ?? null) : null));
  protected readonly loadingMore = signal(false);
  protected readonly rows = computed(() => [
    ...(this.first.hasValue() ? (this.first.value()?.items ?? []) : []),
    ...this.later(),
  ]);
  protected readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);
  protected readonly failure = computed(() => problemOf(this.first.error()));
  protected readonly form = signal<PlainForm | null>(null);
  protected readonly kinds = ORGANISATION_KINDS;
  protected readonly kindWords = ORGANISATION_KIND_LABELS;
  protected readonly roles = ROLES;
  protected readonly roleWords = ROLE_LABELS;
  protected readonly chips = ATTENTION;
  protected readonly date = plainDate;

  protected search(event: Event, text: string): void {
    event.preventDefault();
    this.text.set(text);
  }

  protected set(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected setAttention([value]: readonly string[]): void {
    this.set({ let: value ?? null });
  }

  protected clear(): void {
    this.text.set('');
    void this.router.navigate([], { queryParams: {}, replaceUrl: true });
  }

  protected add(): void {
    this.form.set(
      newPersonForm(itemsOf(this.organisationList), async (body) => {
        const person: PersonAnswer = await this.register.add('/v1/persons', body);
        void this.router.navigate(['/personen', person.id]);
      }),
    );
  }

  protected async more(): Promise<void> {
    const after = this.next();
    const filter = this.filter();
    if (!after || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const page = await this.register.page({ ...filter, after });
      if (filter !== this.filter()) return;
      this.later.update((rows) => [...rows, ...page.items]);
      this.next.set(page.next);
    } catch (error) {
      this.toasts.show(`Meer laden lukte niet. ${problemOf(error).detail}`, 'danger');
    } finally {
      this.loadingMore.set(false);
    }
  }
}
