import { Component, computed, input, model } from '@angular/core';
import {
  ANSWER_KINDS,
  ANSWER_KIND_LABELS,
  FIRST_ANSWERS,
  MOST_QUESTIONS,
  kindOf,
  roomForRequired,
  type AnswerKind,
  type SetQuestion,
  type SettingName,
  type SettingValue,
} from '@casusregie/domain';
import { Control, Field, Icon } from '@casusregie/ui';

/** A key that no other question has: it stays with the question whatever its words become. */
const newKey = (): string => `vraag-${crypto.randomUUID().slice(0, 8)}`;

/** The questions of a kind of request: their words, how they are answered, their order. */
@Component({
  selector: 'app-question-set-editor',
  imports: [Control, Field, Icon],
  templateUrl: './question-set-editor.html',
  styles: `
    :host {
      display: contents;
    }
    fieldset {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      padding-block-start: var(--space-3);
      border-block-start: 1px solid var(--line);
    }
  `,
})
export class QuestionSetEditor {
  readonly name = input.required<SettingName>();
  readonly value = model.required<SettingValue>();
  protected readonly questions = computed(() => this.value().questions ?? []);
  protected readonly kinds = ANSWER_KINDS;
  protected readonly kindWords = ANSWER_KIND_LABELS;
  protected readonly most = MOST_QUESTIONS;
  protected readonly first = FIRST_ANSWERS;
  protected readonly room = computed(() => {
    const kind = kindOf(this.name());
    return kind ? roomForRequired(kind) : 0;
  });

  protected change(at: number, change: Partial<SetQuestion>): void {
    this.put(this.questions().map((question, place) => (place === at ? { ...question, ...change } : question)));
  }

  /** Another kind of answer: only a choice has options, and only words are looked at for what is sensitive. */
  protected answeredBy(at: number, kind: string): void {
    const isText = kind === 'line' || kind === 'text';
    this.change(at, {
      kind: kind as AnswerKind,
      sensitive: isText,
      ...(kind !== 'choice' && { options: [] }),
    });
  }

  protected options(at: number, text: string): void {
    const lines = text.split('\n').map((line) => line.trim());
    this.change(at, { options: lines.filter(Boolean) });
  }

  protected add(): void {
    this.put([
      ...this.questions(),
      { key: newKey(), label: '', hint: '', kind: 'line', options: [], required: false, sensitive: true, example: '' },
    ]);
  }

  protected drop(at: number): void {
    this.put(this.questions().filter((_question, place) => place !== at));
  }

  protected up(at: number): void {
    const list = [...this.questions()];
    const [one] = list.splice(at, 1);
    if (one) list.splice(at - 1, 0, one);
    this.put(list);
  }

  private put(questions: readonly SetQuestion[]): void {
    this.value.set({ questions });
  }
}
