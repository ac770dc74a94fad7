import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../icons/icon';

/** One page above this one. */
export interface Crumb {
  readonly label: string;
  readonly link: string;
}

/** The pages above this one, the nearest last. This page itself is its title and is not repeated. */
@Component({
  selector: 'ui-breadcrumbs',
  imports: [Icon, RouterLink],
  template: `
    <nav aria-label="Kruimelpad">
      <ol class="crumbs">
        @for (crumb of crumbs(); track crumb.link) {
          <li>
            <a [routerLink]="crumb.link">{{ crumb.label }}</a>
            @if (!$last) {
              <ui-icon name="chevron" />
            }
          </li>
        }
      </ol>
    </nav>
  `,
  styles: `
    .crumbs {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-1);
      margin-block-end: var(--space-2);
      font-size: var(--text-list);
    }
    li {
      display: flex;
      gap: var(--space-1);
      align-items: center;
    }
    a {
      padding-block: 2px;
    }
    ui-icon {
      font-size: 0.75em;
      color: var(--ink-quiet);
    }
  `,
})
export class Breadcrumbs {
  readonly crumbs = input.required<readonly Crumb[]>();
}
