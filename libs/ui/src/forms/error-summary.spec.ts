import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ErrorSummary, FieldError } from './error-summary';

@Component({
  imports: [ErrorSummary],
  template: `<ui-error-summary [errors]="errors()" /><input id="title" />`,
})
class Page {
  readonly errors = signal<FieldError[]>([]);
}

describe('the summary of errors', () => {
  const build = async (): Promise<{ page: ReturnType<typeof TestBed.createComponent<Page>>; element: HTMLElement }> => {
    const page = TestBed.createComponent(Page);
    document.body.append(page.nativeElement);
    await page.whenStable();
    return { page, element: page.nativeElement as HTMLElement };
  };
  beforeEach(() => (Element.prototype.scrollIntoView = jest.fn()));

  it('shows nothing while nothing is wrong', async () => {
    const { element } = await build();
    expect(element.querySelector('h2')).toBeNull();
  });
  it('takes focus when it appears and brings one to the field', async () => {
    const { page, element } = await build();
    page.componentInstance.errors.set([{ fieldId: 'title', message: 'Vul een titel in.' }]);
    await page.whenStable();
    expect(document.activeElement?.textContent).toContain('Vul een titel in.');
    element.querySelector<HTMLElement>('a')?.click();
    expect(document.activeElement?.id).toBe('title');
  });
});
