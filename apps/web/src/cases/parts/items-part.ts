import { Component, computed, inject } from '@angular/core';
import type { ItemAnswer } from '@casusregie/contract';
import {
  CLOSED_LOCK_LABELS,
  FILLS_WPG_ARTICLE,
  ITEM_USE_LABELS,
  RELIABILITY_LABELS,
  SOURCE_KIND_LABELS,
  WPG_ARTICLE_LABELS,
} from '@casusregie/domain';
import { PlainDatePipe, StateBadge, todayHere } from '@casusregie/ui';
import { Session } from '../../session/session-client';
import { classifyForm, deliveryForm } from '../forms/item-forms';
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
      @if (mayClassify()) {
        @for (lock of locks(); track lock) {
          <p class="ui-quiet ui-small">{{ lock }}</p>
        }
      }
      <div>
        @for (item of file().items; track item.id) {
          <article class="item" [attr.aria-label]="'Informatie van ' + item.source.name">
            <div class="row">
              <strong>{{ item.source.name }}</strong>
              <span class="ui-quiet ui-small">{{ kinds[item.sourceKind] }}, {{ item.happenedOn | plainDate }}</span>
            </div>
            <p class="ui-as-typed" [class.ui-quiet]="item.old">{{ item.text }}</p>
            @if (about(item); as names) {
              <p class="ui-small">Over: {{ names }}</p>
            }
            @if (item.old || item.special) {
              <p class="ui-row">
                @if (item.old) {
                  <ui-state-badge [plain]="true" tone="draft" label="Ouder dan een jaar" />
                }
                @if (item.special) {
                  <ui-state-badge [plain]="true" tone="alarm" label="Bijzondere persoonsgegevens" />
                  <span class="ui-small ui-quiet">Noodzaak: {{ item.specialNecessity }}</span>
                }
              </p>
            }
            <div class="row">
              @if (item.ground && item.handling) {
                <span class="ui-small">{{ told(item) }}</span>
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

  protected readonly locks = computed(() => this.file().closedLocks.map((lock) => CLOSED_LOCK_LABELS[lock]));
  private readonly roles = inject(Session).roles;
  private readonly mayFillWpg = computed(() => this.roles().includes(FILLS_WPG_ARTICLE));

  /** Ground, use, certainty and article, in one line. */
  protected told({ ground, handling, use, reliability, wpgArticle }: ItemAnswer): string {
    const allowed = use ? ITEM_USE_LABELS[use] : '';
    return [
      ground,
      allowed,
      handling === allowed ? '' : handling,
      reliability && RELIABILITY_LABELS[reliability],
      wpgArticle && WPG_ARTICLE_LABELS[wpgArticle],
    ]
      .filter(Boolean)
      .join(' · ');
  }

  protected about({ subjectIds }: ItemAnswer): string {
    return this.file()
      .subjects.filter(({ id }) => subjectIds.includes(id))
      .map(({ description }) => description)
      .join(', ');
  }

  protected add(): void {
    this.desk.open(deliveryForm(this.file(), { today: todayHere(), mayFillWpg: this.mayFillWpg() }));
  }

  protected classify(item: ItemAnswer): void {
    this.desk.open(classifyForm(this.file(), item, this.mayFillWpg()));
  }
}
