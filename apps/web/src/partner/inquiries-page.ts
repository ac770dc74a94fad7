import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AnswerLine, InquiryLineAnswer, LineIdentifiers } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import {
  DECLINE_GROUNDS,
  DECLINE_GROUND_LABELS,
  FACT_FIELD_LABELS,
  INQUIRY_ANSWER_LABELS,
  SUBJECT_KIND_LABELS,
  type InquiryAnswer,
} from '@casusregie/domain';
import {
  Confirm,
  Deadline,
  Empty,
  Failure,
  Notice,
  PageHeader,
  Progress,
  RowKeys,
  ShortDatePipe,
  Skeleton,
  StateBadge,
  Toasts,
  counted,
} from '@casusregie/ui';
import { PlainDialog } from '../cases/forms/plain-dialog';
import type { PlainForm } from '../cases/forms/plain-form';
import { Shortcuts } from '../frame/shortcuts';
import { problemOf } from '../server/problem';
import { AnswerDialog, type AnswerAsked } from './answer-dialog';
import { InquiriesClient } from './inquiries-client';
import { LineList } from './line-list';
import { answerText, answerTone, behalfText, sorted, ticksText } from './inquiry-words';
import { severalAnswers, type LineFault } from './several-answers';

/** The questions of all regions to one's organisation, on one screen: answer, confirm, and what was answered. */
@Component({
  selector: 'app-inquiries-page',
  imports: [
    AnswerDialog,
    Deadline,
    Empty,
    Failure,
    LineList,
    Notice,
    PageHeader,
    PlainDialog,
    Progress,
    RouterLink,
    RowKeys,
    ShortDatePipe,
    Skeleton,
    StateBadge,
  ],
  templateUrl: './inquiries-page.html',
  styleUrl: './inquiries-page.css',
})
export class InquiriesPage {
  private readonly inquiries = inject(InquiriesClient);
  private readonly toasts = inject(Toasts);
  private readonly confirm = inject(Confirm);

  protected readonly list = this.inquiries.list();
  private readonly lines = computed(() => (this.list.hasValue() ? (this.list.value()?.items ?? []) : []));
  protected readonly parts = computed(() => sorted(this.lines()));
  protected readonly failure = computed(() => problemOf(this.list.error()));
  protected readonly asked = signal<AnswerAsked | null>(null);
  protected readonly picked = signal<ReadonlySet<string>>(new Set());
  protected readonly selected = computed(() => this.parts().open.filter(({ id }) => this.picked().has(id)));
  protected readonly allPicked = computed(
    () => this.selected().length > 0 && this.selected().length === this.parts().open.length,
  );
  protected readonly sending = signal(false);
  protected readonly form = signal<PlainForm | null>(null);
  protected readonly faults = signal<readonly LineFault[]>([]);
  /** The line that is being confirmed. */
  protected readonly confirming = signal('');

  protected readonly sub = computed(() => {
    const { open, toConfirm } = this.parts();
    if (!this.list.hasValue()) return 'Vragen aan uw organisatie, uit alle regio’s.';
    const parts = [
      open.length > 0
        ? counted(open.length, 'vraag wacht op antwoord', 'vragen wachten op antwoord')
        : 'Er wacht geen vraag op antwoord',
      toConfirm.length > 0 ? `${toConfirm.length} nog te bevestigen` : '',
    ];
    return `${parts.filter(Boolean).join(', ')}.`;
  });
  protected readonly labels = INQUIRY_ANSWER_LABELS;
  protected readonly kinds = SUBJECT_KIND_LABELS;
  protected readonly words = answerText;
  protected readonly tone = answerTone;
  protected readonly ticks = ticksText;
  protected readonly behalf = behalfText;

  constructor() {
    inject(Shortcuts).explain({
      title: 'Bevragingen',
      keys: [
        { keys: ['j', 'k'], does: 'Volgende of vorige vraag' },
        { keys: ['x'], does: 'Kies de vraag' },
        { keys: ['Enter'], does: 'Geef het antwoord dat de focus heeft' },
      ],
    });
  }

  /** What was asked for of each line, kept on this screen only. */
  private readonly known = signal<ReadonlyMap<string, LineIdentifiers>>(new Map());
  protected readonly looking = signal(false);
  /** The lines whose identifiers would be read: those that are picked, or all that fit in one act. */
  protected readonly toLookAt = computed(() =>
    (this.selected().length > 0 ? this.selected() : this.parts().open).slice(0, LIMITS.list),
  );

  protected identifiersOf({ id }: InquiryLineAnswer): string {
    const found = this.known().get(id);
    if (!found) return '';
    const words = found.values
      .filter(({ field }) => field !== 'description')
      .map(({ field, value }) => `${FACT_FIELD_LABELS[field]}: ${value}`);
    return (
      [...words, found.bsn && `Burgerservicenummer: ${found.bsn}`].filter(Boolean).join(' · ') || 'Geen gegevens bekend'
    );
  }

  protected async lookUp(): Promise<void> {
    if (this.looking()) return;
    const lines = this.toLookAt();
    const yes = await this.confirm.ask({
      title: 'Gegevens tonen?',
      text: `U ziet van ${counted(lines.length, 'vraag', 'vragen')} waaraan het subject te herkennen is, ook het burgerservicenummer. Het logboek houdt bij dat u dit heeft ingezien.`,
      confirmLabel: 'Toon gegevens',
    });
    if (!yes) return;
    this.looking.set(true);
    try {
      const { items } = await this.inquiries.identifiers(lines);
      this.known.update((before) => new Map([...before, ...items.map((item) => [item.lineId, item] as const)]));
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
    } finally {
      this.looking.set(false);
    }
  }

  protected ask(line: InquiryLineAnswer, answer: InquiryAnswer): void {
    this.asked.set({ line, answer });
  }

  protected pick(line: InquiryLineAnswer, isPicked: boolean): void {
    this.picked.update((before) => {
      const after = new Set(before);
      if (isPicked) after.add(line.id);
      else after.delete(line.id);
      return after;
    });
  }

  protected pickAll(isPicked: boolean): void {
    this.picked.set(new Set(isPicked ? this.parts().open.map(({ id }) => id) : []));
  }

  /** Puts a line that was answered in its place, without reading the whole list again. */
  protected take(line: InquiryLineAnswer): void {
    this.list.update((before) => before && { items: before.items.map((one) => (one.id === line.id ? line : one)) });
    this.pick(line, false);
  }

  protected done(line: InquiryLineAnswer): void {
    this.take(line);
    this.toasts.show(`Antwoord op ${line.caseNumber} verstuurd: ${answerText(line).toLowerCase()}.`);
  }

  protected async confirmLine(line: InquiryLineAnswer): Promise<void> {
    if (this.confirming()) return;
    this.confirming.set(line.id);
    try {
      this.take(await this.inquiries.confirm(line));
      this.toasts.show(`Het antwoord op ${line.caseNumber} is bevestigd.`);
    } catch (error) {
      const problem = problemOf(error);
      this.toasts.show(`Niet bevestigd. ${problem.detail}`, 'danger');
      if (problem.isStale) this.list.reload();
    } finally {
      this.confirming.set('');
    }
  }

  protected async noHits(): Promise<void> {
    const lines = this.selected();
    if (this.sending() || lines.length === 0) return;
    const words = counted(lines.length, 'vraag', 'vragen');
    const yes = await this.confirm.ask({
      title: `No-hit op ${words}?`,
      text: `Uw organisatie kent ${lines.length === 1 ? 'dit subject' : 'deze subjecten'} niet. Het RIEC van elke regio ziet uw antwoord. Na het versturen kunt u het niet meer wijzigen.`,
      confirmLabel: `Antwoord no-hit op ${words}`,
    });
    if (!yes) return;
    await this.answerAll(lines, { answer: 'no-hit' });
  }

  protected cannot(): void {
    const lines = this.selected();
    const words = counted(lines.length, 'vraag', 'vragen');
    this.form.set({
      title: `Geen antwoord mogelijk op ${words}`,
      about: [
        'Het RIEC van elke regio ziet alleen de grond die u kiest. Na het versturen kunt u het niet meer wijzigen.',
      ],
      fields: [
        {
          name: 'ground',
          kind: 'radio',
          label: 'Waarom is er geen antwoord mogelijk?',
          required: true,
          options: DECLINE_GROUNDS.map((value) => ({ value, label: DECLINE_GROUND_LABELS[value] })),
        },
        { name: 'contactFirst', kind: 'flag', label: 'Neem eerst contact met ons op voordat er iets gebeurt' },
        { name: 'wantsToAttend', kind: 'flag', label: 'Wij willen bij het overleg zijn' },
      ],
      submit: `Antwoord: geen antwoord mogelijk op ${words}`,
      done: 'De antwoorden zijn verstuurd',
      send: (body) => this.send(lines, { ...body, answer: 'no-answer-possible' }),
    });
  }

  private async answerAll(lines: readonly InquiryLineAnswer[], answer: AnswerLine): Promise<void> {
    this.sending.set(true);
    try {
      const count = await this.send(lines, answer);
      if (count > 0) this.toasts.show(`${counted(count, 'vraag', 'vragen')} beantwoord met no-hit.`);
    } catch (error) {
      this.toasts.show(`Niet verstuurd. ${problemOf(error).detail}`, 'danger');
      this.list.reload();
    } finally {
      this.sending.set(false);
    }
  }

  /** Sends one answer for many lines, and puts each that was taken in its place. Answers how many that were. */
  private async send(lines: readonly InquiryLineAnswer[], answer: AnswerLine): Promise<number> {
    this.faults.set([]);
    const { answered, faults } = severalAnswers(lines, await this.inquiries.answerAll(lines, answer));
    for (const line of answered) this.take(line);
    this.faults.set(faults);
    if (faults.length > 0) this.list.reload();
    return answered.length;
  }
}
