import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NEED_LABELS, type Need } from '@casusregie/domain';
import { PART_OF_NEED, PART_SHORT } from './case-parts';

/** What is still missing, each with a link to the part where it can be put right. */
@Component({
  selector: 'app-need-list',
  imports: [RouterLink],
  template: `
    <ul class="needs">
      @for (line of lines(); track line.need) {
        <li>
          {{ line.text }}
          @if (line.part; as part) {
            <a [routerLink]="[]" [fragment]="part" queryParamsHandling="preserve">Naar {{ line.name }}</a>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    .needs {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
      font-size: var(--text-small);
      color: var(--ink-quiet);
    }
    li {
      padding-inline-start: var(--space-3);
      border-inline-start: 2px solid var(--state-waiting);
    }
  `,
})
export class NeedList {
  readonly needs = input.required<readonly Need[]>();
  protected readonly lines = computed(() =>
    this.needs().map((need) => {
      const part = PART_OF_NEED[need];
      return { need, text: NEED_LABELS[need], part, name: part ? PART_SHORT[part].toLowerCase() : '' };
    }),
  );
}
