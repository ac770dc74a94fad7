import { Component, computed, inject, output, signal } from '@angular/core';
import { LIMITS } from '@casusregie/contract/constants';
import { CHANNELS, CHANNEL_LABELS, type Channel } from '@casusregie/domain';
import { Control, ErrorSummary, Field, RadioCards, type FieldError } from '@casusregie/ui';
import { OrganisationPicker } from '../organisations/organisation-picker';
import { Organisations, itemsOf } from '../organisations/organisations-client';
import { Session } from '../session/session-client';
import type { Asker } from './open-request';

/** Before a request on behalf of an officer: for which organisation, who called, and how. */
@Component({
  selector: 'app-behalf-start',
  imports: [Control, ErrorSummary, Field, OrganisationPicker, RadioCards],
  template: `
    <form class="ui-form" novalidate (submit)="go($event)">
      <ui-error-summary [errors]="errors()" />
      <app-organisation-picker
        label="Namens welke organisatie?"
        [hint]="'Organisaties ' + where()"
        fieldId="organisation"
        [single]="true"
        [rows]="rows()"
        [loading]="list.isLoading()"
        [error]="errorOf('organisation')"
        [(chosen)]="chosen"
      />
      <ui-field
        label="Wie nam contact op?"
        hint="Naam of functie van de ambtenaar. Die ziet later dat u het verzoek heeft getypt."
        example="M. de Wit, adviseur veiligheid"
        fieldId="contactName"
        [error]="errorOf('contactName')"
      >
        <input
          #name
          class="ui-input"
          uiControl
          autocomplete="off"
          [attr.maxlength]="longest"
          [value]="contactName()"
          (input)="contactName.set(name.value)"
        />
      </ui-field>
      <ui-radio-cards
        legend="Hoe?"
        fieldId="channel"
        [columns]="2"
        [choices]="channels"
        [error]="errorOf('channel')"
        [(value)]="channel"
      />
      <div class="ui-form-actions">
        <button type="submit" class="ui-button ui-button-primary">Verder</button>
      </div>
    </form>
  `,
})
export class BehalfStart {
  readonly started = output<Asker>();
  private readonly session = inject(Session);
  protected readonly list = inject(Organisations).list(() => ({}));
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly contactName = signal('');
  protected readonly channel = signal('');
  protected readonly longest = LIMITS.name;
  private readonly tried = signal(false);
  protected readonly channels = CHANNELS.map((value) => ({ value, label: CHANNEL_LABELS[value] }));

  private readonly served = computed(() =>
    (this.session.me()?.authorisations ?? [])
      .filter(({ role }) => role === 'account-manager')
      .flatMap(({ regions }) => regions),
  );
  protected readonly where = computed(() => {
    const names = this.served().map(({ name }) => name);
    return names.length > 0 ? `in ${names.join(', ')}` : 'in uw regio';
  });
  protected readonly rows = computed(() => {
    const codes = new Set(this.served().map(({ code }) => code));
    const all = itemsOf(this.list);
    return all.filter(
      ({ kind, regionCodes }) =>
        kind !== 'liec' &&
        (codes.size === 0 || regionCodes.length === 0 || regionCodes.some((code) => codes.has(code))),
    );
  });
  protected readonly errors = computed<readonly FieldError[]>(() => {
    if (!this.tried()) return [];
    const faults: [string, boolean, string][] = [
      ['organisation', this.chosen().length === 0, 'Kies de organisatie.'],
      ['contactName', this.contactName().trim() === '', 'Vul in wie contact opnam.'],
      ['channel', this.channel() === '', 'Kies hoe het contact was.'],
    ];
    return faults.filter(([, isWrong]) => isWrong).map(([fieldId, , message]) => ({ fieldId, message }));
  });

  protected errorOf(fieldId: string): string {
    return this.errors().find((error) => error.fieldId === fieldId)?.message ?? '';
  }

  protected go(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    const organisation = this.rows().find(({ id }) => id === this.chosen()[0]);
    if (this.errors().length > 0 || !organisation) return;
    this.started.emit({
      organisation: { id: organisation.id, name: organisation.name, kind: organisation.kind },
      onBehalf: { contactName: this.contactName().trim(), channel: this.channel() as Channel },
    });
  }
}
