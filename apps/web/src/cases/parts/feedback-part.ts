import { Component, inject } from '@angular/core';
import { PlainDatePipe } from '@casusregie/ui';
import { feedbackForm } from '../forms/people-forms';
import { ActButton } from '../page/act-button';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

/** What the requester was told, how it ended, and what they answered. */
@Component({
  selector: 'app-feedback-part',
  imports: [ActButton, CasePart, PlainDatePipe],
  template: `
    <app-case-part name="terugkoppeling">
      <app-act-button partActs name="sendFeedback" (press)="send()" />
      @if (file().outcome; as outcome) {
        <div>
          <h3>Wat de inbrenger las bij het einde</h3>
          @if (outcome.text) {
            <p class="ui-as-typed ui-prose">{{ outcome.text }}</p>
          }
          @if (outcome.selfHelp) {
            <p class="ui-as-typed ui-prose">Wat de inbrenger zelf kan doen: {{ outcome.selfHelp }}</p>
          }
          @if (outcome.referrals.length > 0) {
            <p>Verwezen naar: {{ names(outcome.referrals) }}</p>
          }
        </div>
      }
      @if (file().feedback; as feedback) {
        <div>
          <h3>Verstuurd op {{ feedback.sentOn | plainDate }}</h3>
          <p class="ui-as-typed ui-prose">{{ feedback.text }}</p>
        </div>
        @if (feedback.helped !== null) {
          <div>
            <h3>Reactie van de inbrenger</h3>
            <p>{{ feedback.helped ? 'Is hiermee geholpen.' : 'Is hiermee niet geholpen.' }}</p>
            @if (feedback.reaction) {
              <p class="ui-as-typed ui-prose">{{ feedback.reaction }}</p>
            }
            @if (feedback.wantsReopening) {
              <p><strong>De inbrenger wil dat de casus wordt heropend.</strong></p>
            }
          </div>
        } @else {
          <p class="ui-quiet">De inbrenger reageerde nog niet.</p>
        }
      } @else if (!file().outcome) {
        <p class="ui-quiet">Er is nog geen terugkoppeling verstuurd.</p>
      }
    </app-case-part>
  `,
  styleUrl: './part-rows.css',
})
export class FeedbackPart {
  private readonly desk = inject(CaseDesk);
  protected readonly file = this.desk.file;
  protected readonly names = (list: readonly { readonly label: string }[]): string =>
    list.map(({ label }) => label).join(', ');

  protected send(): void {
    this.desk.open(feedbackForm());
  }
}
