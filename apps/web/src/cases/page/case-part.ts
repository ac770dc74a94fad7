import { Component, computed, inject, input } from '@angular/core';
import { CaseDesk } from './case-desk';
import { PART_TITLES, partAtHand, type PartName } from './case-parts';

/** One part of the case page: a heading, the acts that belong to it, and what it holds. */
@Component({
  selector: 'app-case-part',
  template: `
    <section class="ui-card" [id]="name()" [attr.aria-labelledby]="name() + '-kop'" [class.now]="isNow()">
      <div class="head">
        <h2 tabindex="-1" [id]="name() + '-kop'">
          {{ title() }}
          @if (isNow()) {
            <span class="mark">Nu</span>
          }
        </h2>
        <div class="acts ui-no-print"><ng-content select="[partActs]" /></div>
      </div>
      <div class="body"><ng-content /></div>
    </section>
  `,
  styleUrl: './case-part.css',
})
export class CasePart {
  readonly name = input.required<PartName>();
  private readonly desk = inject(CaseDesk);
  protected readonly title = computed(() => PART_TITLES[this.name()]);
  protected readonly isNow = computed(() => {
    const file = this.desk.file();
    return file.phase !== 'ended' && partAtHand(file) === this.name();
  });
}
