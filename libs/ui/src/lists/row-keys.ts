import { Directive, ElementRef, inject, input } from '@angular/core';

const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

const TABLE = '[data-row-keys]';
const rowOf = (element: HTMLElement): Element | null => (element.closest(TABLE) ? element.closest('tr, li') : null);

/**
 * Keys for a worklist: `j` and `k` go a row down and up, `x` ticks the row, `Enter` opens it (the row's link has focus).
 * Put it on the table; mark the link of each row with `data-row-link`. Several tables on one page are gone through as one.
 */
@Directive({ selector: '[uiRowKeys]', host: { 'data-row-keys': '', '(document:keydown)': 'press($event)' } })
export class RowKeys {
  /** Put off while a dialog is open. */
  readonly uiRowKeys = input<boolean | ''>('');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected press(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    // The first table of the page answers for all of them, or each key would be answered more than once.
    if (document.querySelector(TABLE) !== this.host) return;
    if (this.uiRowKeys() === false || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.matches(TYPING) || target.closest('dialog')) return;
    if (event.key === 'j') this.move(1, event);
    else if (event.key === 'k') this.move(-1, event);
    else if (event.key === 'x') this.tick(target, event);
  }

  private move(by: 1 | -1, event: Event): void {
    const links = [...document.querySelectorAll<HTMLElement>(`${TABLE} [data-row-link]`)];
    const row = rowOf(event.target as HTMLElement);
    const at = row ? links.findIndex((link) => row.contains(link)) : -1;
    const next = links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  private tick(target: HTMLElement, event: Event): void {
    const box = rowOf(target)?.querySelector<HTMLInputElement>('input[type="checkbox"]');
    if (!box) return;
    event.preventDefault();
    box.click();
  }
}
