import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Dialog } from './dialog';

@Component({
  imports: [Dialog],
  template: `
    <button type="button" id="opener">Open</button>
    @if (present()) {
      <ui-dialog title="Intrekken" [(open)]="open" [blocking]="blocking()"><p>Wat gebeurt er?</p></ui-dialog>
    }
  `,
})
class Page {
  readonly present = signal(true);
  readonly open = signal(false);
  readonly blocking = signal(false);
}

describe('a dialog', () => {
  const build = async () => {
    // jsdom has the element, not its methods.
    HTMLDialogElement.prototype.showModal = function () {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function () {
      this.open = false;
    };
    const page = TestBed.createComponent(Page);
    document.body.append(page.nativeElement);
    await page.whenStable();
    document.getElementById('opener')?.focus();
    page.componentInstance.open.set(true);
    await page.whenStable();
    const dialog = (page.nativeElement as HTMLElement).querySelector('dialog');
    if (!dialog) throw new Error('no dialog');
    dialog.querySelector('button')?.focus();
    return { page, dialog };
  };
  afterEach(() => document.body.replaceChildren());

  it('is named by its title', async () => {
    const { dialog } = await build();
    expect(dialog.open).toBe(true);
    const title = document.getElementById(dialog.getAttribute('aria-labelledby') ?? '');
    expect(title?.textContent).toBe('Intrekken');
  });
  it('gives focus back when it closes', async () => {
    const { page, dialog } = await build();
    page.componentInstance.open.set(false);
    await page.whenStable();
    expect(dialog.open).toBe(false);
    expect(document.activeElement?.id).toBe('opener');
  });
  it('gives focus back when it is taken out of the page', async () => {
    const { page } = await build();
    page.componentInstance.present.set(false);
    await page.whenStable();
    expect(document.activeElement?.id).toBe('opener');
  });
  it('ignores Escape when it is blocking', async () => {
    const { page, dialog } = await build();
    page.componentInstance.blocking.set(true);
    await page.whenStable();
    const escape = new Event('cancel', { cancelable: true });
    dialog.dispatchEvent(escape);
    expect(escape.defaultPrevented).toBe(true);
  });
});
