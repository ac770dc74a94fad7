import { Component, computed, inject } from '@angular/core';
import { CONFIDENTIALITY_LABELS, PRIORITY_LABELS, PURPOSE_LABELS } from '@casusregie/domain';
import { Deadline, PlainDatePipe } from '@casusregie/ui';
import { agendaForm, confidentialityForm, kindForm, outsideNumberForm, priorityForm } from '../forms/people-forms';
import { KIND_SHORT } from '../state-words';
import { ActButton } from './act-button';
import { CaseDesk } from './case-desk';

/** Terms, labels and numbers of the case. */
@Component({
  selector: 'app-case-data',
  imports: [ActButton, Deadline, PlainDatePipe],
  template: `
    <section class="ui-card side" aria-labelledby="gegevens">
      <h2 id="gegevens">Gegevens</h2>
      <dl class="ui-facts tight">
        @if (file().dueOn; as due) {
          <div>
            <dt>Deze stap uiterlijk</dt>
            <dd><ui-deadline [due]="due" [stopped]="file().state === 'info-requested'" /></dd>
          </div>
        }
        <div>
          <dt>Ontvangen</dt>
          <dd>{{ file().submittedOn | plainDate }}</dd>
        </div>
        @if (file().endedOn; as ended) {
          <div>
            <dt>Beëindigd</dt>
            <dd>{{ ended | plainDate }}</dd>
          </div>
        }
        @for (fact of facts(); track fact.term) {
          <div>
            <dt>{{ fact.term }}</dt>
            <dd>{{ fact.value }}</dd>
          </div>
        }
        @if (file().outsideNumbers.length > 0) {
          <div>
            <dt>Nummers elders</dt>
            @for (one of file().outsideNumbers; track one.id) {
              <dd class="ui-number">
                {{ one.number }} <span class="under">{{ one.system }}</span>
              </dd>
            }
          </div>
        }
      </dl>
      <div class="acts ui-no-print">
        <app-act-button name="setPriority" label="Prioriteit bepalen" look="quiet" (press)="open('priority')" />
        <app-act-button
          name="setConfidentiality"
          label="Vertrouwelijkheid bepalen"
          look="quiet"
          (press)="open('confidentiality')"
        />
        <app-act-button name="setKind" label="Soort wijzigen" look="quiet" (press)="open('kind')" />
        <app-act-button name="addOutsideNumber" label="Extern nummer toevoegen" look="quiet" (press)="open('number')" />
        <app-act-button name="putOnAgenda" label="Op een agenda zetten" look="quiet" (press)="open('agenda')" />
      </div>
    </section>
  `,
  styleUrl: './side-card.css',
})
export class CaseData {
  private readonly desk = inject(CaseDesk);
  protected readonly file = this.desk.file;
  protected readonly facts = computed(() => {
    const { kind, priority, confidentiality, purpose, mainTheme, moreThemes, phenomena, municipalities } = this.file();
    const more = [...moreThemes, ...phenomena].map(({ label }) => label).join(', ');
    return [
      { term: 'Soort', value: kind ? KIND_SHORT[kind] : '' },
      { term: 'Hoofdthema', value: mainTheme?.label ?? 'Nog niet bepaald' },
      { term: 'Ook', value: more },
      { term: 'Doel', value: purpose ? PURPOSE_LABELS[purpose] : '' },
      { term: 'Waar', value: municipalities.map(({ name }) => name).join(', ') },
      { term: 'Prioriteit', value: PRIORITY_LABELS[priority] },
      { term: 'Vertrouwelijkheid', value: CONFIDENTIALITY_LABELS[confidentiality] },
    ].filter(({ value }) => value);
  });

  protected open(what: 'priority' | 'confidentiality' | 'kind' | 'number' | 'agenda'): void {
    const forms = {
      priority: priorityForm,
      confidentiality: confidentialityForm,
      kind: kindForm,
      number: outsideNumberForm,
      agenda: agendaForm,
    };
    this.desk.open(forms[what](this.file()));
  }
}
