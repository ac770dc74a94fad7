import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import type { RecordFinding, SampledRead } from '@casusregie/contract';
import { LIMITS } from '@casusregie/contract/constants';
import { findBsns, FINDING_LABELS, FINDINGS, ROLE_LABELS, TIE_LABELS, type Finding } from '@casusregie/domain';
import { Control, DateTimePipe, Field, StateBadge, type Tone } from '@casusregie/ui';
import { ActProblem, Acting } from '../requests/acting';
import { GuardedText } from '../requests/guarded-text';

const TONES: Record<Finding, Tone> = { 'in-order': 'done', question: 'waiting', incident: 'alarm' };

/** One read in a sample: who, which case, what tied them to it, and the finding of the auditor. */
@Component({
  selector: 'app-sampled-read-card',
  imports: [ActProblem, Control, DateTimePipe, Field, GuardedText, StateBadge],
  template: `
    <article class="ui-card" [attr.aria-labelledby]="'lezing-' + read().id">
      <div class="ui-row ui-row-spread">
        <h3 [id]="'lezing-' + read().id">
          {{ read().place }}. {{ read().person?.name ?? 'Niet aangemeld' }}
          <span class="ui-number">{{ read().case?.number ?? 'zonder nummer' }}</span>
        </h3>
        @if (read().finding; as found) {
          <ui-state-badge [label]="labels[found]" [tone]="tones[found]" [plain]="true" />
        }
      </div>
      <p class="ui-quiet">{{ about() }}, {{ read().recordedAt | dateTime }}</p>
      <ul>
        @for (tie of read().ties; track tie) {
          <li>{{ ties[tie] }}</li>
        } @empty {
          <li><strong>Geen band met de casus gevonden</strong></li>
        }
        @if (read().refusedNear > 0) {
          <li>
            <strong>{{ read().refusedNear }} {{ read().refusedNear === 1 ? 'weigering' : 'weigeringen' }}</strong>
            in het uur ervoor of erna
          </li>
        }
      </ul>
      @if (closed()) {
        @if (read().note; as note) {
          <p class="ui-as-typed ui-prose">{{ note }}</p>
        }
      } @else {
        <form class="ui-no-print" novalidate (submit)="save($event)">
          <app-act-problem [problem]="acting.problem()" />
          <ui-field label="Bevinding" [error]="tried() && !finding() ? 'Kies een bevinding.' : ''">
            <select #choice class="ui-select" uiControl (change)="finding.set(valueOf(choice.value))">
              <option value="" [selected]="!finding()">Nog geen</option>
              @for (one of findings; track one) {
                <option [value]="one" [selected]="one === finding()">{{ labels[one] }}</option>
              }
            </select>
          </ui-field>
          @if (finding() === 'question' || finding() === 'incident') {
            <app-guarded-text
              label="Toelichting"
              hint="Noem geen inhoud van de casus."
              [rows]="2"
              [limit]="limit"
              [error]="tried() && !note().trim() ? 'Vul de toelichting in.' : ''"
              [value]="note()"
              (valueChange)="note.set($event)"
            />
          }
          <button
            type="submit"
            class="ui-button"
            [attr.aria-busy]="acting.busy()"
            [attr.aria-label]="'Bewaar bevinding bij lezing ' + read().place"
          >
            Bewaar bevinding
          </button>
          <p class="ui-quiet ui-small" role="status">{{ said() }}</p>
        </form>
      }
    </article>
  `,
  styles: `
    article,
    form {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
    form {
      max-inline-size: 36rem;
    }
    form > button {
      align-self: flex-start;
    }
  `,
})
export class SampledReadCard {
  readonly read = input.required<SampledRead>();
  readonly closed = input(false);
  /** Sends the finding; fails with a `Problem`. */
  readonly record = input.required<(read: SampledRead, found: RecordFinding) => Promise<void>>();

  protected readonly acting = new Acting();
  protected readonly tried = signal(false);
  protected readonly said = signal('');
  protected readonly finding = linkedSignal<Finding | null>(() => this.read().finding);
  protected readonly note = linkedSignal(() => this.read().note ?? '');
  protected readonly findings = FINDINGS;
  protected readonly labels = FINDING_LABELS;
  protected readonly ties = TIE_LABELS;
  protected readonly tones = TONES;
  protected readonly limit = LIMITS.text;
  protected readonly about = computed(() => {
    const { person, role, label } = this.read();
    const whose = person ? `${person.function}, ${person.organisation}` : 'Niet aangemeld';
    return `${whose}. ${label}${role ? ` als ${ROLE_LABELS[role].toLowerCase()}` : ''}`;
  });

  protected readonly valueOf = (text: string): Finding | null => FINDINGS.find((one) => one === text) ?? null;

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    this.said.set('');
    const finding = this.finding();
    const note = this.note().trim();
    if (!finding || (finding !== 'in-order' && !note) || findBsns(note).length > 0) return;
    const done = await this.acting.do(() =>
      this.record()(this.read(), { finding, note: finding === 'in-order' ? null : note }),
    );
    if (done) this.said.set('Bewaard.');
  }
}
