import { Component, computed, inject, output } from '@angular/core';
import { KIND_ROWS, SUBJECT_KIND_LABELS, answerInWords } from '@casusregie/domain';
import { Facts, longDate, type Fact } from '@casusregie/ui';
import { OpenRequest } from './open-request';
import { SensitiveNotice } from './sensitive-notice';
import { STEP_WORDS, stepsFor, type StepId } from './request-steps';

/** Everything that was answered, to read once more, with a way back to each step. */
@Component({
  selector: 'app-review',
  imports: [Facts, SensitiveNotice],
  template: `
    <p>Lees uw verzoek nog eens door. U kunt alles nog wijzigen; na het versturen niet meer.</p>
    <app-sensitive-notice />
    @for (part of parts(); track part.id) {
      <section class="part">
        <div class="head">
          <h3>{{ part.title }}</h3>
          <button type="button" class="ui-link-button" (click)="edit.emit(part.id)">
            Wijzig<span class="ui-visually-hidden"> {{ part.title }}</span>
          </button>
        </div>
        <ui-facts [facts]="part.facts" />
      </section>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-5);
    }
    .part {
      padding-block-start: var(--space-4);
      border-block-start: 1px solid var(--line);
    }
    .head {
      display: flex;
      gap: var(--space-4);
      align-items: baseline;
      justify-content: space-between;
    }
  `,
})
export class Review {
  /** A step to go back to. */
  readonly edit = output<StepId>();
  protected readonly open = inject(OpenRequest);

  protected readonly parts = computed(() =>
    stepsFor(this.open.context())
      .filter((id) => id !== 'controleren')
      .map((id) => ({ id, title: STEP_WORDS[id], facts: this.factsOf(id) })),
  );

  private factsOf(step: StepId): readonly Fact[] {
    const form = this.open.form();
    const asker = this.open.asker();
    const names = new Map(this.open.municipalities().map(({ id, name }) => [id, name]));
    const themes = this.open.themes();
    const region = this.open.regions().find(({ code }) => code === form.regionCode)?.name;
    const facts: Record<StepId, readonly Fact[]> = {
      soort: [
        { term: 'Soort ondersteuning', value: form.kind && KIND_ROWS[form.kind].label },
        { term: 'Korte naam', value: form.title },
        { term: 'Inbrenger', value: asker?.organisation.name },
        ...(asker?.onBehalf ? [{ term: 'Namens', value: asker.onBehalf.contactName }] : []),
        { term: 'Zichtbaar voor', value: this.audience() },
      ],
      waar: [
        { term: 'Gemeente', value: form.municipalityIds.map((id) => names.get(id) ?? '…').join(', ') },
        { term: 'Plek', value: form.place },
        ...(region ? [{ term: 'Gaat naar', value: region }] : []),
      ],
      geconstateerd: [
        { term: 'Wat is er geconstateerd?', value: form.indications },
        { term: 'Wanneer', value: form.observedOn && longDate(form.observedOn) },
        { term: 'Thema', value: themes.find(({ code }) => code === form.mainTheme)?.label ?? 'Weet ik niet' },
      ],
      'wie-of-wat': form.involved.some(({ description }) => description.trim())
        ? form.involved
            .filter(({ description }) => description.trim())
            .map(({ kind, description }, index) => ({
              term: `${index + 1}. ${SUBJECT_KIND_LABELS[kind]}`,
              value: description,
            }))
        : [{ term: 'Betrokkenen', value: '' }],
      gedaan: [{ term: 'Wat is al gedaan?', value: form.ownActions }],
      verwachting: [
        { term: 'Wat verwacht u?', value: form.question },
        {
          term: 'Bijlagen',
          value: this.open
            .attachments()
            .map(({ name }) => name)
            .join('\n'),
        },
      ],
      vragen: this.open.questions().map((question) => {
        const value = form.answers.find(({ key }) => key === question.key)?.value ?? '';
        return { term: question.label, value: answerInWords(question, value) };
      }),
      controleren: [],
    };
    return facts[step];
  }

  private audience(): string {
    const { confidentiality } = this.open.form();
    const asker = this.open.asker();
    if (confidentiality === 'named-only')
      return asker?.onBehalf ? 'Alleen op naam' : 'Alleen u, uw behandelaar en de manager van het RIEC';
    return `Collega’s bij ${asker?.organisation.name ?? 'uw organisatie'} en het RIEC`;
  }
}
