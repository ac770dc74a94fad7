import type { Caller } from '../identity/caller';
import type { OpenBook } from '../organisations/reference-book';

/** Who takes something along, when, for what and for whom: on every page of the file. */
export interface Marks {
  readonly watermark: string;
  readonly footer: string;
  readonly notes: readonly string[];
}

/** The marks of a file; `today` in Amsterdam. Whoever finds the file lying about knows whose it is and that it is secret. */
export function marksOf(
  caller: Caller,
  {
    purpose,
    recipient,
    today,
    book,
    organisationId,
    isDemo,
  }: {
    readonly purpose: string;
    readonly recipient?: string | null;
    readonly today: string;
    readonly book: OpenBook;
    readonly organisationId: string;
    readonly isDemo: boolean;
  },
): Marks {
  const day = today.split('-').reverse().join('-');
  const who = `${caller.person.name}, ${book.organisationRef(organisationId).name}`;
  const to = recipient?.trim() ? ` Voor: ${recipient.trim()}.` : '';
  return {
    watermark: `${isDemo ? 'FICTIEF · ' : ''}${caller.person.name} · ${day}`,
    footer: `Vertrouwelijk. Uitgevoerd door ${who} op ${day}. Doel: ${purpose.trim()}.${to}`,
    notes: [
      `Vertrouwelijk${isDemo ? ' · Fictieve gegevens' : ''}`,
      `Uitgevoerd door ${who} op ${day}`,
      `Doel: ${purpose.trim()}.${to}`,
    ],
  };
}
