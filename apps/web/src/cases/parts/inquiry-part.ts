import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InquiryLineAnswer, InvolvedParty } from '@casusregie/contract';
import {
  DECLINE_GROUND_LABELS,
  INQUIRY_ANSWER_LABELS,
  SUBJECT_KIND_LABELS,
  type InquiryAnswer,
} from '@casusregie/domain';
import { Confirm, Deadline, ShortDatePipe, StateBadge, Toasts, todayHere, type Tone } from '@casusregie/ui';
import { problemOf } from '../../server/problem';
import { CasesClient } from '../cases-client';
import { subjectForm } from '../forms/subject-forms';
import { inquiryForm, recordAnswerForm } from '../forms/work-forms';
import { ActButton } from '../page/act-button';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

const TONES: Record<InquiryAnswer, Tone> = { hit: 'new', 'no-hit': 'draft', 'no-answer-possible': 'stopped' };

/** Who or what the case is about, and what partners answered about each. */
@Component({
  selector: 'app-inquiry-part',
  imports: [ActButton, CasePart, Deadline, RouterLink, ShortDatePipe, StateBadge],
  templateUrl: './inquiry-part.html',
  styleUrl: './part-rows.css',
})
export class InquiryPart {
  private readonly desk = inject(CaseDesk);
  private readonly client = inject(CasesClient);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly today = todayHere();
  protected readonly file = this.desk.file;
  protected readonly kinds = SUBJECT_KIND_LABELS;
  protected readonly answers = INQUIRY_ANSWER_LABELS;
  protected readonly grounds = DECLINE_GROUND_LABELS;
  protected readonly busy = signal(false);
  protected readonly tone = (answer: InquiryAnswer): Tone => TONES[answer];
  protected readonly mayRecord = computed(() => this.desk.allows('recordAnswer'));
  /** What the request names and is not yet a subject. */
  protected readonly fromRequest = computed<readonly InvolvedParty[]>(() => {
    if (!this.desk.allows('addSubject')) return [];
    const known = new Set(this.file().subjects.map(({ description }) => description.trim().toLowerCase()));
    return this.file().request.involved.filter(({ description }) => !known.has(description.trim().toLowerCase()));
  });

  protected isLate({ dueOn }: InquiryLineAnswer): boolean {
    return dueOn < this.today;
  }

  protected isOpen({ answer, closed }: InquiryLineAnswer): boolean {
    return answer === null && !closed;
  }

  protected addSubject(): void {
    this.desk.open(subjectForm(this.today));
  }

  protected send(): void {
    this.desk.open(inquiryForm(this.file(), this.today));
  }

  protected record(line: InquiryLineAnswer): void {
    this.desk.open(recordAnswerForm(line, this.today));
  }

  /** Takes over what the requester named. */
  protected takeOver({ kind, description }: InvolvedParty): Promise<void> {
    const path = `/v1/cases/${this.file().id}/subjects`;
    return this.done('Subject toegevoegd', () => this.client.post(path, { kind, description }));
  }

  protected async close(line: InquiryLineAnswer): Promise<void> {
    const sure = await this.confirm.ask({
      title: 'Vraag sluiten zonder antwoord?',
      text: `${line.partner.name} antwoordde niet binnen de termijn over ${line.subject.description}. De partner kan daarna niet meer antwoorden.`,
      confirmLabel: 'Vraag sluiten',
    });
    if (sure) await this.done('Vraag gesloten', () => this.client.post(`/v1/inquiry-lines/${line.id}/closing`, {}));
  }

  private async done(words: string, act: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await act();
      this.toasts.show(words);
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
    } finally {
      this.busy.set(false);
      this.desk.changed();
    }
  }
}
