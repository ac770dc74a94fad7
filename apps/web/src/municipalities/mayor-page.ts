import { httpResource } from '@angular/common/http';
import { Component, DOCUMENT, computed, inject, input } from '@angular/core';
import type { MunicipalitySummary, SummaryCount } from '@casusregie/contract';
import { Breadcrumbs, Failure, PageHeader, PlainDatePipe, Skeleton } from '@casusregie/ui';
import { problemOf } from '../server/problem';

/** One page for the mayor, made for paper: counts in words, and no name, address or text of anybody. */
@Component({
  selector: 'app-mayor-page',
  imports: [Breadcrumbs, Failure, PageHeader, PlainDatePipe, Skeleton],
  template: `
    @if (page.error()) {
      <ui-failure [title]="failure().title" [text]="failure().detail" (retry)="page.reload()" />
    } @else if (page.hasValue()) {
      @let found = page.value();
      <div class="ui-stack sheet">
        <ui-page-header
          [title]="'Ondermijning in ' + found.municipality"
          [sub]="'Stand op ' + (found.on | plainDate) + '. Zonder namen en adressen.'"
        >
          <ui-breadcrumbs
            uiAbove
            class="ui-no-print"
            [crumbs]="[{ label: found.municipality, link: '/gemeenten/' + municipalityId() }]"
          />
          <button uiActions type="button" class="ui-button ui-button-primary" (click)="print()">Afdrukken</button>
        </ui-page-header>
        <div class="tables">
          @for (table of tables(); track table.title) {
            <section [attr.aria-label]="table.title">
              <table class="ui-table">
                <caption>
                  {{
                    table.title
                  }}
                </caption>
                <tbody>
                  @for (row of table.rows; track row.label) {
                    <tr>
                      <th scope="row">{{ row.label }}</th>
                      <td>{{ row.count ?? 'niet genoemd' }}</td>
                    </tr>
                  } @empty {
                    <tr>
                      <td>Geen.</td>
                    </tr>
                  }
                </tbody>
              </table>
            </section>
          }
        </div>
        <p>
          Afspraken met de gemeente die open staan: {{ found.agreementsOpen }}, waarvan {{ found.agreementsLate }} te
          laat.
          @if (found.nextVisitOn; as on) {
            Volgend bezoek van het RIEC: {{ on | plainDate }}.
          }
        </p>
        <p class="ui-quiet ui-small">
          Geteld zijn de verzoeken die uw gemeente zelf heeft ingediend, behalve wat alleen op naam zichtbaar is.
          Aantallen onder de {{ found.smallest }} worden niet genoemd, en soms een tweede aantal niet, zodat het eerste
          niet is uit te rekenen.
        </p>
      </div>
    } @else {
      <ui-skeleton kind="card" [rows]="3" label="Overzicht laden" />
    }
  `,
  styles: `
    .tables {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
      gap: var(--space-5);
      align-items: start;
    }
    caption {
      padding-block: var(--space-2);
      font-weight: 600;
      text-align: start;
    }
    td {
      text-align: end;
    }
    @media print {
      .sheet {
        font-size: 10pt;
      }
      .tables {
        grid-template-columns: 1fr 1fr;
      }
      section {
        break-inside: avoid;
      }
    }
  `,
})
export class MayorPage {
  readonly municipalityId = input.required<string>();
  private readonly view = inject(DOCUMENT).defaultView;
  protected readonly page = httpResource<MunicipalitySummary>(
    () => `/v1/municipalities/${this.municipalityId()}/summary`,
  );
  protected readonly failure = computed(() => problemOf(this.page.error()));
  protected readonly tables = computed<readonly { title: string; rows: readonly SummaryCount[] }[]>(() => {
    if (!this.page.hasValue()) return [];
    const { states, themes, interventionKinds, interventionStatuses } = this.page.value();
    return [
      { title: 'Signalen en casussen, naar stand', rows: states },
      { title: 'Signalen en casussen, naar thema', rows: themes },
      { title: 'Interventies van de gemeente, naar soort', rows: interventionKinds },
      { title: 'Interventies van de gemeente, naar stand', rows: interventionStatuses },
    ];
  });

  protected print(): void {
    this.view?.print();
  }
}
