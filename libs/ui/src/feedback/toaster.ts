import { Component, inject } from '@angular/core';
import { Icon } from '../icons/icon';
import { Toasts } from './toasts';

/** The place where toasts appear and are read aloud. Once in the app, at its root. */
@Component({
  selector: 'ui-toaster',
  imports: [Icon],
  template: `
    <div class="ui-visually-hidden" role="status" aria-live="polite">{{ toasts.spoken() }}</div>
    <div class="stack" role="status" aria-live="polite">
      @for (toast of toasts.shown(); track toast.id) {
        <div [class]="'toast ' + toast.tone">
          <ui-icon [name]="toast.tone === 'danger' ? 'alert' : toast.tone === 'success' ? 'check' : 'info'" />
          <p>{{ toast.text }}</p>
          <button type="button" (click)="toasts.close(toast.id)" [attr.aria-label]="'Sluit melding: ' + toast.text">
            <ui-icon name="close" />
          </button>
        </div>
      }
    </div>
  `,
  styleUrl: './toaster.css',
})
export class Toaster {
  protected readonly toasts = inject(Toasts);
}
