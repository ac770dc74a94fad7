import { Component, computed, inject } from '@angular/core';
import { CHANNEL_LABELS, SUBJECT_KIND_LABELS } from '@casusregie/domain';
import { Facts, plainDate, type Fact } from '@casusregie/ui';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

/** What the requester typed. */
@Component({
  selector: 'app-request-part',
  imports: [CasePart, Facts],
  template: `
    <app-case-part name="verzoek">
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
      </ui-facts>
    </app-case-part>
  `,
})
export class RequestPart {
  private readonly desk = inject(CaseDesk);
  protected readonly kinds = SUBJECT_KIND_LABELS;
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
}
