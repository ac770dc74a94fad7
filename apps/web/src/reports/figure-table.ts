import { Component, input } from '@angular/core';
import { RouterLink, type Params } from '@angular/router';
import { count } from '@casusregie/ui';
import type { FigureCounts, FigureLine } from './figure-sums';
import { FIGURE_NAMES, FIGURE_WORDS, type FigureName } from './figure-words';

/** A line of figures with its words, and where its numbers lead. */
export interface FigureTableLine extends FigureLine {
  readonly label: string;
  /** Null when there is no list behind the numbers. */
  readonly link: string | null;
  readonly query: Params;
}

/** Lines of the six figures with a total below them; a number leads to the cases it counts. */
@Component({
  selector: 'app-figure-table',
  imports: [RouterLink],
  template: `
    <div class="ui-table-frame" tabindex="0" role="region" [attr.aria-label]="caption()">
      <table class="ui-table">
        <caption>
          {{
            caption()
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ head() }}</th>
            @for (name of names; track name) {
              <th scope="col" class="ui-amount">{{ words[name].label }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (line of lines(); track line.key) {
            <tr>
              <th scope="row">{{ line.label }}</th>
              @for (name of names; track name) {
                <td class="ui-amount">
                  @if (line.link && line.counts[words[name].field] > 0) {
                    <a
                      [routerLink]="line.link"
                      [queryParams]="queryOf(line, name)"
                      [attr.aria-label]="said(line, name)"
                      >{{ number(line.counts[words[name].field]) }}</a
                    >
                  } @else {
                    {{ number(line.counts[words[name].field]) }}
                  }
                </td>
              }
            </tr>
          }
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{{ totalLabel() }}</th>
            @for (name of names; track name) {
              <td class="ui-amount">{{ number(total()[words[name].field]) }}</td>
            }
          </tr>
        </tfoot>
      </table>
    </div>
  `,
  styles: `
    th[scope='row'] {
      min-inline-size: 9rem;
      white-space: normal;
    }
    tfoot > tr > * {
      font-weight: 600;
      border-block-start: 2px solid var(--line-strong);
      border-block-end: 0;
    }
  `,
})
export class FigureTable {
  readonly caption = input.required<string>();
  readonly head = input.required<string>();
  readonly lines = input.required<readonly FigureTableLine[]>();
  readonly total = input.required<FigureCounts>();
  readonly totalLabel = input('Totaal');
  protected readonly names = FIGURE_NAMES;
  protected readonly words = FIGURE_WORDS;
  protected readonly number = count;

  protected queryOf({ query }: FigureTableLine, figure: FigureName): Params {
    return { ...query, figure };
  }

  protected said({ label, counts }: FigureTableLine, name: FigureName): string {
    const { field, label: word } = FIGURE_WORDS[name];
    return `${count(counts[field])} ${word.toLowerCase()}, ${label}: bekijk de casussen`;
  }
}
