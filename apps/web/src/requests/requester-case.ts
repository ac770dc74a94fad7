import { Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InterventionAnswer, RequesterCase } from '@casusregie/contract';
import { CHANNEL_LABELS, KIND_ROWS, SUBJECT_KIND_LABELS, answerInWords } from '@casusregie/domain';
import {
  Breadcrumbs,
  Facts,
  Icon,
  Lifecycle,
  LongDatePipe,
  Notice,
  PageHeader,
  PlainDatePipe,
  StateBadge,
  longDate,
  plainDate,
  type Fact,
  type SideState,
} from '@casusregie/ui';
import { InterventionDialog } from '../partner/intervention-dialog';
import { InterventionList } from '../partner/intervention-list';
import { Attachments } from './attachments';
import { CaseTimeline } from './case-timeline';
import { CompleteRequest } from './complete-request';
import { Feedback } from './feedback';
import { GivenAdvice } from './given-advice';
import { OpenQuestion } from './open-question';
import { OutsideNumbers } from './outside-numbers';
import { stripOf } from './road-steps';
import { SHOWN_TONES } from './shown-words';
import { Withdraw } from './withdraw';

/** A case as the requester reads it: where it stands in plain words, what is asked of them, and what came of it. */
@Component({
  selector: 'app-requester-case',
  imports: [
    Attachments,
    Breadcrumbs,
    CaseTimeline,
    CompleteRequest,
    Facts,
    Feedback,
    GivenAdvice,
    Icon,
    InterventionDialog,
    InterventionList,
    Lifecycle,
    LongDatePipe,
    Notice,
    OpenQuestion,
    OutsideNumbers,
    PageHeader,
    PlainDatePipe,
    RouterLink,
    StateBadge,
    Withdraw,
  ],
  templateUrl: './requester-case.html',
  styleUrl: './requester-case.css',
})
export class RequesterCaseView {
  readonly caseFile = input.required<RequesterCase>();
  /** Something was changed: the case must be read again. */
  readonly changed = output<void>();

  protected readonly crumbs = [{ label: 'Signalen en verzoeken van mijn organisatie', link: '/onze-verzoeken' }];
  protected readonly editing = signal<InterventionAnswer | null>(null);
  protected readonly title = computed(() => {
    const { title, kind } = this.caseFile();
    return title || (kind ? KIND_ROWS[kind].label : 'Verzoek');
  });
  protected readonly tone = computed(() => SHOWN_TONES[this.caseFile().shown]);
  /** When the next news comes; the text of a request that was just sent says it itself. */
  protected readonly news = computed(() => (this.caseFile().shown === 'submitted' ? null : this.caseFile().nextNewsOn));
  protected readonly isDraft = computed(() => this.caseFile().shown === 'draft');
  protected readonly road = computed(() => stripOf(this.caseFile().road));
  protected readonly side = computed<SideState | null>(() => {
    const { shown, shownLabel } = this.caseFile();
    return shown === 'info-requested' || shown === 'on-hold' ? { label: shownLabel, tone: SHOWN_TONES[shown] } : null;
  });
  protected readonly openQuestions = computed(() =>
    this.caseFile().questions.filter(({ answer, closed }) => answer === null && !closed),
  );
  protected readonly pastQuestions = computed(() =>
    this.caseFile().questions.filter(({ answer, closed }) => answer !== null || closed),
  );
  protected readonly mayAttach = computed(() =>
    this.caseFile().actions.some(({ name, allowed }) => name === 'addAttachment' && allowed),
  );
  protected readonly request = computed<readonly Fact[]>(() => {
    const found = this.caseFile();
    const { request } = found;
    return [
      { term: 'Soort ondersteuning', value: found.kind && KIND_ROWS[found.kind].label },
      { term: 'Gemeente', value: found.municipalities.map(({ name }) => name).join(', ') },
      { term: 'Plek', value: request.place },
      { term: 'Thema', value: found.mainTheme?.label },
      { term: 'Wat is er geconstateerd?', value: request.indications },
      { term: 'Wanneer', value: request.observedOn && longDate(request.observedOn) },
      {
        term: 'Om wie of wat gaat het?',
        value: request.involved
          .map(({ kind, description }) => `${SUBJECT_KIND_LABELS[kind]}: ${description}`)
          .join('\n'),
      },
      { term: 'Wat is al gedaan?', value: request.ownActions },
      { term: 'Wat verwacht u van het RIEC?', value: request.question },
      ...request.answers.flatMap((one) =>
        one.value === null ? [] : [{ term: one.label, value: answerInWords(one, one.value) }],
      ),
    ];
  });
  protected readonly about = computed<readonly Fact[]>(() => {
    const found = this.caseFile();
    return [
      { term: 'Nummer', value: found.number },
      { term: 'Inbrenger', value: found.submittingOrganisation.name },
      ...(found.filedOnBehalf
        ? [
            {
              term: 'Getypt door het RIEC, namens',
              value: `${found.filedOnBehalf.contactName} (${CHANNEL_LABELS[found.filedOnBehalf.channel].toLowerCase()})`,
            },
          ]
        : []),
      { term: 'Ingediend', value: found.submittedOn && plainDate(found.submittedOn) },
      ...(found.endedOn ? [{ term: 'Beëindigd', value: plainDate(found.endedOn) }] : []),
      {
        term: 'Zichtbaar voor',
        value:
          found.confidentiality === 'named-only'
            ? 'Alleen wie op naam is benoemd'
            : `Collega’s bij ${found.submittingOrganisation.name} en het RIEC`,
      },
    ].filter(({ value }) => value);
  });
}
