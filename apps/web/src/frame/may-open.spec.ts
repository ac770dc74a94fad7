import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { FrameState } from './frame-state';
import { guarded } from './may-open';
import { ENTRIES, type NavigationEntry } from './navigation';

@Component({ template: 'de lijst' })
class ListPage {}
@Component({ template: 'geen toegang' })
class NoAccess {}

describe('the pages of the navigation', () => {
  const read = async (url: string, entries: readonly NavigationEntry[]): Promise<string> => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          ...guarded([
            { path: 'casussen', component: ListPage },
            { path: 'casussen/:caseId', component: ListPage },
          ]),
          { path: 'geen-toegang', component: NoAccess },
        ]),
        { provide: FrameState, useValue: { entries: signal(entries) } },
      ],
    });
    const harness = await RouterTestingHarness.create(url);
    return (harness.routeNativeElement?.textContent ?? '').trim();
  };

  it('open for who finds them there', async () => {
    expect(await read('/casussen', [ENTRIES.cases])).toBe('de lijst');
  });
  it('say so to others', async () => {
    expect(await read('/casussen?phase=new', [ENTRIES.figures])).toBe('geen toegang');
  });
  it('leave a page open that is reached otherwise', async () => {
    expect(await read('/casussen/1', [])).toBe('de lijst');
  });
});
