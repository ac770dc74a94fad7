import { Component, computed, input, signal } from '@angular/core';
import {
  REASON_ROWS,
  STATE_LABELS,
  addWorkingDays,
  isCalendarDate,
  kindOf,
  KIND_ROWS,
  type SettingName,
  type SettingValue,
} from '@casusregie/domain';
import { Facts, longDate, type Fact } from '@casusregie/ui';
import { QuestionField } from './question-field';

/** What others will see of a change, before it is recorded. */
@Component({
  selector: 'app-setting-preview',
  imports: [Facts, QuestionField],
  template: `
    <section class="preview" aria-labelledby="voorbeeld">
      <h3 id="voorbeeld">Voorbeeld</h3>
      @switch (true) {
        @case (!!value().questions) {
          <p class="ui-quiet">
            Zo ziet de inbrenger de stap bij “{{ kindLabel() }}”. Wat u hier typt, wordt niet bewaard.
          </p>
          <div class="ui-form">
            @for (question of value().questions; track question.key) {
              <app-question-field
                [question]="question"
                [fieldId]="'voorbeeld-' + question.key"
                [value]="tried()[question.key] ?? ''"
                (valueChange)="answer(question.key, $event)"
              />
            } @empty {
              <p>Deze soort heeft geen extra vragen: de inbrenger slaat deze stap over.</p>
            }
          </div>
        }
        @case (!!value().texts) {
          <p class="ui-quiet">Zo leest de inbrenger het na het versturen.</p>
          <p class="ui-as-typed">{{ value().texts?.acknowledgement }}</p>
          <p><strong>Wij lezen uw verzoek.</strong></p>
          <p class="ui-as-typed">{{ value().texts?.next }}</p>
        }
        @default {
          <p class="ui-quiet">{{ about() }}</p>
          <ui-facts [facts]="facts()" />
        }
      }
    </section>
  `,
  styles: `
    .preview {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      padding: var(--space-4);
      background: var(--surface-sunken);
      border-radius: var(--radius);
    }
  `,
})
export class SettingPreview {
  readonly name = input.required<SettingName>();
  readonly value = input.required<SettingValue>();
  readonly validFrom = input.required<string>();
  protected readonly tried = signal<Readonly<Record<string, string>>>({});
  protected readonly kindLabel = computed(() => {
    const kind = kindOf(this.name());
    return kind ? KIND_ROWS[kind].label : '';
  });
  protected readonly about = computed(() => {
    const { terms, meetings, themes, reasonTexts } = this.value();
    if (terms) return `Een stap die op ${this.day()} begint, moet klaar zijn op:`;
    if (meetings) return 'Wie een besluit vastlegt, kiest uit:';
    if (themes) return 'Naast de landelijke thema’s kan worden gekozen uit:';
    if (reasonTexts) return 'Wie afwijst, begint met deze tekst voor de inbrenger:';
    return 'Voordat partners worden bevraagd:';
  });
  protected readonly facts = computed<readonly Fact[]>(() => {
    const { terms, meetings, themes, reasonTexts, screening } = this.value();
    const from = this.validFrom();
    if (terms)
      return terms.map(({ state, days }) => ({
        term: STATE_LABELS[state],
        value: isCalendarDate(from) && Number.isInteger(days) ? longDate(addWorkingDays(from, days)) : '',
      }));
    if (meetings) return meetings.map(({ name, everyWeeks }) => ({ term: name, value: `om de ${everyWeeks} weken` }));
    if (themes) return themes.map(({ label }) => ({ term: label, value: `vanaf ${this.day()}` }));
    if (reasonTexts) return reasonTexts.map(({ reason, text }) => ({ term: REASON_ROWS[reason].label, value: text }));
    return [
      {
        term: 'Bevraging',
        value: screening ? 'kan pas na een screeningsbesluit' : 'kan zonder screeningsbesluit',
      },
    ];
  });

  protected answer(key: string, value: string): void {
    this.tried.update((before) => ({ ...before, [key]: value }));
  }

  private day(): string {
    return isCalendarDate(this.validFrom()) ? longDate(this.validFrom()) : 'de gekozen dag';
  }
}
