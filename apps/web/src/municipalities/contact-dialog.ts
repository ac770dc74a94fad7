import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import type { ContactNoted, MunicipalityList } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { CHANNEL_LABELS, CHANNELS } from '@casusregie/domain';
import { Control, Dialog, ErrorSummary, Field, Notice, Toasts, todayHere, type FieldError } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { GuardedText } from '../requests/guarded-text';
import { type Problem, problemOf } from '../server/problem';
import { ContactState } from './contact-client';

interface Contact {
  readonly municipalityId: string;
  readonly channel: string;
  readonly withWhom: string;
  readonly text: string;
  readonly contactedOn: string;
  readonly followUpOn: string;
}

/**
 * Notes a talk with a municipality, from anywhere. Telephone, today and the municipality of the page are filled in; what
 * was typed stays until it is sent, also when the dialog is closed.
 */
@Component({
  selector: 'app-contact-dialog',
  imports: [Control, Dialog, ErrorSummary, Field, GuardedText, Notice],
  templateUrl: './contact-dialog.html',
  styles: `
    .two {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
      gap: var(--space-3) var(--space-4);
      align-items: end;
    }
  `,
})
export class ContactDialog {
  protected readonly state = inject(ContactState);
  private readonly client = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  protected readonly list = httpResource<MunicipalityList>(() =>
    this.state.open() ? '/v1/municipalities' : undefined,
  );
  protected readonly municipalities = computed(() => {
    const all = this.list.hasValue() ? this.list.value().items : [];
    return [...all].sort(
      (one, other) => Number(other.mine) - Number(one.mine) || one.name.localeCompare(other.name, 'nl'),
    );
  });
  protected readonly today = todayHere();
  protected readonly limits = LIMITS;
  protected readonly channels = CHANNELS.map((value) => ({ value, label: CHANNEL_LABELS[value] }));
  protected readonly values = signal<Contact>(this.blank());
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  private readonly tried = linkedSignal<unknown, boolean>({ source: this.state.open, computation: () => false });

  protected readonly faults = computed<readonly FieldError[]>(() => {
    const { municipalityId, withWhom, text, contactedOn, followUpOn } = this.values();
    const own: [string, boolean, string][] = [
      ['contact-municipalityId', municipalityId === '', 'Kies de gemeente.'],
      ['contact-withWhom', withWhom.trim() === '', 'Vul in met wie u sprak.'],
      ['contact-text', text.trim() === '', 'Vul in waar het over ging.'],
      ['contact-contactedOn', contactedOn > this.today, 'Kies vandaag of een eerdere datum.'],
      ['contact-followUpOn', followUpOn !== '' && followUpOn < this.today, 'Kies vandaag of een latere datum.'],
    ];
    const found = this.tried() ? own.filter(([, wrong]) => wrong) : [];
    return [
      ...found.map(([fieldId, , message]) => ({ fieldId, message })),
      ...(this.problem()?.fieldErrors ?? []).map(({ fieldId, message }) => ({
        fieldId: `contact-${fieldId}`,
        message,
      })),
    ];
  });

  constructor() {
    effect(() => {
      const municipalityId = this.state.municipalityId();
      if (this.state.open() && municipalityId) this.values.update((values) => ({ ...values, municipalityId }));
    });
  }

  private blank(): Contact {
    return {
      municipalityId: '',
      channel: 'telephone',
      withWhom: '',
      text: '',
      contactedOn: todayHere(),
      followUpOn: '',
    };
  }

  protected set(fields: Partial<Contact>): void {
    this.values.update((values) => ({ ...values, ...fields }));
  }

  protected errorOf(fieldId: string): string {
    return this.faults().find((fault) => fault.fieldId === fieldId)?.message ?? '';
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.tried.set(true);
    this.problem.set(null);
    if (this.faults().length > 0) return;
    this.busy.set(true);
    const { followUpOn, ...rest } = this.values();
    try {
      const body = { ...rest, ...(followUpOn && { followUpOn }) };
      const { taskId } = await this.client.post<ContactNoted>('/v1/contacts', body);
      this.values.set(this.blank());
      this.state.open.set(false);
      this.state.noted.update((count) => count + 1);
      this.toasts.show(taskId ? 'Contact genoteerd, en een taak gemaakt om erop terug te komen' : 'Contact genoteerd');
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
