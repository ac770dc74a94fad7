import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Empty, Icon, PageHeader } from '@casusregie/ui';
import { FrameState } from '../frame/frame-state';
import { Session } from '../session/session-client';

/** Where one can go, each with a line that says what is there. */
@Component({
  selector: 'app-start-page',
  imports: [Empty, Icon, PageHeader, RouterLink],
  template: `
    <div class="ui-stack">
      <ui-page-header [title]="title()" [sub]="sub()" />
      @if (frame.entries().length > 0) {
        <ul class="ui-grid">
          @for (entry of frame.entries(); track entry.path) {
            <li class="ui-card">
              <ui-icon [name]="entry.icon" />
              <h2>
                <a [routerLink]="'/' + entry.path">{{ entry.label }}</a>
              </h2>
              <p class="ui-quiet">{{ entry.about }}</p>
            </li>
          }
        </ul>
      } @else {
        <ui-empty
          icon="lock"
          title="U hebt nog geen autorisatie."
          text="De beheerder van uw organisatie kan u een rol geven. Daarna ziet u hier waar u terechtkunt."
        />
      }
    </div>
  `,
  styles: `
    li {
      position: relative;
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
      transition: border-color var(--motion);
    }
    li:hover {
      border-color: var(--accent);
    }
    ui-icon {
      margin-block-end: var(--space-1);
      font-size: 1.25rem;
      color: var(--accent);
    }
    h2 {
      font-size: var(--text-h3);
    }
    h2 a {
      text-decoration: none;
    }
    /* The whole card is the link. */
    h2 a::after {
      content: '';
      position: absolute;
      inset: 0;
      border-radius: var(--radius-large);
    }
    h2 a:focus-visible {
      box-shadow: none;
    }
    h2 a:focus-visible::after {
      box-shadow: var(--focus-ring);
    }
  `,
})
export class StartPage {
  protected readonly frame = inject(FrameState);
  private readonly session = inject(Session);
  protected readonly title = computed(() => `Welkom, ${this.session.me()?.person.name ?? ''}`);
  protected readonly sub = computed(() => {
    const person = this.session.me()?.person;
    return person ? `${person.function}, ${person.organisation.name}` : '';
  });
}
