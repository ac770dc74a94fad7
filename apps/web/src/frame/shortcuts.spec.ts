import { DestroyRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Shortcuts } from './shortcuts';

describe('keys that work everywhere', () => {
  const press = (key: string, on: HTMLElement = document.body, more: KeyboardEventInit = {}): void =>
    void on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  const lifetime = (): DestroyRef & { end: () => void } => {
    let ends: () => void = () => undefined;
    const one = {
      destroyed: false,
      onDestroy: (act: () => void) => ((ends = act), () => undefined),
      end: () => ends(),
    };
    return one;
  };
  afterEach(() => document.body.replaceChildren());

  it('act until their page is gone', () => {
    const act = jest.fn();
    const page = lifetime();
    TestBed.inject(Shortcuts).add({ key: '/', does: 'Zoek', act }, page);
    press('/');
    page.end();
    press('/');
    expect(act).toHaveBeenCalledTimes(1);
  });
  it('leave alone who types, who uses a modifier, and who is in a dialog', () => {
    const act = jest.fn();
    TestBed.inject(Shortcuts).add({ key: '/', does: 'Zoek', act }, lifetime());
    const field = document.createElement('textarea');
    document.body.append(field);
    press('/', field);
    press('/', document.body, { ctrlKey: true });
    const dialog = document.createElement('dialog');
    dialog.open = true;
    document.body.append(dialog);
    press('/');
    expect(act).not.toHaveBeenCalled();
  });
  it('list themselves with a question mark', () => {
    const shortcuts = TestBed.inject(Shortcuts);
    shortcuts.add({ key: '/', does: 'Zoek', act: () => undefined }, lifetime());
    press('?');
    expect(shortcuts.helpOpen()).toBe(true);
    expect(shortcuts.groups()[0]?.keys.map((line) => line.does)).toEqual([
      'Zoek',
      'Toon deze lijst',
      'Sluit een venster',
    ]);
  });
});
