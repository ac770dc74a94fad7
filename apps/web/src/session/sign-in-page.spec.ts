import { TestBed } from '@angular/core/testing';
import { SignInPage } from './sign-in-page';

describe('where signing in brings one back', () => {
  const addressFor = async (back: string | undefined): Promise<string | null | undefined> => {
    const page = TestBed.createComponent(SignInPage);
    page.componentRef.setInput('terug', back);
    await page.whenStable();
    return (page.nativeElement as HTMLElement).querySelector('a')?.getAttribute('href');
  };
  it('is the page that was asked for', async () => {
    expect(await addressFor('/casussen/123')).toBe('/auth/login?returnTo=%2Fcasussen%2F123');
  });
  it.each([undefined, 'https://elders.example', '//elders.example'])('is the start for %s', async (back) => {
    expect(await addressFor(back)).toBe('/auth/login');
  });
});
