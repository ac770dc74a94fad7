import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon } from '@casusregie/ui';
import { FrameState } from './frame-state';
import { activeBy } from './navigation';

const PLACES = 4;

/** Where one can go, at the bottom of a phone: the first four, the rest behind *Meer*. */
@Component({
  selector: 'app-bottom-bar',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="Hoofdnavigatie">
      <ul class="places">
        @for (entry of first(); track entry.label) {
          <li>
            <a
              [routerLink]="'/' + entry.path"
              [queryParams]="entry.query"
              [routerLinkActiveOptions]="activeBy(entry)"
              routerLinkActive="here"
              ariaCurrentWhenActive="page"
            >
              <ui-icon [name]="entry.icon" />
              <span>{{ entry.shortLabel }}</span>
            </a>
          </li>
        }
        @if (rest().length > 0) {
          <li>
            <button type="button" popovertarget="more-places"><ui-icon name="menu" /><span>Meer</span></button>
          </li>
        }
      </ul>
      <div id="more-places" popover #more>
        <ul class="more">
          @for (entry of rest(); track entry.label) {
            <li>
              <a
                [routerLink]="'/' + entry.path"
                [queryParams]="entry.query"
                [routerLinkActiveOptions]="activeBy(entry)"
                routerLinkActive="here"
                ariaCurrentWhenActive="page"
                (click)="more.hidePopover()"
              >
                <ui-icon [name]="entry.icon" />
                <span>{{ entry.label }}</span>
              </a>
            </li>
          }
        </ul>
      </div>
    </nav>
  `,
  styleUrl: './bottom-bar.css',
})
export class BottomBar {
  private readonly frame = inject(FrameState);
  protected readonly activeBy = activeBy;
  private readonly fits = computed(() => this.frame.entries().length <= PLACES + 1);
  protected readonly first = computed(() => this.frame.entries().slice(0, this.fits() ? PLACES + 1 : PLACES));
  protected readonly rest = computed(() => this.frame.entries().slice(this.first().length));
}
