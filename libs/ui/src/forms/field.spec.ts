import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Control } from './control';
import { countText, Field } from './field';

@Component({
  imports: [Control, Field],
  template: `
    <ui-field label="Titel" hint="Kort en bondig" [error]="error()" [used]="5" [max]="10">
      <input class="ui-input" uiControl />
    </ui-field>
  `,
})
class Page {
  readonly error = signal('');
}

describe('a field around a control', () => {
  it('names the control and describes it by hint and count', async () => {
    const page = TestBed.createComponent(Page);
    await page.whenStable();
    const element = page.nativeElement as HTMLElement;
    const input = element.querySelector('input');
    expect(element.querySelector('label')?.htmlFor).toBe(input?.id);
    const texts = input
      ?.getAttribute('aria-describedby')
      ?.split(' ')
      .map((id) => element.querySelector(`#${id}`)?.textContent);
    expect(texts).toEqual(['Kort en bondig', 'Nog 5 tekens']);
    expect(input?.hasAttribute('aria-invalid')).toBe(false);
  });
  it('adds the error and says that the control is invalid', async () => {
    const page = TestBed.createComponent(Page);
    page.componentInstance.error.set('Vul een titel in.');
    await page.whenStable();
    const input = (page.nativeElement as HTMLElement).querySelector('input');
    expect(input?.getAttribute('aria-invalid')).toBe('true');
    expect(input?.getAttribute('aria-describedby')).toContain('-error');
  });
  it('counts what is left and what is too much', () => {
    expect(countText(0, 500)).toBe('Maximaal 500 tekens');
    expect(countText(499, 500)).toBe('Nog 1 teken');
    expect(countText(502, 500)).toBe('2 tekens te veel');
  });
});
