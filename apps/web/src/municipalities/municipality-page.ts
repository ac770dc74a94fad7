import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ColleagueList, ContactAnswer, MoveAnswer, MunicipalityAnswer } from '@casusregie/contract';
import { CHANNEL_LABELS, INTERVENTION_KIND_LABELS, INTERVENTION_STATUS_LABELS, SHOWN_LABELS } from '@casusregie/domain';
import { Breadcrumbs, Failure, Icon, PageHeader, PlainDatePipe, Skeleton, StateBadge, Toasts } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { stateLabel } from '../cases/state-words';
import { problemOf } from '../server/problem';
import { Session } from '../session/session-client';
import { ContactState } from './contact-client';
import { attachForm, keepForm } from './municipality-forms';
import { addTaskForm, type TaskOwner } from './task-forms';
import { TaskItems } from './task-items';
import { PlainDialog } from '../cases/forms/plain-dialog';
import type { PlainForm } from '../cases/forms/plain-form';

/** All of one municipality on one page: for the RIEC of its region, and narrower for the municipality itself. */
@Component({
  selector: 'app-municipality-page',
  imports: [
    Breadcrumbs,
    Failure,
    Icon,
    PageHeader,
    PlainDatePipe,
    RouterLink,
    Skeleton,
    StateBadge,
    TaskItems,
    PlainDialog,
  ],
  templateUrl: './municipality-page.html',
  styleUrl: './municipality-page.css',
})
export class MunicipalityPage {
  /** From the address; without it the page is that of one's own municipality. */
  readonly municipalityId = input<string>();
  private readonly client = inject(CasesClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly contacts = inject(ContactState);
  protected readonly channels = CHANNEL_LABELS;
  protected readonly kinds = INTERVENTION_KIND_LABELS;
  protected readonly statuses = INTERVENTION_STATUS_LABELS;
  protected readonly form = signal<PlainForm | null>(null);
  private readonly id = computed(() => this.municipalityId() ?? this.session.actingAs()?.organisation.id ?? '');
  protected readonly page = httpResource<MunicipalityAnswer>(() => {
    this.contacts.noted();
    return this.id() ? `/v1/municipalities/${this.id()}` : undefined;
  });
  protected readonly failure = computed(() => problemOf(this.page.error()));
  private readonly answer = computed(() => (this.page.hasValue() ? this.page.value() : undefined));
  private readonly people = httpResource<ColleagueList>(() => {
    const region = this.answer()?.mayKeep ? this.answer()?.region?.code : undefined;
    return region ? `/v1/colleagues?region=${region}` : undefined;
  });
  private readonly colleagues = computed(() =>
    (this.people.hasValue() ? this.people.value().items : [])
      .filter(({ roles }) => /Accountmanager|Manager/.test(roles))
      .map(({ id, name, function: job }) => ({ value: id, label: `${name} (${job})` })),
  );
  protected readonly isStaff = computed(() => this.answer()?.view === 'staff');
  protected readonly sub = computed(() => {
    const found = this.answer();
    if (!found) return '';
    const manager = found.accountManager ? `Accountmanager: ${found.accountManager.name}` : 'Nog geen accountmanager';
    return found.deputy ? `${manager}, vervanger: ${found.deputy.name}` : manager;
  });

  constructor() {
    effect(() => this.contacts.municipalityId.set(this.isStaff() ? this.id() : ''));
    inject(DestroyRef).onDestroy(() => this.contacts.municipalityId.set(''));
  }

  protected state(code: string): string {
    return this.isStaff() ? stateLabel(code as never) : SHOWN_LABELS[code as keyof typeof SHOWN_LABELS];
  }

  protected addTask(found: MunicipalityAnswer): void {
    const me = this.session.me()?.person;
    const riec = this.session
      .me()
      ?.authorisations.find(({ organisation }) => organisation.kind === 'riec')?.organisation;
    const owners: TaskOwner[] = [
      { organisation: found.municipality },
      ...(riec && me ? [{ organisation: riec, person: me }, { organisation: riec }] : []),
    ];
    this.form.set(addTaskForm(this.client, `/v1/municipalities/${found.municipality.id}/tasks`, owners));
  }

  protected keep(found: MunicipalityAnswer): void {
    this.form.set(keepForm(this.client, found, this.colleagues()));
  }

  protected attach(contact: ContactAnswer): void {
    this.form.set(attachForm(this.client, contact));
  }

  protected mayFile = computed(() => this.session.roles().includes('account-manager'));

  /** A request on behalf begins with what was said; it stays a draft until it is sent. */
  protected async toRequest({ id, municipality, withWhom, channel, text }: ContactAnswer): Promise<void> {
    try {
      const { caseId } = await this.client.post<MoveAnswer>('/v1/cases', {
        submittingOrganisationId: municipality.id,
        onBehalf: { contactName: withWhom, channel },
        municipalityIds: [municipality.id],
        indications: text,
      });
      await this.client.put(`/v1/contacts/${id}/case`, { caseId });
      await this.router.navigate(['/indienen', caseId], { queryParams: { namens: 1 } });
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
      this.page.reload();
    }
  }
}
