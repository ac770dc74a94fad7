import { Component, inject } from '@angular/core';
import type { ItemAnswer } from '@casusregie/contract';
import { SOURCE_KIND_LABELS } from '@casusregie/domain';
import { PlainDatePipe, StateBadge, todayHere } from '@casusregie/ui';
import { classifyForm, itemForm } from '../forms/work-forms';
import { ActButton } from '../page/act-button';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';

/** What partners provided, with its source, ground and how it may be used. */
@Component({
  selector: 'app-items-part',
  imports: [ActButton, CasePart, PlainDatePipe, StateBadge],
  template: `
    <app-case-part name="informatie">
      <app-act-button partActs name="addItem" (press)="add()" />
      <div>
        @for (item of file().items; track item.id) {
          <article class="item" [attr.aria-label]="'Informatie van ' + item.source.name">
            <div class="row">
              <strong>{{ item.source.name }}</strong>
              <span class="ui-quiet ui-small">{{ kinds[item.sourceKind] }}, {{ item.happenedOn | plainDate }}</span>
            </div>
            <p class="ui-as-typed">{{ item.text }}</p>
            <div class="row">
              @if (item.ground && item.handling) {
                <span class="ui-small">{{ item.ground }} · {{ item.handling }}</span>
              } @else {
                <ui-state-badge [plain]="true" tone="waiting" label="Nog niet geclassificeerd" />
              }
              @if (mayClassify()) {
                <button type="button" class="ui-button ui-button-small" (click)="classify(item)">
                  Classificeren<span class="ui-visually-hidden">: informatie van {{ item.source.name }}</span>
                </button>
              }
            </div>
          </article>
        } @empty {
          <p class="ui-quiet">
            Nog geen informatie vastgelegd. Begin met halfopen bronnen, meestal die van de gemeente.
          </p>
        }
      </div>
    </app-case-part>
  `,
  styleUrl: './part-rows.css',
})
export class ItemsPart {
  private readonly desk = inject(CaseDesk);
  protected readonly file = this.desk.file;
  protected readonly kinds = SOURCE_KIND_LABELS;
  protected readonly mayClassify = (): boolean => this.desk.allows('addItem');

  protected add(): void {
    this.desk.open(itemForm(todayHere()));
  }

  protected classify(item: ItemAnswer): void {
    this.desk.open(classifyForm(item));
  }
}
