import { Component, computed, inject, linkedSignal, model, output, signal } from '@angular/core';
import type { AnswerLine, InquiryLineAnswer } from '@casusregie/contract';
import {
  DECLINE_GROUNDS,
  DECLINE_GROUND_LABELS,
  INQUIRY_ANSWERS,
  INQUIRY_ANSWER_LABELS,
  SUBJECT_KIND_LABELS,
  type DeclineGround,
  type InquiryAnswer,
} from '@casusregie/domain';
import { Dialog, Facts, Notice, RadioCards, type Fact } from '@casusregie/ui';
import { Problem, problemOf } from '../server/problem';
import { InquiriesClient } from './inquiries-client';

/** One line and the answer that was pressed. */
export interface AnswerAsked {
  readonly line: InquiryLineAnswer;
  readonly answer: InquiryAnswer;
}

const SEEN_BY: Record<InquiryAnswer, string> = {
  hit: 'Het RIEC ziet dat uw organisatie het subject kent, niet wat u weet. U wordt op de casus benoemd en kunt die daarna openen.',
  'no-hit': 'Het RIEC ziet dat uw organisatie het subject niet kent. U krijgt geen toegang tot de casus.',
  'no-answer-possible': 'Het RIEC ziet alleen de grond die u kiest.',
};

/** Gives one answer, with the two ticks or the ground; says who will see it. It cannot be changed afterwards. */
@Component({
  selector: 'app-answer-dialog',
  imports: [Dialog, Facts, Notice, RadioCards],
  template: `
    <ui-dialog [title]="title()" [open]="asked() !== null" (openChange)="close($event)">
      @if (asked(); as now) {
        <form id="answer-form" class="ui-stack ui-stack-tight" novalidate (submit)="send($event)">
          @if (problem(); as wrong) {
            <ui-notice tone="danger" [title]="wrong.title" [live]="true">
              <p>{{ wrong.detail }}</p>
            </ui-notice>
          }
          <ui-facts [facts]="facts()" />
          @if (now.line.toBeConfirmed) {
            <ui-radio-cards legend="Uw antwoord" [columns]="2" [choices]="answers" [(value)]="answer" />
          }
          @if (answer() === 'no-answer-possible') {
            <ui-radio-cards
              legend="Waarom is er geen antwoord mogelijk?"
              fieldId="ground"
              [choices]="grounds"
              [error]="missingGround() ? 'Kies een grond.' : ''"
              [(value)]="ground"
            />
          }
          @if (answer() !== 'no-hit') {
            <fieldset class="ui-fieldset">
              <legend class="ui-legend">Wilt u dit erbij zeggen?</legend>
              <label class="ui-check">
                <input #first type="checkbox" [checked]="contactFirst()" (change)="contactFirst.set(first.checked)" />
                <span>Neem eerst contact met ons op voordat er iets gebeurt</span>
              </label>
              <label class="ui-check">
                <input
                  #attend
                  type="checkbox"
                  [checked]="wantsToAttend()"
                  (change)="wantsToAttend.set(attend.checked)"
                />
                <span>Wij willen bij het overleg zijn</span>
              </label>
            </fieldset>
          }
          <p class="ui-quiet">{{ seenBy() }} Na het versturen kunt u het antwoord niet meer wijzigen.</p>
        </form>
      }
      <ng-container uiDialogActions>
        <button type="button" class="ui-button" (click)="asked.set(null)">Annuleren</button>
        <button
          type="submit"
          form="answer-form"
          class="ui-button ui-button-primary"
          [attr.aria-busy]="busy()"
          [attr.aria-disabled]="busy() || null"
        >
          Antwoord: {{ label() }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class AnswerDialog {
  /** What is being answered; null closes the dialog. */
  readonly asked = model<AnswerAsked | null>(null);
  /** The line after it was answered. */
  readonly answered = output<InquiryLineAnswer>();
  /** The line was changed by somebody else: the list must be read again. */
  readonly stale = output<void>();

  private readonly inquiries = inject(InquiriesClient);
  protected readonly answer = linkedSignal<string>(() => this.asked()?.answer ?? 'hit');
  protected readonly ground = linkedSignal<string>(() => this.asked()?.line.ground ?? '');
  protected readonly contactFirst = linkedSignal(() => this.asked()?.line.contactFirst ?? false);
  protected readonly wantsToAttend = linkedSignal(() => this.asked()?.line.wantsToAttend ?? false);
  protected readonly problem = linkedSignal<unknown, Problem | null>({
    source: () => this.asked(),
    computation: () => null,
  });
  private readonly tried = linkedSignal<unknown, boolean>({ source: () => this.asked(), computation: () => false });
  protected readonly busy = signal(false);

  protected readonly answers = INQUIRY_ANSWERS.map((value) => ({ value, label: INQUIRY_ANSWER_LABELS[value] }));
  protected readonly grounds = DECLINE_GROUNDS.map((value) => ({ value, label: DECLINE_GROUND_LABELS[value] }));
  protected readonly chosen = computed(() => this.answer() as InquiryAnswer);
  protected readonly label = computed(() => INQUIRY_ANSWER_LABELS[this.chosen()].toLowerCase());
  protected readonly seenBy = computed(() => SEEN_BY[this.chosen()]);
  protected readonly missingGround = computed(
    () => this.tried() && this.answer() === 'no-answer-possible' && !this.ground(),
  );
  protected readonly title = computed(() =>
    this.asked()?.line.toBeConfirmed ? 'Antwoord verbeteren' : INQUIRY_ANSWER_LABELS[this.chosen()],
  );
  protected readonly facts = computed<readonly Fact[]>(() => {
    const line = this.asked()?.line;
    if (!line) return [];
    return [
      { term: 'Subject', value: line.subject.description },
      { term: 'Soort', value: SUBJECT_KIND_LABELS[line.subject.kind] },
      { term: 'Casus', value: `${line.caseNumber}, ${line.region.name}` },
    ];
  });

  protected close(open: boolean): void {
    if (!open) this.asked.set(null);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const asked = this.asked();
    if (!asked || this.busy() || this.missingGround()) return;
    this.busy.set(true);
    try {
      const line = await this.inquiries.answer(asked.line, this.body());
      this.asked.set(null);
      this.answered.emit(line);
    } catch (error) {
      const problem = problemOf(error);
      this.problem.set(problem);
      if (problem.isStale) this.stale.emit();
    } finally {
      this.busy.set(false);
    }
  }

  private body(): AnswerLine {
    const answer = this.chosen();
    if (answer === 'no-hit') return { answer };
    return {
      answer,
      contactFirst: this.contactFirst(),
      wantsToAttend: this.wantsToAttend(),
      ...(answer === 'no-answer-possible' && { ground: this.ground() as DeclineGround }),
    };
  }
}
