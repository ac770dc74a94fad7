import { Component, input } from '@angular/core';

/**
 * The head of a page: one title, what it is about, and at most one primary action.
 * Slots: `[uiAbove]` (breadcrumbs), `[uiState]` (badges beside the title), `[uiActions]`, and the rest below the title.
 */
@Component({
  selector: 'ui-page-header',
  template: `
    <ng-content select="[uiAbove]" />
    <div class="row">
      <div class="words">
        @if (eyebrow()) {
          <p class="eyebrow">{{ eyebrow() }}</p>
        }
        <div class="title">
          <h1 tabindex="-1">{{ title() }}</h1>
          <ng-content select="[uiState]" />
        </div>
        @if (sub()) {
          <p class="sub">{{ sub() }}</p>
        }
        <ng-content />
      </div>
      <div class="actions ui-no-print"><ng-content select="[uiActions]" /></div>
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-3) var(--space-6);
      align-items: flex-start;
      justify-content: space-between;
    }
    .words {
      display: flex;
      flex: 1 1 18rem;
      flex-direction: column;
      gap: var(--space-1);
      min-inline-size: 0;
    }
    .title {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-3);
      align-items: center;
    }
    .eyebrow {
      color: var(--ink-quiet);
      font-variant-numeric: tabular-nums;
    }
    .sub {
      max-inline-size: var(--measure);
      color: var(--ink-quiet);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class PageHeader {
  readonly title = input.required<string>();
  readonly sub = input('');
  /** A short line above the title, such as the number of the case. */
  readonly eyebrow = input('');
}
