import { computed, signal } from '@angular/core';
import type { AgendaItem, TypedAtItem } from '@casusregie/contract';

/** What stands at an item on the server, as it was last heard. */
type Base = Pick<TypedAtItem, 'version'> & { readonly minutes: string; readonly decision: string };

const baseOf = ({ minutes, decision, version }: Pick<AgendaItem, 'minutes' | 'decision' | 'version'>): Base => ({
  minutes: minutes ?? '',
  decision: decision ?? '',
  version: version ?? 1,
});

/**
 * The text that somebody types at an item, beside what the server has. A newer text of somebody else never takes the place
 * of what was typed here and not saved yet: it is shown, and the writer chooses.
 */
export class ItemText {
  private readonly base = signal<Base>({ minutes: '', decision: '', version: 1 });
  readonly minutes = signal('');
  readonly decision = signal('');
  /** What somebody else typed in between; null while nobody did. */
  readonly other = signal<TypedAtItem | null>(null);
  readonly isDirty = computed(() => this.minutes() !== this.base().minutes || this.decision() !== this.base().decision);
  readonly version = computed(() => this.base().version);

  /** Takes over what the server has, unless something was typed here. */
  hear(item: Pick<AgendaItem, 'minutes' | 'decision' | 'version'>): void {
    if (this.isDirty() || this.other() || (item.version ?? 1) < this.base().version) return;
    this.take(baseOf(item));
  }

  /** What is to be sent. */
  sending(): { minutes: string | null; decision: string | null } {
    return { minutes: this.minutes() || null, decision: this.decision() || null };
  }

  /** It was saved; what was typed meanwhile is kept as new. */
  saved(sent: { minutes: string | null; decision: string | null }, answer: TypedAtItem): void {
    this.base.set({ minutes: sent.minutes ?? '', decision: sent.decision ?? '', version: answer.version });
    this.other.set(null);
  }

  /** Puts the text of the other in the place of one's own. */
  takeOther(): void {
    const other = this.other();
    if (!other) return;
    this.other.set(null);
    this.take(baseOf(other));
  }

  /** Keeps one's own text, over that of the other. */
  keepOwn(): void {
    const other = this.other();
    if (!other) return;
    this.base.set(baseOf(other));
    this.other.set(null);
  }

  /** Keeps both, that of the other first. */
  keepBoth(): void {
    const other = this.other();
    if (!other) return;
    const both = (theirs: string | null, own: string): string =>
      [theirs ?? '', own].filter((text, at, all) => text.trim() && all.indexOf(text) === at).join('\n\n');
    this.minutes.set(both(other.minutes, this.minutes()));
    this.decision.set(both(other.decision, this.decision()));
    this.keepOwn();
  }

  private take(base: Base): void {
    this.base.set(base);
    this.minutes.set(base.minutes);
    this.decision.set(base.decision);
  }
}
