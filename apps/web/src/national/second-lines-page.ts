import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import type { SecondLineAnswer, SecondLineList } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { findBsns } from '@casusregie/domain';
import { Confirm, Empty, Failure, PageHeader, PlainDatePipe, Skeleton, Toasts, counted } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { ActProblem, Acting } from '../requests/acting';
import { GuardedText } from '../requests/guarded-text';
import { problemOf } from '../server/problem';

/** Anonymised questions of the regions to the jurist of the LIEC: open ones with a field to answer, then the others. */
@Component({
  selector: 'app-second-lines-page',
  imports: [ActProblem, Empty, Failure, GuardedText, PageHeader, PlainDatePipe, Skeleton],
  templateUrl: './second-lines-page.html',
  styleUrl: './second-lines-page.css',
})
export class SecondLinesPage {
  private readonly cases = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  private readonly confirm = inject(Confirm);
  protected readonly list = httpResource<SecondLineList>(() => '/v1/second-lines');
  private readonly rows = computed(() => (this.list.hasValue() ? (this.list.value()?.items ?? []) : []));
  protected readonly open = computed(() => this.rows().filter(({ answer }) => answer === null));
  protected readonly answered = computed(() => this.rows().filter(({ answer }) => answer !== null));
  protected readonly failure = computed(() => problemOf(this.list.error()));
  protected readonly sub = computed(() =>
    this.list.hasValue()
      ? this.open().length > 0
        ? `${counted(this.open().length, 'vraag wacht', 'vragen wachten')} op antwoord.`
        : 'Er wacht geen vraag op antwoord.'
      : 'Geanonimiseerde vragen van de regio’s aan het LIEC.',
  );
  protected readonly limit = LIMITS.text;
  protected readonly acting = new Acting();
  /** The question whose answer was sent last: what went wrong is shown beside it. */
  protected readonly sentFor = signal('');
  private readonly texts = signal<Readonly<Record<string, string>>>({});
  private readonly tried = signal<ReadonlySet<string>>(new Set());

  protected textOf(id: string): string {
    return this.texts()[id] ?? '';
  }

  protected type(id: string, text: string): void {
    this.texts.update((before) => ({ ...before, [id]: text }));
  }

  protected errorOf(id: string): string {
    return this.tried().has(id) && !this.textOf(id).trim() ? 'Vul uw antwoord in.' : '';
  }

  protected async send(event: Event, question: SecondLineAnswer): Promise<void> {
    event.preventDefault();
    this.tried.update((before) => new Set([...before, question.id]));
    const answer = this.textOf(question.id).trim();
    if (!answer || findBsns(answer).length > 0 || this.acting.busy()) return;
    const yes = await this.confirm.ask({
      title: 'Antwoord versturen?',
      text: `${question.region.name} leest uw antwoord. Na het versturen kunt u het niet meer wijzigen.`,
      confirmLabel: 'Verstuur antwoord',
    });
    if (!yes) return;
    this.sentFor.set(question.id);
    const done = await this.acting.do(async () => {
      const row = await this.cases.put<SecondLineAnswer>(`/v1/second-lines/${question.id}/answer`, { answer });
      this.list.update((before) => before && { items: before.items.map((one) => (one.id === row.id ? row : one)) });
    });
    if (done) this.toasts.show(`Uw antwoord is verstuurd aan ${question.region.name}.`);
    else if (this.acting.problem()?.isStale) this.list.reload();
  }
}
