import { Component, inject, input, signal } from '@angular/core';
import { Icon } from '@casusregie/ui';
import { TakenFiles } from '../../server/taken-files';
import type { CaseListQuery } from '../cases-client';
import { ABOUT_TAKING, WHY_FIELDS } from '../forms/export-form';
import { PlainDialog } from '../forms/plain-dialog';
import type { PlainForm } from '../forms/plain-form';

/** Takes the list along as it is filtered now, as an Excel file. */
@Component({
  selector: 'app-list-export',
  imports: [Icon, PlainDialog],
  template: `
    <button type="button" class="ui-button ui-button-small ui-no-print" (click)="begin()">
      <ui-icon name="download" />Meenemen als Excel
    </button>
    <app-plain-dialog [(form)]="form" />
  `,
})
export class ListExport {
  readonly query = input.required<CaseListQuery | undefined>();
  private readonly files = inject(TakenFiles);
  protected readonly form = signal<PlainForm | null>(null);

  protected begin(): void {
    const asked = Object.entries(this.query() ?? {}).filter(([, value]) => value !== undefined);
    this.form.set({
      title: 'Lijst meenemen als Excel',
      about: [
        `Alle casussen die aan de filters voldoen, in de volgorde van de lijst; hoogstens 20.000. ${ABOUT_TAKING}`,
      ],
      fields: WHY_FIELDS,
      submit: 'Bestand maken',
      done: 'Het bestand is gemaakt',
      send: (body) => this.files.take('/v1/case-exports', { ...body, filters: Object.fromEntries(asked) }),
    });
  }
}
