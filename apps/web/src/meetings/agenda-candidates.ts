import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { AgendaCandidates, AgendaItemAdded } from '@casusregie/contract';
import { AGENDA_REASON_LABELS } from '@casusregie/domain';
import { Deadline, Dialog, Failure, Notice, Skeleton, StateBadge, Toasts, counted } from '@casusregie/ui';
import { CasesClient } from '../cases/cases-client';
import { stateLabel, stateTone } from '../cases/state-words';
import { problemOf } from '../server/problem';

/** Cases that wait for a meeting, to choose from. What waits to be weighed comes first. */
@Component({
  selector: 'app-agenda-candidates',
  imports: [Deadline, Dialog, Failure, Notice, Skeleton, StateBadge],
  template: `
    <ui-dialog title="Agenda aanvullen" size="large" [open]="true" (openChange)="closed.emit()">
      <div class="ui-stack ui-stack-tight">
        @if (failed().length > 0) {
          <ui-notice tone="danger" title="Niet alles kwam op de agenda" [live]="true">
            @for (line of failed(); track line) {
              <p>{{ line }}</p>
            }
          </ui-notice>
        }
        @if (list.error()) {
          <ui-failure [title]="failure().title" [text]="failure().detail" (retry)="list.reload()" />
        } @else if (list.hasValue()) {
          <p class="ui-quiet">
            Casussen die wachten op weging, plan of evaluatie, of met een interventie die te laat is. Genodigden die aan
            een casus deelnemen, krijgen een melding.
          </p>
          <ul>
            @for (one of list.value().items; track one.caseId) {
              <li>
                <label class="ui-check">
                  <input
                    #box
                    type="checkbox"
                    [checked]="chosen().has(one.caseId)"
                    (change)="tick(one.caseId, box.checked)"
                  />
                  <span>
                    <span class="ui-number">{{ one.number }}</span> {{ one.title ?? 'Zonder titel' }}
                    <span class="ui-quiet ui-small">· {{ reasons[one.reason] }}</span>
                  </span>
                </label>
                <span class="marks">
                  <ui-state-badge [plain]="true" [tone]="tone(one.state)" [label]="state(one.state)" />
                  @if (one.dueOn; as due) {
                    <ui-deadline [due]="due" />
                  }
                </span>
              </li>
            } @empty {
              <li class="ui-quiet">Er wacht nu geen andere casus op een overleg.</li>
            }
          </ul>
        } @else {
          <ui-skeleton [rows]="5" [columns]="3" label="Casussen laden" />
        }
      </div>
      <ng-container uiDialogActions>
        <button type="button" class="ui-button" (click)="closed.emit()">Annuleren</button>
        <button
          type="button"
          class="ui-button ui-button-primary"
          [attr.aria-busy]="busy()"
          [attr.aria-disabled]="busy() || chosen().size === 0 || null"
          (click)="put()"
        >
          {{ words() }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-4);
      align-items: center;
      justify-content: space-between;
      padding-block: var(--space-2);
    }
    li + li {
      border-block-start: 1px solid var(--line);
    }
    label {
      flex: 1 1 16rem;
    }
    .marks {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-3);
    }
  `,
})
export class AgendaCandidateDialog {
  readonly meetingId = input.required<string>();
  readonly closed = output<void>();
  readonly changed = output<void>();
  private readonly client = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  protected readonly list = httpResource<AgendaCandidates>(() => `/v1/meetings/${this.meetingId()}/candidates`);
  protected readonly failure = computed(() => problemOf(this.list.error()));
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly failed = signal<readonly string[]>([]);
  protected readonly busy = signal(false);
  protected readonly reasons = AGENDA_REASON_LABELS;
  protected readonly state = stateLabel;
  protected readonly tone = stateTone;
  protected readonly words = computed(() =>
    this.chosen().size === 0 ? 'Op de agenda' : `${counted(this.chosen().size, 'casus', 'casussen')} op de agenda`,
  );

  protected tick(id: string, on: boolean): void {
    this.chosen.update((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));
  }

  /** One by one, in the order of the list; what is refused stays chosen and is told. */
  protected async put(): Promise<void> {
    if (this.busy() || this.chosen().size === 0 || !this.list.hasValue()) return;
    this.busy.set(true);
    const failed: string[] = [];
    const wanted = this.list.value().items.filter(({ caseId }) => this.chosen().has(caseId));
    for (const { caseId, number } of wanted) {
      try {
        const body = { meetingId: this.meetingId() };
        await this.client.post<AgendaItemAdded>(`/v1/cases/${caseId}/agenda-items`, body);
        this.tick(caseId, false);
      } catch (error) {
        failed.push(`${number}: ${problemOf(error).detail}`);
      }
    }
    this.busy.set(false);
    this.failed.set(failed);
    this.changed.emit();
    if (failed.length > 0) return;
    this.toasts.show('Agenda aangevuld');
    this.closed.emit();
  }
}
