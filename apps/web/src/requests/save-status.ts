import { Component, computed, inject } from '@angular/core';
import { Icon, clockTime } from '@casusregie/ui';
import { Connection } from '../server/connection';
import { OpenRequest } from './open-request';
import { FIELD_WORDS } from './request-draft';

/** Says whether what is on the screen is saved, and how to go on when it is not. Trouble is read aloud. */
@Component({
  selector: 'app-save-status',
  imports: [Icon],
  template: `
    @if (trouble(); as text) {
      <div class="trouble" role="status">
        <ui-icon [name]="open.report().state === 'unreachable' ? 'offline' : 'alert'" />
        <span>
          {{ text }}
          @switch (open.report().state) {
            @case ('signed-out') {
              <button type="button" class="ui-link-button" (click)="open.save()">Aanmelden en opslaan</button>
            }
            @case ('gone') {
              <button type="button" class="ui-link-button" (click)="open.startOver()">Bewaar als nieuw concept</button>
            }
            @case ('failed') {
              <button type="button" class="ui-link-button" (click)="open.save()">Probeer nu op te slaan</button>
            }
          }
        </span>
      </div>
    } @else if (calm(); as text) {
      <p class="calm">
        @if (open.report().state === 'saved' && open.report().savedAt !== null) {
          <ui-icon name="check" />
        }
        {{ text }}
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
      min-block-size: 1.5rem;
    }
    .calm {
      display: flex;
      gap: var(--space-2);
      align-items: center;
      color: var(--ink-quiet);
      font-variant-numeric: tabular-nums;
    }
    .trouble {
      display: flex;
      gap: var(--space-3);
      padding: var(--space-2) var(--space-3);
      color: var(--state-waiting);
      background: var(--state-waiting-soft);
      border-radius: var(--radius);
    }
  `,
})
export class SaveStatus {
  protected readonly open = inject(OpenRequest);
  private readonly connection = inject(Connection);

  protected readonly trouble = computed(() => {
    const { state, refused } = this.open.report();
    if (state === 'signed-out') return 'Nog niet opgeslagen, u bent afgemeld; uw tekst blijft hier staan.';
    if (state === 'gone')
      return 'Dit concept is weggegooid of al ingediend. Uw tekst blijft hier staan, maar wordt niet meer opgeslagen.';
    if (state === 'failed') return 'Nog niet opgeslagen door een storing; uw tekst blijft hier staan.';
    if (state === 'unreachable')
      return this.connection.online()
        ? 'Nog niet opgeslagen, de server is niet bereikbaar; uw tekst blijft hier staan.'
        : 'Nog niet opgeslagen, u bent offline; uw tekst blijft hier staan.';
    if (this.open.withheld().length > 0 && state !== 'saving') {
      const names = this.open
        .withheld()
        .map((field) => FIELD_WORDS[field])
        .join(', ');
      return `Nog niet opgeslagen: ${names}${names.endsWith('?') ? '' : '.'} Verbeter dat eerst; de rest is bewaard.`;
    }
    return Object.keys(refused).length > 0 ? 'Een deel is nog niet opgeslagen: verbeter eerst wat rood is.' : '';
  });
  protected readonly calm = computed(() => {
    const { state, savedAt } = this.open.report();
    if (state === 'saving') return 'Bezig met opslaan…';
    if (state === 'waiting') return 'Nog niet opgeslagen…';
    return savedAt === null
      ? 'Uw antwoorden worden vanzelf bewaard.'
      : `Opgeslagen om ${clockTime(new Date(savedAt).toISOString())}`;
  });
}
