import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon } from '@casusregie/ui';
import { FrameState } from './frame-state';
import { activeBy } from './navigation';

/** Where one can go, at the left of a wide screen. It can be made narrow; the words then come as tooltips. */
@Component({
  selector: 'app-side-nav',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <div class="inner">
      <nav aria-label="Hoofdnavigatie">
        <ul class="entries">
          @for (entry of frame.entries(); track entry.label) {
            <li>
              <a
                [routerLink]="'/' + entry.path"
                [queryParams]="entry.query"
                [routerLinkActiveOptions]="activeBy(entry)"
                routerLinkActive="here"
                ariaCurrentWhenActive="page"
                [attr.title]="frame.narrowNavigation() ? entry.label : null"
              >
                <ui-icon [name]="entry.icon" />
                <span class="label">{{ entry.label }}</span>
              </a>
            </li>
          }
        </ul>
      </nav>
      <button
        type="button"
        class="fold"
        [attr.aria-expanded]="!frame.narrowNavigation()"
        [attr.title]="frame.narrowNavigation() ? 'Navigatie uitklappen' : null"
        (click)="frame.narrowNavigation.set(!frame.narrowNavigation())"
      >
        <ui-icon name="chevron" />
        <span class="label">Navigatie inklappen</span>
      </button>
    </div>
  `,
  styleUrl: './side-nav.css',
  host: { '[class.narrow]': 'frame.narrowNavigation()' },
})
export class SideNav {
  protected readonly frame = inject(FrameState);
  protected readonly activeBy = activeBy;
}
