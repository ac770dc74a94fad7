import { DOCUMENT, DestroyRef, Service, computed, inject, signal } from '@angular/core';
import type { KeyGroup } from '@casusregie/ui';

/** A key, what it does in words, and the act. */
export interface Shortcut {
  /** As in `KeyboardEvent.key`. */
  readonly key: string;
  readonly does: string;
  readonly act: () => void;
}

const TYPING = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]';

/** Single keys that work on a whole page, when nobody is typing and no dialog is open. `?` lists them. */
@Service()
export class Shortcuts {
  private readonly document = inject(DOCUMENT);
  private readonly active = signal<readonly Shortcut[]>([]);
  private readonly extra = signal<readonly KeyGroup[]>([]);

  /** Whether the list of keys is open. */
  readonly helpOpen = signal(false);
  /** The list of keys for this page. */
  readonly groups = computed<readonly KeyGroup[]>(() => [
    {
      title: 'Overal',
      keys: [
        ...this.active().map(({ key, does }) => ({ keys: [key], does })),
        { keys: ['?'], does: 'Toon deze lijst' },
        { keys: ['Esc'], does: 'Sluit een venster' },
      ],
    },
    ...this.extra(),
  ]);

  constructor() {
    const press = (event: KeyboardEvent): void => this.press(event);
    this.document.addEventListener('keydown', press);
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('keydown', press));
  }

  /** Adds a key for as long as the caller lives. Call it where `inject()` works. */
  add(shortcut: Shortcut, lifetime = inject(DestroyRef)): void {
    this.active.update((shortcuts) => [...shortcuts, shortcut]);
    lifetime.onDestroy(() => this.active.update((shortcuts) => shortcuts.filter((one) => one !== shortcut)));
  }

  /** Adds keys to the list that a directive such as `uiRowKeys` handles itself, for as long as the caller lives. */
  explain(group: KeyGroup, lifetime = inject(DestroyRef)): void {
    this.extra.update((groups) => [...groups, group]);
    lifetime.onDestroy(() => this.extra.update((groups) => groups.filter((one) => one !== group)));
  }

  private press(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (target.matches?.(TYPING) || this.document.querySelector('dialog[open]')) return;
    if (event.key === '?') this.helpOpen.set(true);
    else
      this.active()
        .find((shortcut) => shortcut.key === event.key)
        ?.act();
    if (event.key === '?' || this.active().some((shortcut) => shortcut.key === event.key)) event.preventDefault();
  }
}
