import {
  Component,
  DestroyRef,
  DOCUMENT,
  ElementRef,
  afterRenderEffect,
  inject,
  input,
  model,
  viewChild,
} from '@angular/core';
import { Icon } from '../icons/icon';
import { uniqueId } from '../unique-id';

/**
 * A window over the page, on the native dialog: it keeps focus inside, gives it back on closing, and closes with Escape.
 * Buttons go in `[uiDialogActions]`. With `blocking` it can only be left by its own buttons.
 */
@Component({
  selector: 'ui-dialog',
  imports: [Icon],
  template: `
    <dialog #dialog [attr.aria-labelledby]="id" [class]="size()" (cancel)="cancel($event)" (close)="open.set(false)">
      @if (open()) {
        <header>
          <h2 [id]="id" tabindex="-1" autofocus>{{ title() }}</h2>
          @if (!blocking()) {
            <button
              type="button"
              class="ui-button ui-button-quiet ui-button-small ui-button-icon"
              aria-label="Sluiten"
              (click)="open.set(false)"
            >
              <ui-icon name="close" />
            </button>
          }
        </header>
        <div class="body"><ng-content /></div>
        <footer><ng-content select="[uiDialogActions]" /></footer>
      }
    </dialog>
  `,
  styleUrl: './dialog.css',
})
export class Dialog {
  readonly open = model(false);
  readonly title = input.required<string>();
  readonly size = input<'small' | 'medium' | 'large'>('medium');
  readonly blocking = input(false);
  protected readonly id = uniqueId('dialog');
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  private readonly document = inject(DOCUMENT);
  private opener: HTMLElement | null = null;

  constructor() {
    afterRenderEffect(() => {
      if (this.open()) this.show();
      else this.hide();
    });
    // A dialog that is taken out of the page while it is open cannot give focus back by itself.
    inject(DestroyRef).onDestroy(() => this.giveFocusBack());
  }

  private show(): void {
    const dialog = this.dialog().nativeElement;
    if (dialog.open) return;
    this.opener = this.document.activeElement as HTMLElement | null;
    dialog.showModal();
  }

  private hide(): void {
    const dialog = this.dialog().nativeElement;
    if (dialog.open) dialog.close();
    this.giveFocusBack();
  }

  private giveFocusBack(): void {
    if (this.opener?.isConnected) this.opener.focus();
    this.opener = null;
  }

  protected cancel(event: Event): void {
    if (this.blocking()) event.preventDefault();
  }
}
