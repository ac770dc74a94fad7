import { Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InquiryLineAnswer, InterventionAnswer, PartnerCase } from '@casusregie/contract';
import { KIND_ROWS, SUBJECT_KIND_LABELS } from '@casusregie/domain';
import {
  Breadcrumbs,
  Deadline,
  Facts,
  Lifecycle,
  Notice,
  PageHeader,
  ShortDatePipe,
  StateBadge,
  plainDate,
  type Fact,
} from '@casusregie/ui';
import { stateLabel, stateTone } from '../cases/state-words';
import { CaseTimeline } from '../requests/case-timeline';
import { stripOf } from '../requests/road-steps';
import { AnswerDialog, type AnswerAsked } from './answer-dialog';
import { answerText, answerTone, ticksText } from './inquiry-words';
import { InterventionDialog } from './intervention-dialog';
import { InterventionList } from './intervention-list';

/** A case as a named partner reads it: what was asked, the plan, and one's own rows to keep up. */
@Component({
  selector: 'app-partner-case',
  imports: [
    AnswerDialog,
    Breadcrumbs,
    CaseTimeline,
    Deadline,
    Facts,
    InterventionDialog,
    InterventionList,
    Lifecycle,
    Notice,
    PageHeader,
    RouterLink,
    ShortDatePipe,
    StateBadge,
  ],
  templateUrl: './partner-case.html',
  styles: `
    .lines {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
    .lines li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-6);
      align-items: center;
      justify-content: space-between;
    }
    .under {
      display: block;
      font-size: var(--text-small);
      color: var(--ink-quiet);
    }
    ui-lifecycle {
      scroll-margin-block-start: 5rem;
    }
  `,
})
export class PartnerCaseView {
  readonly caseFile = input.required<PartnerCase>();
  /** Something was changed: the case must be read again. */
  readonly changed = output<void>();

  protected readonly crumbs = [{ label: 'Bevragingen', link: '/bevragingen' }];
  protected readonly asked = signal<AnswerAsked | null>(null);
  protected readonly editing = signal<InterventionAnswer | null>(null);
  protected readonly road = computed(() => stripOf(this.caseFile().road));
  protected readonly state = computed(() => stateLabel(this.caseFile().state));
  protected readonly tone = computed(() => stateTone(this.caseFile().state));
  protected readonly title = computed(() => this.caseFile().title || 'Casus');
  protected readonly waits = computed(() => this.caseFile().interventions.some(({ notYet }) => notYet));
  protected readonly kinds = SUBJECT_KIND_LABELS;
  protected readonly words = answerText;
  protected readonly answerTone = answerTone;
  protected readonly ticks = ticksText;
  protected readonly facts = computed<readonly Fact[]>(() => {
    const found = this.caseFile();
    const names = (all: readonly { name: string }[]): string => all.map(({ name }) => name).join(', ');
    return [
      { term: 'Soort', value: found.kind && KIND_ROWS[found.kind].label },
      { term: 'Thema', value: found.mainTheme?.label },
      { term: 'Fenomenen', value: found.phenomena.map(({ label }) => label).join(', ') },
      { term: 'Gemeente', value: names(found.municipalities) },
      { term: 'Inbrenger', value: found.submittingOrganisation.name },
      { term: 'Ingediend', value: found.submittedOn && plainDate(found.submittedOn) },
    ].filter(({ term, value }) => value || term !== 'Fenomenen');
  });

  protected answer(line: InquiryLineAnswer): void {
    this.asked.set({ line, answer: line.answer ?? 'hit' });
  }
}
