import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import type { FunctionMailbox, FunctionMailboxList, MailStatus } from '@casusregie/contract';
import { ORGANISATION_KIND_LABELS, ORGANISATION_KINDS, type OrganisationKind } from '@casusregie/domain';
import { Empty, Facts, Failure, FilterChips, Notice, PageHeader, Skeleton, dateTime, type Fact } from '@casusregie/ui';
import { CasesClient, paramsOf } from '../cases/cases-client';
import { PlainDialog } from '../cases/forms/plain-dialog';
import type { PlainForm } from '../cases/forms/plain-form';
import { problemOf } from '../server/problem';

/** Whether mail arrives, and where organisations get their daily overview. */
@Component({
  selector: 'app-mail-page',
  imports: [Empty, Facts, Failure, FilterChips, Notice, PageHeader, PlainDialog, Skeleton],
  templateUrl: './mail-page.html',
})
export class MailPage {
  private readonly client = inject(CasesClient);
  protected readonly chips = ORGANISATION_KINDS.map((value) => ({ value, label: ORGANISATION_KIND_LABELS[value] }));
  protected readonly kind = signal<OrganisationKind | null>('national-partner');
  protected readonly selected = computed(() => [this.kind() ?? []].flat());
  protected readonly status = httpResource<MailStatus>(() => '/v1/mail-status');
  protected readonly list = httpResource<FunctionMailboxList>(() => ({
    url: '/v1/function-mailboxes',
    params: paramsOf({ kind: this.kind() }),
  }));
  protected readonly statusFailure = computed(() => problemOf(this.status.error()));
  protected readonly failure = computed(() => problemOf(this.list.error()));
  protected readonly form = signal<PlainForm | null>(null);
  protected readonly facts = computed<readonly Fact[]>(() => {
    const found = this.status.hasValue() ? this.status.value() : null;
    if (!found) return [];
    const since = found.waitingSince ? `, de oudste sinds ${dateTime(found.waitingSince)}` : '';
    return [
      { term: 'Te versturen', value: `${found.waiting}${since}` },
      { term: 'Verstuurd, 30 dagen', value: String(found.sent) },
      { term: 'Opgegeven, 30 dagen', value: String(found.givenUp) },
      ...(found.lastFault ? [{ term: 'Laatste weigering', value: found.lastFault }] : []),
    ];
  });

  protected choose([kind]: readonly string[]): void {
    this.kind.set(ORGANISATION_KINDS.find((one) => one === kind) ?? null);
  }

  protected edit({ organisation, address, version }: FunctionMailbox): void {
    this.form.set({
      title: 'Functiemailbox',
      about: [
        `Voor ${organisation.name}. Op werkdagen gaat hier één overzicht heen: nummers, wat er moet gebeuren en data.`,
        'Laat het veld leeg als er geen overzicht meer heen moet.',
      ],
      fields: [{ name: 'address', kind: 'line', label: 'E-mailadres', max: 254, value: address ?? '' }],
      submit: 'Bewaar mailbox',
      done: 'De mailbox is bewaard.',
      send: (body) =>
        this.client.put(
          `/v1/organisations/${organisation.id}/function-mailbox`,
          { address: body['address'] ?? null },
          version,
        ),
    });
  }
}
