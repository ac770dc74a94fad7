import { httpResource } from '@angular/common/http';
import { Component, computed, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PartnerFigureAnswer, PartnerFigureRow } from '@casusregie/contract';
import { DECLINE_GROUND_LABELS } from '@casusregie/domain';
import { Empty, Failure, PageHeader, Skeleton, count, todayHere } from '@casusregie/ui';
import { paramsOf } from '../cases/cases-client';
import { problemOf } from '../server/problem';
import { monthsBefore } from './figure-sums';

const PERIODS = [3, 6, 12, 24, 36] as const;
const DECIMAL = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** What the own region asked each partner and what came of it, in numbers. */
@Component({
  selector: 'app-partner-figures-page',
  imports: [Empty, Failure, PageHeader, RouterLink, Skeleton],
  template: `
    <div class="ui-stack">
      <ui-page-header
        title="Bevraging per partner"
        sub="Vragen van uw regio, naar de maand waarin ze zijn gesteld; alleen aantallen."
      >
        <div uiActions class="ui-row">
          <label for="periode" class="ui-quiet ui-small">Periode</label>
          <select id="periode" class="ui-select" #period (change)="months.set(+period.value)">
            @for (one of periods; track one) {
              <option [value]="one" [selected]="months() === one">Laatste {{ one }} maanden</option>
            }
          </select>
        </div>
      </ui-page-header>
      <p><a routerLink="/cijfers">Naar de cijfers over casussen</a></p>
      @if (found.error()) {
        <ui-failure [title]="failure().title" [text]="failure().detail" (retry)="found.reload()" />
      } @else if (!found.hasValue()) {
        <ui-skeleton [rows]="8" [columns]="8" label="Cijfers laden" />
      } @else if (rows().length === 0) {
        <ui-empty
          icon="chart"
          title="In deze periode is geen partner bevraagd."
          text="Zodra in uw regio een partner is bevraagd, telt het hier mee. Kies eventueel een langere periode."
        />
      } @else {
        <div class="ui-table-frame" tabindex="0" role="region" aria-label="Bevraging per partner">
          <table class="ui-table ui-table-cards">
            <thead>
              <tr>
                <th scope="col">Partner</th>
                @for (column of columns; track column.title) {
                  <th scope="col" class="ui-amount">{{ column.title }}</th>
                }
                <th scope="col">Waarom geen antwoord mogelijk was</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.partner.id) {
                <tr>
                  <th scope="row">{{ row.partner.name }}</th>
                  @for (column of columns; track column.title) {
                    <td class="ui-amount" [attr.data-label]="column.title">{{ column.cell(row) }}</td>
                  }
                  <td data-label="Waarom geen antwoord mogelijk was">{{ grounds(row) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </div>
  `,
  styles: `
    /* The words above the columns are longer than the numbers below them. */
    th.ui-amount,
    td::before {
      white-space: normal;
    }
    thead th {
      vertical-align: bottom;
    }
  `,
})
export class PartnerFiguresPage {
  protected readonly periods = PERIODS;
  protected readonly months = signal<number>(12);
  private readonly thisMonth = todayHere().slice(0, 7);
  protected readonly found = httpResource<PartnerFigureAnswer>(() => ({
    url: '/v1/figures/partners',
    params: paramsOf({ from: monthsBefore(this.thisMonth, this.months() - 1), to: this.thisMonth }),
  }));
  protected readonly rows = computed(() => (this.found.hasValue() ? (this.found.value()?.rows ?? []) : []));
  protected readonly failure = computed(() => problemOf(this.found.error()));
  protected readonly columns: readonly { title: string; cell: (row: PartnerFigureRow) => string }[] = [
    { title: 'Gevraagd', cell: ({ asked }) => count(asked) },
    { title: 'Hit', cell: ({ hit }) => count(hit) },
    { title: 'No-hit', cell: ({ noHit }) => count(noHit) },
    { title: 'Geen antwoord mogelijk', cell: ({ noAnswer }) => count(noAnswer) },
    { title: 'Nog te bevestigen', cell: ({ unconfirmed }) => count(unconfirmed) },
    { title: 'Gesloten zonder antwoord', cell: ({ closed }) => count(closed) },
    { title: 'Te laat', cell: ({ overdue }) => count(overdue) },
    {
      title: 'Werkdagen tot antwoord, gemiddeld',
      cell: ({ answered, workingDays }) => (answered > 0 ? DECIMAL.format(workingDays / answered) : '–'),
    },
  ];

  protected grounds({ grounds }: PartnerFigureRow): string {
    return grounds.map(({ ground, lines }) => `${DECLINE_GROUND_LABELS[ground]}: ${count(lines)}`).join(', ') || '–';
  }
}
