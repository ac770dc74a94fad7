import { Component, inject } from '@angular/core';
import { Confirm } from './confirm';
import { Dialog } from './dialog';

/** Shows the questions of `Confirm`. Once in the app, at its root. */
@Component({
  selector: 'ui-confirm-outlet',
  imports: [Dialog],
  template: `
    @if (confirm.question(); as question) {
      <ui-dialog [title]="question.title" size="small" [open]="true" (openChange)="$event || confirm.settle(false)">
        <p class="ui-as-typed">{{ question.text }}</p>
        <ng-container uiDialogActions>
          <button type="button" class="ui-button" (click)="confirm.settle(false)">
            {{ question.cancelLabel ?? 'Annuleren' }}
          </button>
          <button
            type="button"
            class="ui-button"
            [class]="question.danger ? 'ui-button-danger' : 'ui-button-primary'"
            (click)="confirm.settle(true)"
          >
            {{ question.confirmLabel }}
          </button>
        </ng-container>
      </ui-dialog>
    }
  `,
})
export class ConfirmOutlet {
  protected readonly confirm = inject(Confirm);
}
