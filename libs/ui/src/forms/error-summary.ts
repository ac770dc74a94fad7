import { Component, ElementRef, DOCUMENT, afterRenderEffect, inject, input, viewChild } from '@angular/core';
import { uniqueId } from '../unique-id';

/** One thing that is wrong, and the control it is about. */
export interface FieldError {
  /** The id of the control; empty when it is about the whole form. */
  readonly fieldId: string;
  readonly message: string;
}

/** All that is wrong, at the top of the form, each a link to its field. Takes focus when it appears. */
@Component({
  selector: 'ui-error-summary',
  template: `
    @if (errors().length > 0) {
      <div class="box" role="group" tabindex="-1" #box [attr.aria-labelledby]="id">
        <h2 [id]="id">{{ heading() }}</h2>
        <ul class="errors">
          @for (error of errors(); track $index) {
            <li>
              @if (error.fieldId) {
                <a [href]="'#' + error.fieldId" (click)="go($event, error.fieldId)">{{ error.message }}</a>
              } @else {
                {{ error.message }}
              }
            </li>
          }
        </ul>
      </div>
    }
  `,
  styles: `
    .box {
      padding: var(--space-4) var(--space-5);
      background: var(--state-alarm-soft);
      border: 2px solid var(--danger);
      border-radius: var(--radius);
    }
    h2 {
      margin-block-end: var(--space-2);
      font-size: var(--text-h3);
    }
    .errors {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
    }
    a {
      display: inline-block;
      padding-block: 2px;
      font-weight: 600;
      color: var(--danger);
    }
  `,
})
export class ErrorSummary {
  readonly errors = input.required<readonly FieldError[]>();
  readonly heading = input('Dit moet u nog verbeteren');
  protected readonly id = uniqueId('errors');
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');
  private readonly document = inject(DOCUMENT);

  constructor() {
    afterRenderEffect(() => {
      if (this.errors().length > 0) this.box()?.nativeElement.focus();
    });
  }

  protected go(event: Event, fieldId: string): void {
    event.preventDefault();
    const control = this.document.getElementById(fieldId);
    control?.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
  }
}
