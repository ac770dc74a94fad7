import { Component, DestroyRef, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AgendaItem, MeetingAnswer, TypedAtItem } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { AGENDA_REASON_LABELS } from '@casusregie/domain';
import { Icon, Notice, StateBadge, clockTime } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import type { Values } from '../cases/forms/field-def';
import { PlainDialog } from '../cases/forms/plain-dialog';
import type { PlainForm } from '../cases/forms/plain-form';
import { CaseSteps } from '../cases/page/case-steps';
import { stateLabel, stateTone } from '../cases/state-words';
import { addTaskForm, ownersOf } from '../municipalities/task-forms';
import { TaskItems } from '../municipalities/task-items';
import { GuardedText } from '../requests/guarded-text';
import { problemOf, type Problem } from '../server/problem';
import { Session } from '../session/session-client';
import { ItemText } from './item-text';

/** How long after the last key a text is saved, in milliseconds. */
const REST_MS = 1200;

/** The item that is talked over: minutes and decision as they are typed, actions, and the steps of the case. */
@Component({
  selector: 'app-agenda-item-desk',
  imports: [CaseSteps, GuardedText, Icon, Notice, PlainDialog, RouterLink, StateBadge, TaskItems],
  templateUrl: './agenda-item-desk.html',
  styleUrl: './agenda-item-desk.css',
  host: { '(keydown)': 'press($event)', '(focusout)': 'save()' },
})
export class AgendaItemDesk {
  readonly item = input.required<AgendaItem>();
  readonly meeting = input.required<MeetingAnswer>();
  /** Its place on the agenda as one sees it. */
  readonly at = input.required<number>();
  readonly changed = output<void>();
  readonly step = output<1 | -1>();
  private readonly client = inject(CasesClient);
  private readonly session = inject(Session);
  protected readonly text = new ItemText();
  protected readonly limit = LIMITS.text;
  protected readonly reasons = AGENDA_REASON_LABELS;
  protected readonly state = stateLabel;
  protected readonly tone = stateTone;
  protected readonly form = signal<PlainForm | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly saidWhen = signal('');
  protected readonly showsSteps = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private underWay: Promise<boolean> = Promise.resolve(true);

  protected readonly status = computed(() => {
    if (this.text.other()) return 'Niet opgeslagen: kies eerst hieronder.';
    if (this.problem()) return 'Niet opgeslagen. Uw tekst staat nog hier.';
    if (this.text.isDirty()) return 'Wordt opgeslagen…';
    return this.saidWhen() ? `Opgeslagen om ${this.saidWhen()}` : '';
  });
  protected readonly kept = computed(() =>
    this.item()
      .mayNotAttend.map(({ name }) => name)
      .join(', '),
  );
  /** What a step of the case asks of the meeting, and is known here. */
  protected readonly known = computed<Values>(() => {
    const { kind, heldOn, guests } = this.meeting();
    const there = guests.filter(({ presence }) => presence === 'present').map(({ organisation }) => organisation.name);
    return {
      'decision.meeting': kind,
      'decision.heldOn': heldOn,
      'decision.attendees': [...new Set(there)].join('\n'),
      'decision.text': this.text.decision(),
    };
  });

  constructor() {
    effect(() => {
      const item = this.item();
      untracked(() => this.text.hear(item));
    });
    effect(() => {
      const waits = this.text.isDirty() && !this.text.other();
      this.text.minutes();
      this.text.decision();
      clearTimeout(this.timer);
      if (waits) this.timer = setTimeout(() => void this.save(), REST_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** Saves what was typed. @returns whether nothing is left to save */
  save(): Promise<boolean> {
    this.underWay = this.underWay.then(() => this.send());
    return this.underWay;
  }

  private async send(): Promise<boolean> {
    clearTimeout(this.timer);
    if (!this.item().mayRecord || !this.text.isDirty()) return true;
    if (this.text.other()) return false;
    const sent = this.text.sending();
    try {
      const path = `/v1/meeting-items/${this.item().id}`;
      const answer = await this.client.patchAt<TypedAtItem>(path, sent, this.text.version());
      this.text.saved(sent, answer);
      this.problem.set(null);
      this.saidWhen.set(clockTime(new Date().toISOString()));
      this.changed.emit();
      return true;
    } catch (error) {
      const problem = problemOf(error);
      const current = problem.current as TypedAtItem | undefined;
      if (current?.version) this.text.other.set(current);
      else this.problem.set(problem);
      return false;
    }
  }

  protected choose(how: 'takeOther' | 'keepOwn' | 'keepBoth'): void {
    this.text[how]();
    void this.save();
  }

  /** Also while typing: a key alone would stand in the text. */
  protected press(event: KeyboardEvent): void {
    if (!event.ctrlKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    this.step.emit(event.key === 'ArrowDown' ? 1 : -1);
  }

  protected async act(): Promise<void> {
    const { id, caseId } = this.item();
    try {
      const file = await this.client.read(caseId);
      if (file.view !== 'staff') return;
      this.form.set({
        ...addTaskForm(this.client, `/v1/meeting-items/${id}/actions`, ownersOf(file, this.session.me())),
        title: 'Actie afspreken',
        done: 'Actie afgesproken',
      });
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
