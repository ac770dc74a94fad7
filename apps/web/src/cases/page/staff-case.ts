import { Component, DOCUMENT, computed, effect, inject, input, output } from '@angular/core';
import type { StaffCase } from '@casusregie/contract';
import { GRANT_RULES, PRIORITY_LABELS, type State } from '@casusregie/domain';
import {
  Breadcrumbs,
  Deadline,
  Icon,
  Lifecycle,
  PageHeader,
  SectionNav,
  StateBadge,
  type PageSection,
} from '@casusregie/ui';
import { CaseDialog } from '../forms/case-dialog';
import { NetworkPart } from '../network/network-part';
import { AdvicePart } from '../parts/advice-part';
import { DecisionsPart } from '../parts/decisions-part';
import { DocumentsPart } from '../parts/documents-part';
import { FeedbackPart } from '../parts/feedback-part';
import { InquiryPart } from '../parts/inquiry-part';
import { ItemsPart } from '../parts/items-part';
import { NotesPart } from '../parts/notes-part';
import { PlanPart } from '../parts/plan-part';
import { QuestionsPart } from '../parts/questions-part';
import { RelatedPart } from '../parts/related-part';
import { RequestPart } from '../parts/request-part';
import { SecondLinePart } from '../parts/second-line-part';
import { TasksPart } from '../parts/tasks-part';
import { TestPart } from '../parts/test-part';
import { TimelinePart } from '../parts/timeline-part';
import { stateLabel, stateTone } from '../state-words';
import { AccessBanner } from './access-banner';
import { CaseAccessCard } from './case-access';
import { CaseBanners } from './case-banners';
import { CaseData } from './case-data';
import { CaseDesk } from './case-desk';
import { sideOf, stepsOf } from './case-page-words';
import { PART_OF_STATE, PART_SHORT, partsOf, type PartName } from './case-parts';
import { CasePeople } from './case-people';
import { NextStepsCard } from './next-steps';

/** A case as RIEC staff and its case director work on it. */
@Component({
  selector: 'app-staff-case',
  imports: [
    AccessBanner,
    AdvicePart,
    Breadcrumbs,
    CaseAccessCard,
    CaseBanners,
    CaseData,
    CaseDialog,
    CasePeople,
    Deadline,
    DecisionsPart,
    DocumentsPart,
    FeedbackPart,
    Icon,
    InquiryPart,
    ItemsPart,
    Lifecycle,
    NetworkPart,
    NextStepsCard,
    NotesPart,
    PageHeader,
    PlanPart,
    QuestionsPart,
    RelatedPart,
    RequestPart,
    SecondLinePart,
    SectionNav,
    StateBadge,
    TasksPart,
    TestPart,
    TimelinePart,
  ],
  templateUrl: './staff-case.html',
  styleUrl: './staff-case.css',
  providers: [CaseDesk],
})
export class StaffCaseView {
  readonly caseFile = input.required<StaffCase>();
  /** Something was done: the page reads the case again. */
  readonly changed = output<void>();

  protected readonly desk = inject(CaseDesk);
  private readonly document = inject(DOCUMENT);
  protected readonly isReady = computed(() => this.desk.hasFile());
  /** Whoever is let in to this one case came from the list of their access, not from one of cases. */
  protected readonly crumbs = computed(() => {
    const kind = this.caseFile().accessUntil?.kind;
    return kind && GRANT_RULES[kind].opens === 'granted'
      ? [
          kind === 'data-subject-request'
            ? { label: 'Privacy', link: '/privacy' }
            : { label: 'Tijdelijke toegang', link: '/toegang' },
        ]
      : [{ label: 'Signalen en casussen', link: '/casussen' }];
  });
  protected readonly state = stateLabel;
  protected readonly tone = stateTone;
  protected readonly steps = computed(() => stepsOf(this.caseFile()));
  protected readonly side = computed(() => sideOf(this.caseFile()));
  protected readonly parts = computed(() => partsOf(this.caseFile()));
  protected readonly sections = computed<readonly PageSection[]>(() =>
    this.parts().map((name) => ({ id: name, label: PART_SHORT[name], ...this.counted(name) })),
  );
  protected readonly title = computed(() => this.caseFile().title || 'Signaal zonder titel');
  protected readonly where = computed(() => {
    const { municipalities, submittingOrganisation } = this.caseFile();
    const places = municipalities.map(({ name }) => name);
    const by = places.includes(submittingOrganisation.name) ? '' : `ingebracht door ${submittingOrganisation.name}`;
    return [places.join(', '), by].filter(Boolean).join(' · ');
  });
  protected readonly priority = computed(() => {
    const { priority } = this.caseFile();
    return priority === 'normal' ? '' : `Prioriteit ${PRIORITY_LABELS[priority].toLowerCase()}`;
  });

  constructor() {
    effect(() => this.desk.lay(this.caseFile(), () => this.changed.emit()));
  }

  /** Goes to the part that belongs to a step of the road. */
  protected openStep(step: string): void {
    const wanted = PART_OF_STATE[step as State];
    const part = this.parts().includes(wanted) ? wanted : 'tijdlijn';
    const smooth = !this.document.defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.document.getElementById(part)?.scrollIntoView({ behavior: smooth ? 'smooth' : 'auto', block: 'start' });
    this.document.getElementById(`${part}-kop`)?.focus({ preventScroll: true });
  }

  private counted(name: PartName): { count?: number } {
    const { questions, tests, inquiryLines, items, relations, interventions, attachments } = this.caseFile();
    const counts: Partial<Record<PartName, number>> = {
      vragen: questions.length,
      toets: tests.length,
      bevraging: inquiryLines.length,
      informatie: items.length,
      netwerk: relations.length,
      plan: interventions.length,
      documenten: attachments.length,
    };
    return counts[name] ? { count: counts[name] } : {};
  }
}
