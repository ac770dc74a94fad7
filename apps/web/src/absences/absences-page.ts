import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import type { AbsenceAnswer, AbsenceList } from '@casusregie/contract';
import { REGION_ROLES, ROLE_LABELS } from '@casusregie/domain';
import { Confirm, Empty, Failure, PageHeader, PlainDatePipe, Skeleton, Toasts, todayHere } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { PlainDialog } from '../cases/forms/plain-dialog';
import type { PlainForm } from '../cases/forms/plain-form';
import { ReferenceClient } from '../cases/reference-client';
import { problemOf } from '../server/problem';
import { Session } from '../session/session-client';
import { absenceForm } from './absence-form';

/** Who of the region is away, and who stands in. */
@Component({
  selector: 'app-absences-page',
  imports: [Empty, Failure, PageHeader, PlainDatePipe, PlainDialog, Skeleton],
  template: `
    <div class="ui-stack">
      <ui-page-header title="Afwezigheid" sub="Wie er niet is, en wie vervangt. Het werk komt vanzelf terug.">
        <button uiActions type="button" class="ui-button ui-button-primary" (click)="add()">
          Afwezigheid vastleggen
        </button>
      </ui-page-header>
      @if (list.error()) {
        <ui-failure [title]="failure().title" [text]="failure().detail" (retry)="list.reload()" />
      } @else if (!list.hasValue()) {
        <ui-skeleton [rows]="4" [columns]="4" label="Afwezigheid laden" />
      } @else if (list.value().items.length === 0) {
        <ui-empty
          icon="people"
          title="Er is niemand afwezig gemeld."
          text="Leg vast wanneer u er niet bent. Een collega met dezelfde rol krijgt dan uw meldingen en ziet uw werk."
        />
      } @else {
        <div class="ui-table-frame" tabindex="0" role="region" aria-label="Afwezigheid">
          <table class="ui-table ui-table-cards">
            <thead>
              <tr>
                <th scope="col">Afwezig</th>
                <th scope="col">Vervanger</th>
                <th scope="col">Van</th>
                <th scope="col">Tot en met</th>
                <th scope="col"><span class="ui-visually-hidden">Beëindigen</span></th>
              </tr>
            </thead>
            <tbody>
              @for (one of list.value().items; track one.id) {
                <tr>
                  <th scope="row">{{ one.person.name }}</th>
                  <td data-label="Vervanger">
                    {{ one.deputy.name }}
                    @if (one.isDeputy) {
                      (u)
                    }
                  </td>
                  <td data-label="Van">{{ one.fromOn | plainDate }}</td>
                  <td data-label="Tot en met">{{ one.untilOn | plainDate }}</td>
                  <td>
                    @if (one.mayEnd) {
                      <button type="button" class="ui-button ui-button-small" (click)="end(one)">
                        Beëindigen<span class="ui-visually-hidden">: {{ one.person.name }}</span>
                      </button>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </div>
    <app-plain-dialog [(form)]="form" (changed)="list.reload()" />
  `,
})
export class AbsencesPage {
  private readonly client = inject(CasesClient);
  private readonly session = inject(Session);
  private readonly reference = inject(ReferenceClient);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly list = httpResource<AbsenceList>(() => '/v1/absences');
  protected readonly failure = computed(() => problemOf(this.list.error()));
  protected readonly form = signal<PlainForm | null>(null);
  /** Asked when the form is opened, so that no list of people is empty because it is on its way. */
  protected async add(): Promise<void> {
    const wanted = REGION_ROLES.map((role) => ROLE_LABELS[role]);
    try {
      const region = this.session.actingAs()?.regions[0]?.code ?? '';
      const found = await this.reference.colleagues({ region });
      this.form.set(
        absenceForm(this.client, {
          colleagues: found.items.filter(({ roles }) => roles.split(', ').some((role) => wanted.includes(role))),
          me: this.session.me()?.person.id ?? '',
          forOthers: this.session.roles().includes('manager'),
          today: todayHere(),
        }),
      );
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
    }
  }

  protected async end({ id, person }: AbsenceAnswer): Promise<void> {
    const sure = await this.confirm.ask({
      title: `Afwezigheid van ${person.name} beëindigen?`,
      text: 'De vervanging stopt meteen. Meldingen gaan weer alleen naar wie het werk heeft.',
      confirmLabel: 'Beëindigen',
    });
    if (!sure) return;
    try {
      await this.client.post(`/v1/absences/${id}/endings`, {});
      this.toasts.show('Afwezigheid beëindigd');
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
    }
    this.list.reload();
  }
}
