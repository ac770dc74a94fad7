import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RelatedCase, RelatedList } from '@casusregie/contract';
import { CASE_TIE_LABELS, LIKENESS_LABELS, type LikenessVerdict } from '@casusregie/domain';
import { Failure, Skeleton, StateBadge, Toasts } from '@casusregie/ui';
import { problemOf } from '../../server/problem';
import { CasesClient } from '../cases-client';
import { splitOffForm } from '../forms/split-off-form';
import { ActButton } from '../page/act-button';
import { CaseDesk } from '../page/case-desk';
import { CasePart } from '../page/case-part';
import { stateLabel, stateTone } from '../state-words';

/** Cases that look like this one, with the reason, and those that belong with it. */
@Component({
  selector: 'app-related-part',
  imports: [ActButton, CasePart, Failure, RouterLink, Skeleton, StateBadge],
  template: `
    <app-case-part name="verwant">
      <app-act-button partActs name="splitOff" (press)="split()" />
      @if (list.error()) {
        <ui-failure [text]="failure().title" (retry)="list.reload()" />
      } @else if (list.hasValue()) {
        <div>
          @for (one of shown(); track one.caseId) {
            <article class="item" [attr.aria-label]="'Verwante casus ' + one.number">
              <div class="row">
                <span>
                  <a class="ui-number" [routerLink]="['/casussen', one.caseId]">{{ one.number }}</a>
                  {{ one.title || 'Zonder titel' }}
                </span>
                <ui-state-badge [plain]="true" [label]="state(one.state)" [tone]="tone(one.state)" />
              </div>
              @if (one.municipality) {
                <p class="ui-quiet ui-small">{{ one.municipality }}</p>
              }
              @if (one.tie; as tie) {
                <p>
                  <strong>{{ ties[tie] }}</strong>
                </p>
              }
              @for (reason of one.reasons; track $index) {
                <p class="ui-small">{{ kinds[reason.kind] }}: {{ reason.text }}</p>
              }
              @if (mayJudge()) {
                <p class="ui-row ui-no-print">
                  @for (act of actsOf(one); track act.verdict) {
                    <button
                      type="button"
                      class="ui-button ui-button-small"
                      [attr.aria-disabled]="busy() || null"
                      (click)="judge(one, act.verdict)"
                    >
                      {{ act.label }}<span class="ui-visually-hidden">: {{ one.number }}</span>
                    </button>
                  }
                </p>
              }
            </article>
          } @empty {
            <p class="ui-quiet">Er is binnen uw bereik geen casus die hierop lijkt of hierbij hoort.</p>
          }
        </div>
        @if (dismissed().length > 0) {
          <details>
            <summary>Beoordeeld als niet hetzelfde</summary>
            @for (one of dismissed(); track one.caseId) {
              <p class="ui-row">
                <a class="ui-number" [routerLink]="['/casussen', one.caseId]">{{ one.number }}</a>
                {{ one.title || 'Zonder titel' }}
                @if (mayJudge()) {
                  <button type="button" class="ui-link-button ui-small" (click)="judge(one, 'undecided')">
                    Terugnemen<span class="ui-visually-hidden">: {{ one.number }}</span>
                  </button>
                }
              </p>
            }
          </details>
        }
      } @else {
        <ui-skeleton kind="text" [rows]="3" label="Verwante casussen zoeken" />
      }
    </app-case-part>
  `,
  styleUrl: './part-rows.css',
})
export class RelatedPart {
  private readonly desk = inject(CaseDesk);
  private readonly client = inject(CasesClient);
  private readonly toasts = inject(Toasts);
  protected readonly ties = CASE_TIE_LABELS;
  protected readonly kinds = LIKENESS_LABELS;
  protected readonly state = stateLabel;
  protected readonly tone = stateTone;
  protected readonly busy = signal(false);
  private readonly address = computed(() => `/v1/cases/${this.desk.file().id}/related-cases`);
  protected readonly list = httpResource<RelatedList>(() => {
    this.desk.round();
    return this.address();
  });
  protected readonly failure = computed(() => problemOf(this.list.error()));
  private readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly shown = computed(() => this.items().filter(({ tie }) => tie !== 'different'));
  protected readonly dismissed = computed(() => this.items().filter(({ tie }) => tie === 'different'));
  protected readonly mayJudge = (): boolean => this.desk.allows('judgeRelated');

  /** What can be said of a case: of one that was split off nothing can. */
  protected actsOf({ tie }: RelatedCase): readonly { verdict: LikenessVerdict; label: string }[] {
    if (tie === 'same') return [{ verdict: 'undecided', label: 'Toch niet verbinden' }];
    if (tie !== null) return [];
    return [
      { verdict: 'same', label: 'Is hetzelfde' },
      { verdict: 'different', label: 'Is niet hetzelfde' },
    ];
  }

  protected async judge({ caseId }: RelatedCase, verdict: LikenessVerdict): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await this.client.post(this.address(), { otherCaseId: caseId, verdict });
      this.toasts.show(DONE[verdict]);
      this.desk.changed();
    } catch (error) {
      this.toasts.show(problemOf(error).detail, 'danger');
    } finally {
      this.busy.set(false);
    }
  }

  protected split(): void {
    this.desk.open(splitOffForm(this.desk.file()));
  }
}

const DONE: Record<LikenessVerdict, string> = {
  same: 'De casussen zijn verbonden',
  different: 'Onthouden: niet hetzelfde',
  undecided: 'Teruggenomen',
};
