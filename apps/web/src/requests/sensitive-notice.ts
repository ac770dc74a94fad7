import { Component, computed, inject, input } from '@angular/core';
import { Notice } from '@casusregie/ui';
import { OpenRequest } from './open-request';
import { sensitiveWords, type StepId } from './request-steps';

/** Warns of words that suggest special personal data, and asks to confirm that they are needed. */
@Component({
  selector: 'app-sensitive-notice',
  imports: [Notice],
  template: `
    @if (words().length > 0) {
      <ui-notice tone="warning" title="Staat er iets gevoeligs in uw tekst?">
        <p>
          U gebruikt: <strong>{{ words().join(', ') }}</strong>. Gegevens over gezondheid, afkomst, geloof of
          seksualiteit mogen hier alleen staan als het niet anders kan. Haal ze weg, of bevestig dat ze nodig zijn.
        </p>
        <label class="ui-check">
          <input
            #confirmed
            type="checkbox"
            [id]="controlId()"
            [checked]="open.form().sensitiveConfirmed"
            [attr.aria-describedby]="open.errorOf('sensitiveConfirmed') ? controlId() + '-error' : null"
            (change)="open.answer({ sensitiveConfirmed: confirmed.checked })"
          />
          <span>Ik heb dit bekeken; deze gegevens zijn nodig.</span>
        </label>
        @if (open.errorOf('sensitiveConfirmed'); as error) {
          <p class="ui-field-error" [id]="controlId() + '-error'">{{ error }}</p>
        }
      </ui-notice>
    }
  `,
  styles: `
    .ui-check {
      margin-block-start: var(--space-2);
    }
  `,
})
export class SensitiveNotice {
  readonly controlId = input('sensitiveConfirmed');
  /** Only words on this step; without one those of the whole request. */
  readonly step = input<StepId>();
  protected readonly open = inject(OpenRequest);
  protected readonly words = computed(() => {
    const step = this.step();
    return step ? sensitiveWords(this.open.form(), this.open.questions(), step) : this.open.sensitive();
  });
}
