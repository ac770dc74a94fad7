import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { CaseAnswer, FactAnswer, FieldFacts, RevealedBsns, StaffCase, SubjectFile } from '@casusregie/contract';
import {
  FACT_FIELD_LABELS,
  RELATION_KIND_LABELS,
  RELIABILITY_LABELS,
  SOURCE_KIND_LABELS,
  SUBJECT_KIND_LABELS,
} from '@casusregie/domain';
import {
  Breadcrumbs,
  Confirm,
  Failure,
  Notice,
  PageHeader,
  PlainDatePipe,
  Skeleton,
  StateBadge,
  Toasts,
  plainDate,
  todayHere,
} from '@casusregie/ui';
import { NotFoundPage } from '../../frame/not-found-page';
import { problemOf } from '../../server/problem';
import { CasesClient } from '../cases-client';
import { CaseDialog } from '../forms/case-dialog';
import { changeSubjectForm, endSubjectForm, relationForm, revealBsnForm } from '../forms/subject-forms';
import { CaseDesk } from '../page/case-desk';

/** How long a number that was revealed stays on the screen, in milliseconds. */
const SHOWN_MS = 60_000;

/** One subject: what each source says of it, side by side, and what it is tied to. */
@Component({
  selector: 'app-subject-page',
  imports: [Breadcrumbs, CaseDialog, Failure, NotFoundPage, Notice, PageHeader, PlainDatePipe, Skeleton, StateBadge],
  templateUrl: './subject-page.html',
  styleUrl: './subject-page.css',
  providers: [CaseDesk],
})
export class SubjectPage {
  /** Both from the address. */
  readonly caseId = input.required<string>();
  readonly subjectId = input.required<string>();

  protected readonly desk = inject(CaseDesk);
  private readonly client = inject(CasesClient);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly found = httpResource<SubjectFile>(() => `/v1/cases/${this.caseId()}/subjects/${this.subjectId()}`);
  private readonly case = this.client.detail(() => this.caseId());
  /** Both stay while they are read again, so that nothing jumps and no form is lost. */
  protected readonly subject = linkedSignal<SubjectFile | undefined, SubjectFile | undefined>({
    source: () => (this.found.hasValue() ? this.found.value() : undefined),
    computation: (now, before) => now ?? (before?.value?.id === this.subjectId() ? before.value : undefined),
  });
  protected readonly file = linkedSignal<CaseAnswer | undefined, StaffCase | undefined>({
    source: () => (this.case.hasValue() ? this.case.value() : undefined),
    computation: (now, before) => (now?.view === 'staff' ? now : before?.value),
  });
  protected readonly problem = computed(() => {
    const error = this.found.error() ?? this.case.error();
    return error ? problemOf(error) : null;
  });
  protected readonly isReady = computed(() => this.desk.hasFile() && this.subject() !== undefined);
  protected readonly revealed = signal<RevealedBsns | null>(null);
  protected readonly busy = signal(false);
  protected readonly mayChange = computed(() => this.desk.allows('changeSubject') && !this.subject()?.endedAt);
  protected readonly mayReveal = computed(() => this.desk.allows('revealBsn') && Boolean(this.subject()?.hasBsn));
  protected readonly mayRelate = computed(
    () => this.desk.allows('relateSubjects') && !this.subject()?.endedAt && this.desk.file().subjects.length > 1,
  );
  protected readonly crumbs = computed(() => [
    { label: 'Signalen en casussen', link: '/casussen' },
    { label: this.file()?.number ?? 'Casus', link: `/casussen/${this.caseId()}` },
  ]);
  protected readonly labels = FACT_FIELD_LABELS;
  protected readonly kinds = SUBJECT_KIND_LABELS;
  protected readonly sources = SOURCE_KIND_LABELS;
  protected readonly sure = RELIABILITY_LABELS;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      const file = this.file();
      if (file) this.desk.lay(file, () => this.reload());
    });
    inject(DestroyRef).onDestroy(() => this.hide());
  }

  protected reload(): void {
    this.found.reload();
    this.case.reload();
  }

  protected change(subject: SubjectFile): void {
    this.desk.open(changeSubjectForm(subject, todayHere()));
  }

  protected relate(subject: SubjectFile): void {
    this.desk.open(relationForm(this.desk.file(), subject.id));
  }

  protected end(subject: SubjectFile): void {
    this.desk.open(endSubjectForm(subject, () => void this.router.navigate(['/casussen', this.caseId()])));
  }

  /** Shows the number for a minute; it is kept nowhere. */
  protected reveal(subject: SubjectFile): void {
    this.desk.open(
      revealBsnForm(subject, (found) => {
        this.revealed.set(found);
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.hide(), SHOWN_MS);
      }),
    );
  }

  protected hide(): void {
    clearTimeout(this.timer);
    this.revealed.set(null);
  }

  /** What a source stated is taken back for that source; it stays readable as something it said before. */
  protected async takeBack(subject: SubjectFile, { field }: FieldFacts, fact: FactAnswer): Promise<void> {
    if (this.busy()) return;
    const sure = await this.confirm.ask({
      title: 'Gegeven laten vervallen?',
      text: `${FACT_FIELD_LABELS[field]} ‘${fact.value}’ volgens ${fact.source.name} geldt daarna niet meer. Het blijft leesbaar bij wat eerder is vastgelegd.`,
      confirmLabel: 'Laten vervallen',
    });
    if (!sure) return;
    this.busy.set(true);
    try {
      const body = { values: { [field]: null }, sourceId: fact.source.id };
      await this.client.patchAt(`/v1/cases/${this.caseId()}/subjects/${subject.id}`, body, subject.version);
      this.toasts.show('Gegeven vervallen');
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
    } finally {
      this.busy.set(false);
      this.reload();
    }
  }

  protected relationWords({ fromId, toId, kind, text }: SubjectFile['relations'][number]): string {
    const name = (id: string): string =>
      id === this.subjectId()
        ? (this.subject()?.description ?? '')
        : (this.file()?.subjects.find((one) => one.id === id)?.description ??
          'een subject dat van de casus is gehaald');
    return `${name(fromId)} ${kind === 'other' && text ? text : RELATION_KIND_LABELS[kind]} ${name(toId)}`;
  }

  protected period({ from, until }: SubjectFile['relations'][number]): string {
    return [from && `vanaf ${plainDate(from)}`, until && `tot en met ${plainDate(until)}`].filter(Boolean).join(' ');
  }
}
