import { Component, DOCUMENT, computed, inject, input, signal } from '@angular/core';
import type { RecordFinding, SampledRead, SampleRow } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { findBsns } from '@casusregie/domain';
import {
  Breadcrumbs,
  Confirm,
  Facts,
  Failure,
  Icon,
  PageHeader,
  PlainDatePipe,
  Skeleton,
  Toasts,
  count,
  counted,
  plainDate,
  type Fact,
} from '@casusregie/ui';
import { ActProblem, Acting } from '../requests/acting';
import { GuardedText } from '../requests/guarded-text';
import { problemOf } from '../server/problem';
import { AuditClient } from './audit-client';
import { SampledReadCard } from './sampled-read-card';

/** One sample: its reads with the finding of each, and when it is closed the report of it. */
@Component({
  selector: 'app-sample-page',
  imports: [
    ActProblem,
    Breadcrumbs,
    Facts,
    Failure,
    GuardedText,
    Icon,
    PageHeader,
    PlainDatePipe,
    SampledReadCard,
    Skeleton,
  ],
  templateUrl: './sample-page.html',
  styleUrl: './log-page.css',
})
export class SamplePage {
  readonly sampleId = input.required<string>();
  private readonly audit = inject(AuditClient);
  private readonly confirm = inject(Confirm);
  private readonly document = inject(DOCUMENT);
  private readonly toasts = inject(Toasts);
  protected readonly answer = this.audit.sample(() => this.sampleId());
  protected readonly sample = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly failure = computed(() => problemOf(this.answer.error()));
  protected readonly acting = new Acting();
  protected readonly conclusion = signal('');
  protected readonly tried = signal(false);
  protected readonly limit = LIMITS.text;
  protected readonly facts = computed<readonly Fact[]>(() => {
    const one = this.sample();
    if (!one) return [];
    return [
      { term: 'Lezingen in de periode', value: count(one.population) },
      { term: 'Getrokken', value: `${one.size} regels op ${plainDate(one.drawnAt)} door ${one.drawnBy}` },
      { term: 'Trekkingsgetal', value: String(one.seed) },
      {
        term: 'Bevindingen',
        value: `${one.inOrder} in orde, ${counted(one.questions, 'vraag', 'vragen')}, ${counted(one.incidents, 'incident', 'incidenten')}, ${one.open} nog te beoordelen`,
      },
      ...(one.closedAt ? [{ term: 'Afgesloten', value: `${plainDate(one.closedAt)} door ${one.closedBy ?? ''}` }] : []),
      ...(one.conclusion ? [{ term: 'Conclusie', value: one.conclusion }] : []),
    ];
  });

  protected print(): void {
    this.document.defaultView?.print();
  }

  /** Records a finding; the card shows what went wrong by itself. */
  protected readonly record = async (read: SampledRead, found: RecordFinding): Promise<void> => {
    this.take(await this.audit.find(this.sampleId(), read.id, found), (one) =>
      one.id === read.id ? { ...one, finding: found.finding, note: found.note ?? null } : one,
    );
  };

  protected async close(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const conclusion = this.conclusion().trim();
    if (!conclusion || findBsns(conclusion).length > 0) return;
    const yes = await this.confirm.ask({
      title: 'Steekproef afsluiten?',
      text: 'Daarna is het een verslag dat niet meer verandert.',
      confirmLabel: 'Sluit af',
    });
    if (!yes) return;
    const done = await this.acting.do(async () => {
      this.take(await this.audit.close(this.sampleId(), { conclusion }), (one) => one, conclusion);
    });
    if (done) this.toasts.show('De steekproef is afgesloten.');
  }

  private take(row: SampleRow, each: (read: SampledRead) => SampledRead, conclusion?: string): void {
    this.answer.update(
      (before) =>
        before && {
          ...before,
          ...row,
          conclusion: conclusion ?? before.conclusion,
          reads: before.reads.map(each),
        },
    );
  }
}
