import { Component, computed, inject, input, output } from '@angular/core';
import { uniqueId } from '@casusregie/ui';
import { CaseDesk } from './case-desk';
import { NeedList } from './need-list';

/** The button of one act or move: there when it may be done, disabled with its reasons when something is missing. */
@Component({
  selector: 'app-act-button',
  imports: [NeedList],
  template: `
    @if (action(); as act) {
      <button
        type="button"
        class="ui-button"
        [class.ui-button-primary]="look() === 'primary' && act.allowed"
        [class.ui-button-quiet]="look() === 'quiet' && act.allowed"
        [class.ui-button-small]="look() !== 'primary' && !wide()"
        [class.ui-button-wide]="wide()"
        [attr.aria-disabled]="act.allowed ? null : true"
        [attr.aria-describedby]="needs().length > 0 ? id : null"
        (click)="act.allowed && press.emit()"
      >
        {{ label() || act.label }}
        @if (act.mode === 'propose') {
          (voorstellen)
        } @else if (act.mode === 'confirm') {
          (bevestigen)
        }
      </button>
      @if (needs().length > 0 && explained()) {
        <app-need-list [id]="id" [needs]="needs()" />
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
      align-items: flex-start;
    }
    :host:empty {
      display: none;
    }
  `,
})
export class ActButton {
  readonly name = input.required<string>();
  readonly label = input('');
  readonly look = input<'primary' | 'plain' | 'quiet'>('plain');
  readonly wide = input(false);
  /** False where the reasons stand elsewhere on the page. */
  readonly explained = input(true);
  readonly press = output<void>();
  protected readonly id = uniqueId('reden');
  private readonly desk = inject(CaseDesk);
  protected readonly action = computed(() => this.desk.may(this.name()));
  protected readonly needs = computed(() => this.action()?.needs ?? []);
}
