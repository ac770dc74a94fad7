import { Component, computed, inject } from '@angular/core';
import { HOLD_GROUND_LABELS, MOVES } from '@casusregie/domain';
import { Notice, plainDate, todayHere } from '@casusregie/ui';
import { isMove, moveForm } from '../forms/move-form';
import { ActButton } from './act-button';
import { CaseDesk } from './case-desk';

/** What must not be missed on a case: a proposal that waits, a wish to withdraw, a hold. */
@Component({
  selector: 'app-case-banners',
  imports: [ActButton, Notice],
  template: `
    @if (file().proposal; as proposal) {
      <ui-notice tone="warning" [title]="moveLabel() + ': wacht op een tweede persoon'">
        <p>Voorgesteld door {{ proposal.proposedBy }} op {{ day(proposal.proposedOn) }}.</p>
        @if (proposal.summary) {
          <p class="ui-as-typed">{{ proposal.summary }}</p>
        }
        <app-act-button [name]="proposal.move" [explained]="false" (press)="move(proposal.move)" />
      </ui-notice>
    }
    @if (file().withdrawalWish; as wish) {
      <ui-notice tone="warning" title="De inbrenger wil intrekken">
        <p class="ui-as-typed">{{ wish }}</p>
        <div class="ui-row">
          <app-act-button name="grantWithdrawal" [explained]="false" (press)="move('grantWithdrawal')" />
          <app-act-button name="declineWithdrawal" [explained]="false" (press)="move('declineWithdrawal')" />
        </div>
      </ui-notice>
    }
    @if (file().hold; as hold) {
      <ui-notice tone="info" [title]="'In de wacht: ' + grounds[hold.ground].toLowerCase()">
        <p class="ui-as-typed">{{ hold.reason }}</p>
        @if (hold.mayorInformedBy) {
          <p>Burgemeester ingelicht door: {{ hold.mayorInformedBy }}.</p>
        }
        @if (hold.meanwhile) {
          <p>Intussen mag de gemeente: {{ hold.meanwhile }}</p>
        }
        <p class="ui-quiet">
          {{
            hold.toldToRequester
              ? 'De inbrenger weet dat de behandeling wacht.'
              : 'De inbrenger weet dit niet en ziet de toestand van vóór de wacht.'
          }}
        </p>
      </ui-notice>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
    :host:empty {
      display: none;
    }
  `,
})
export class CaseBanners {
  private readonly desk = inject(CaseDesk);
  protected readonly file = this.desk.file;
  protected readonly grounds = HOLD_GROUND_LABELS;
  protected readonly day = plainDate;
  protected readonly moveLabel = computed(() => {
    const move = this.file().proposal?.move;
    return move ? MOVES[move].label : '';
  });

  protected move(name: string): void {
    const action = this.desk.may(name);
    if (action && isMove(action)) this.desk.open(moveForm(action, this.file(), todayHere()));
  }
}
