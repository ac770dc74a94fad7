import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { RowKeys } from './row-keys';

@Component({
  imports: [RowKeys],
  template: `
    <input id="search" />
    <table uiRowKeys>
      <tbody>
        <tr>
          <td><input type="checkbox" id="box-a" /></td>
          <td><a href="#a" id="a" data-row-link>A</a></td>
        </tr>
        <tr>
          <td><input type="checkbox" id="box-b" /></td>
          <td><a href="#b" id="b" data-row-link>B</a></td>
        </tr>
      </tbody>
    </table>
  `,
})
class Page {}

describe('keys in a worklist', () => {
  const press = (key: string): boolean =>
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
  beforeEach(async () => {
    Element.prototype.scrollIntoView = jest.fn();
    const page = TestBed.createComponent(Page);
    document.body.append(page.nativeElement);
    await page.whenStable();
  });

  it('goes down and up and stops at the ends', () => {
    press('j');
    expect(document.activeElement?.id).toBe('a');
    press('j');
    press('j');
    expect(document.activeElement?.id).toBe('b');
    press('k');
    press('k');
    expect(document.activeElement?.id).toBe('a');
  });
  it('ticks the row one is on', () => {
    document.getElementById('b')?.focus();
    press('x');
    expect((document.getElementById('box-b') as HTMLInputElement).checked).toBe(true);
    expect((document.getElementById('box-a') as HTMLInputElement).checked).toBe(false);
  });
  it('leaves a person who is typing alone', () => {
    document.getElementById('search')?.focus();
    press('j');
    expect(document.activeElement?.id).toBe('search');
  });
});
