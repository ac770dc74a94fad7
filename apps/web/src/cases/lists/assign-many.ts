import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import type { CaseAssigned, CaseRow, CasesAssigned } from '@casusregie/contract';
import { REGION_ROLES, ROLE_LABELS } from '@casusregie/domain';
import { Notice, counted } from '@casusregie/ui';
import { problemOf } from '../../server/problem';
import { Session } from '../../session/session-client';
import { CasesClient } from '../cases-client';
import { ReferenceClient } from '../reference-client';

const WORDS: Record<CaseAssigned['result'], string> = {
  done: 'toegewezen',
  changed: 'intussen gewijzigd; bekijk de casus en wijs opnieuw toe',
  'not-allowed': 'niet toegewezen',
  unknown: 'niet meer binnen uw bereik',
};

/** Gives the ticked cases to one person: choose, confirm, and read what became of each. */
@Component({
  selector: 'app-assign-many',
  imports: [Notice],
  template: `
    @if (ticked().length > 0) {
      <form class="ui-card ui-no-print" (submit)="assign($event)" aria-label="Toewijzen">
        <strong>{{ countedWords() }}</strong>
        <label for="toewijzen-aan">Toewijzen aan</label>
        <select
          id="toewijzen-aan"
          class="ui-select"
          [value]="handler()"
          (change)="handler.set($any($event.target).value)"
        >
          <option value="">Kies een behandelaar</option>
          @for (one of people(); track one.id) {
            <option [value]="one.id">{{ one.name }}, {{ one.roles.toLowerCase() }}</option>
          }
        </select>
        <button
          type="submit"
          class="ui-button ui-button-primary"
          [attr.aria-busy]="busy()"
          [attr.aria-disabled]="!handler() || busy() || null"
        >
          Toewijzen
        </button>
        <button type="button" class="ui-button ui-button-quiet" (click)="cleared.emit()">Selectie wissen</button>
      </form>
    }
    @if (failure(); as text) {
      <ui-notice tone="danger" [live]="true"
        ><p>{{ text }}</p></ui-notice
      >
    }
    @if (results(); as told) {
      <ui-notice [tone]="allDone() ? 'success' : 'warning'" [title]="title()" [live]="true">
        @for (one of told; track one.number) {
          @if (one.result !== 'done') {
            <p>{{ one.number }}: {{ one.words }}</p>
          }
        }
      </ui-notice>
    }
  `,
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-3);
      align-items: center;
      margin-block-end: var(--space-3);
    }
    select {
      inline-size: auto;
      max-inline-size: 100%;
    }
  `,
})
export class AssignMany {
  /** The rows that are ticked, as the list shows them. */
  readonly ticked = input.required<readonly CaseRow[]>();
  /** Something was assigned: the list is to be read again, and nothing is ticked any more. */
  readonly assigned = output<void>();
  readonly cleared = output<void>();

  private readonly client = inject(CasesClient);
  private readonly reference = inject(ReferenceClient);
  private readonly session = inject(Session);
  protected readonly handler = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly results = signal<readonly { number: string; result: string; words: string }[] | null>(null);
  private readonly colleagues = resource({
    params: () => this.session.actingAs()?.regions[0]?.code,
    loader: ({ params }) => this.reference.colleagues({ region: params }),
  });
  protected readonly people = computed(() => {
    const wanted = REGION_ROLES.map((role) => ROLE_LABELS[role]);
    const found = this.colleagues.hasValue() ? this.colleagues.value().items : [];
    return found.filter(({ roles }) => roles.split(', ').some((role) => wanted.includes(role)));
  });
  protected readonly countedWords = computed(() =>
    counted(this.ticked().length, 'casus aangevinkt', 'casussen aangevinkt'),
  );
  protected readonly allDone = computed(() => this.results()?.every(({ result }) => result === 'done') ?? false);
  protected readonly title = computed(() => {
    const all = this.results() ?? [];
    const done = all.filter(({ result }) => result === 'done').length;
    return `${done} van ${all.length} toegewezen`;
  });

  protected async assign(event: Event): Promise<void> {
    event.preventDefault();
    const rows = this.ticked();
    if (!this.handler() || this.busy() || rows.length === 0) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      const cases = rows.map(({ id, updatedAt }) => ({ caseId: id, seenAt: updatedAt }));
      const answer = await this.client.post<CasesAssigned>('/v1/handler-assignments', {
        handlerId: this.handler(),
        cases,
      });
      this.results.set(
        answer.items.map(({ caseId, result, because }) => ({
          number: rows.find(({ id }) => id === caseId)?.number ?? '',
          result,
          words: [WORDS[result], result === 'not-allowed' ? because : ''].filter(Boolean).join('. '),
        })),
      );
      this.assigned.emit();
    } catch (error) {
      const { title, detail, fieldErrors } = problemOf(error);
      this.failure.set(fieldErrors[0]?.message ?? `${title}. ${detail}`);
    } finally {
      this.busy.set(false);
    }
  }
}
