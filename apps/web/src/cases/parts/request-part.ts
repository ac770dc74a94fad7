import { Component, computed, inject } from '@angular/core';
import { CHANNEL_LABELS, SUBJECT_KIND_LABELS, amsterdamDate, answerInWords } from '@casusregie/domain';
import { Facts, plainDate, type Fact } from '@casusregie/ui';
import { answerForm, openQuestions } from '../forms/answer-form';
import { ActButton } from '../page/act-button';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

/** What the requester typed. */
@Component({
  selector: 'app-request-part',
  imports: [ActButton, CasePart, Facts],
  template: `
    <app-case-part name="verzoek">
      @if (open() > 0) {
        <app-act-button partActs name="addAnswers" label="Aanvullen" (press)="complete()" />
      }
      @if (onBehalf(); as words) {
        <p class="ui-quiet">{{ words }}</p>
      }
      <ui-facts [facts]="facts()">
        <div>
          <dt>Om wie of wat gaat het?</dt>
          @if (request().involved.length === 0) {
            <dd class="ui-quiet">Niet ingevuld</dd>
          } @else {
            <dd>
              <ul>
                @for (one of request().involved; track $index) {
                  <li>
                    {{ one.description }} <span class="ui-quiet">({{ kinds[one.kind].toLowerCase() }})</span>
                  </li>
                }
              </ul>
            </dd>
          }
        </div>
        @for (one of request().answers; track one.key) {
          <div>
            <dt>{{ one.label }}</dt>
            @if (one.value === null) {
              <dd class="ui-quiet">Niet ingevuld</dd>
            } @else {
              <dd class="ui-as-typed">
                {{ words(one, one.value) }}
                @if (one.answeredBy && one.answeredAt) {
                  <span class="ui-quiet ui-small"> · {{ one.answeredBy }}, {{ day(one.answeredAt) }}</span>
                }
              </dd>
            }
          </div>
        }
      </ui-facts>
    </app-case-part>
  `,
})
export class RequestPart {
  private readonly desk = inject(CaseDesk);
  protected readonly kinds = SUBJECT_KIND_LABELS;
  protected readonly words = answerInWords;
  protected readonly open = computed(() => openQuestions(this.desk.file()).length);
  protected readonly request = computed(() => this.desk.file().request);
  protected readonly onBehalf = computed(() => {
    const filed = this.desk.file().filedOnBehalf;
    return filed ? `Ingevoerd namens ${filed.contactName} (${CHANNEL_LABELS[filed.channel].toLowerCase()}).` : '';
  });
  protected readonly facts = computed<readonly Fact[]>(() => {
    const { place, indications, observedOn, ownActions, question } = this.request();
    const where = this.desk
      .file()
      .municipalities.map(({ name }) => name)
      .join(', ');
    return [
      { term: 'Waar', value: [where, place].filter(Boolean).join(', ') },
      { term: 'Wat is er geconstateerd?', value: indications },
      { term: 'Wanneer', value: observedOn && plainDate(observedOn) },
      { term: 'Wat is al gedaan?', value: ownActions },
      { term: 'Wat wordt van het RIEC verwacht?', value: question },
    ];
  });

  /** The day of an instant, as it is shown. */
  protected day(at: string): string {
    return plainDate(amsterdamDate(at));
  }

  protected complete(): void {
    this.desk.open(answerForm(this.desk.file()));
  }
}
