import {
  amsterdamDate,
  CONSULT_FIRST,
  nextNewsOn,
  SHOWN_CLOSED_ADVICE,
  SHOWN_DRAFT_NAMED_ONLY,
  SHOWN_LABELS,
  SHOWN_OPEN,
  SHOWN_TEXTS,
} from '@casusregie/domain';
import type { CaseFile } from '../database/entities';
import type { OpenBook } from '../organisations/reference-book';

const LONG_DATE = new Intl.DateTimeFormat('nl-NL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const longDate = (day: string | null): string =>
  day ? LONG_DATE.format(new Date(`${day}T00:00:00Z`)) : 'een nog te bepalen datum';

interface Facts {
  readonly handler: string | null;
  readonly telephone: string | null;
  readonly questionDueOn: string | null;
  readonly own: number;
  readonly ownOpen: number;
}

/** What the requester reads about the case: never more than they may know, and the same words held or not. */
export function requesterWords(
  { file, book, today }: { file: CaseFile; book: OpenBook; today: string },
  facts: Facts,
): { shownLabel: string; shownText: string; consultFirst: string | null; nextNewsOn: string | null } {
  const shown = file.shown_state;
  const desk = book.desk(file.region_code);
  const news = nextNewsOn(shown, amsterdamDate(file.news_at), today);
  const places: Record<string, string> = {
    date: longDate(news),
    handler: facts.handler ?? desk?.name ?? 'het RIEC',
    due: longDate(facts.questionDueOn),
    organisation: file.outcome?.destination ? book.destination(file.outcome.destination.code).label : 'een ander loket',
    closedOn: longDate(file.ended_on),
    own: String(facts.own),
    ownOpen: String(facts.ownOpen),
    telephone: facts.telephone ?? desk?.telephone ?? '',
  };
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_place, name: string) => places[name] ?? '');
  const closedAdvice = shown === 'closed' && file.track === 'advice';
  const draftForOne = shown === 'draft' && file.confidentiality === 'named-only';
  return {
    shownLabel: SHOWN_LABELS[shown],
    shownText: draftForOne ? SHOWN_DRAFT_NAMED_ONLY : fill(closedAdvice ? SHOWN_CLOSED_ADVICE : SHOWN_TEXTS[shown]),
    consultFirst: SHOWN_OPEN.includes(shown) ? fill(CONSULT_FIRST) : null,
    nextNewsOn: news,
  };
}
