import { Component, inject, input, model, signal } from '@angular/core';
import type { LogPerson } from '@casusregie/contract';
import { Icon, uniqueId } from '@casusregie/ui';
import { problemOf } from '../server/problem';
import { AuditClient } from './audit-client';

/** Finds one person by a part of their words. Searching is a deliberate act, because the log notes it. */
@Component({
  selector: 'app-person-choice',
  imports: [Icon],
  template: `
    <label class="ui-label" [attr.for]="fieldId">Persoon</label>
    @if (chosen(); as person) {
      <p class="chosen">
        <span
          >{{ person.name }}<span class="ui-quiet ui-small under">{{ person.account }}, {{ person.organisation }}</span>
        </span>
        <button type="button" class="ui-button ui-button-small ui-button-quiet" (click)="chosen.set(null)">
          <ui-icon name="close" />Andere persoon
        </button>
      </p>
    } @else {
      <div class="ask">
        <input
          #text
          class="ui-input"
          autocomplete="off"
          spellcheck="false"
          [id]="fieldId"
          [attr.aria-describedby]="fieldId + '-hint'"
          (keydown.enter)="$event.preventDefault(); find(text.value)"
        />
        <button type="button" class="ui-button" [attr.aria-busy]="busy()" (click)="find(text.value)">
          Zoek persoon
        </button>
      </div>
      <p class="ui-hint ui-small" [id]="fieldId + '-hint'">{{ hint() }}</p>
      <div role="status">
        @if (said(); as words) {
          <p class="ui-quiet">{{ words }}</p>
        }
      </div>
      @if (found().length > 0) {
        <ul class="found" aria-label="Gevonden personen">
          @for (person of found(); track person.id) {
            <li>
              <button type="button" class="ui-link-button" (click)="choose(person)">{{ person.name }}</button>
              <span class="ui-quiet ui-small under">
                {{ person.account }}, {{ person.function }}, {{ person.organisation }}
              </span>
            </li>
          }
        </ul>
      }
    }
  `,
  styleUrl: './person-choice.css',
})
export class PersonChoice {
  readonly hint = input('Een deel van de naam, het account, de functie of de organisatie.');
  readonly chosen = model<LogPerson | null>(null);

  private readonly audit = inject(AuditClient);
  protected readonly fieldId = uniqueId('person');
  protected readonly busy = signal(false);
  protected readonly found = signal<readonly LogPerson[]>([]);
  protected readonly said = signal('');

  protected async find(text: string): Promise<void> {
    if (!text.trim() || this.busy()) return;
    this.busy.set(true);
    try {
      const { items, more } = await this.audit.persons(text.trim());
      this.found.set(items);
      const first = items.length === 1 ? 'Eén persoon gevonden.' : `${items.length} personen gevonden.`;
      this.said.set(
        items.length === 0
          ? 'Niemand gevonden met deze woorden.'
          : more
            ? `De eerste ${items.length} personen. Typ meer om gerichter te zoeken.`
            : first,
      );
    } catch (error) {
      this.found.set([]);
      this.said.set(problemOf(error).detail || problemOf(error).title);
    } finally {
      this.busy.set(false);
    }
  }

  protected choose(person: LogPerson): void {
    this.found.set([]);
    this.said.set('');
    this.chosen.set(person);
  }
}
