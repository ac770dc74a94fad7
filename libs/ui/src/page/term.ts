import { Component, input } from '@angular/core';
import { uniqueId } from '../unique-id';

/** A term of the trade inside a sentence; pressing it explains it. `<ui-term explanation="…">subsidiariteit</ui-term>` */
@Component({
  selector: 'ui-term',
  template: `
    <button type="button" [attr.popovertarget]="id"><ng-content /></button>
    <span [id]="id" popover class="explanation">{{ explanation() }}</span>
  `,
  styles: `
    button {
      padding: 0;
      color: inherit;
      background: none;
      border: 0;
      text-decoration: underline dotted;
      text-decoration-thickness: 2px;
      text-underline-offset: 0.18em;
      cursor: help;
    }
    .explanation {
      position-area: block-end span-inline-end;
      position-try-fallbacks: flip-block, flip-inline;
      inset: auto;
      max-inline-size: min(22rem, calc(100vw - 2rem));
      margin: var(--space-1);
      padding: var(--space-3) var(--space-4);
      font-weight: 400;
      color: var(--ink);
      background: var(--surface-raised);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      box-shadow: var(--shadow-floating);
    }
    /* Without anchors the explanation stands in the middle of the screen. */
    @supports not (position-area: block-end) {
      .explanation {
        inset: 0;
        margin: auto;
        block-size: fit-content;
      }
    }
  `,
})
export class Term {
  readonly explanation = input.required<string>();
  protected readonly id = uniqueId('term');
}
