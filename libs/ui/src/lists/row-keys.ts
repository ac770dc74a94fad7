import { Directive, ElementRef, inject, input } from '@angular/core';

const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

/**
 * Keys for a worklist: `j` and `k` go a row down and up, `x` ticks the row, `Enter` opens it (the row's link has focus).
 * Put it on the table; mark the link of each row with `data-row-link`.
 */
@Directive({ selector: '[uiRowKeys]', host: { '(document:keydown)': 'press($event)' } })
export class RowKeys {
  /** Put off while a dialog is open. */
  readonly uiRowKeys = input<boolean | ''>('');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected press(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (this.uiRowKeys() === false || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.matches(TYPING) || target.closest('dialog')) return;
    if (event.key === 'j') this.move(1, event);
    else if (event.key === 'k') this.move(-1, event);
    else if (event.key === 'x') this.tick(target, event);
  }

  private move(by: 1 | -1, event: Event): void {
    const links = [...this.host.querySelectorAll<HTMLElement>('[data-row-link]')];
    const row = this.host.contains(event.target as Node) ? (event.target as HTMLElement).closest('tr, li') : null;
    const at = row ? links.findIndex((link) => row.contains(link)) : -1;
    const next = links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  private tick(target: HTMLElement, event: Event): void {
    if (!this.host.contains(target)) return;
    const box = target.closest('tr, li')?.querySelector<HTMLInputElement>('input[type="checkbox"]');
    if (!box) return;
    event.preventDefault();
    box.click();
  }
}
