import { SHOWN_LABELS, SHOWN_STATES, type ShownState } from '@casusregie/domain';
import type { Tone } from '@casusregie/ui';

/** How each state that a requester is shown looks at a glance. */
export const SHOWN_TONES: Record<ShownState, Tone> = {
  draft: 'draft',
  submitted: 'new',
  intake: 'active',
  'info-requested': 'alarm',
  'legality-check': 'active',
  'with-partners': 'active',
  planning: 'active',
  execution: 'active',
  closing: 'active',
  'in-progress': 'active',
  answered: 'new',
  'on-hold': 'waiting',
  closed: 'done',
  rejected: 'stopped',
  referred: 'stopped',
  withdrawn: 'stopped',
  destroyed: 'stopped',
};

/** What happens next, in a line for the list; what the requester must do stands first. */
export const NEXT_WORDS: Record<ShownState, string> = {
  draft: 'Vul verder in en verstuur.',
  submitted: 'Het RIEC leest uw verzoek en neemt het in behandeling.',
  intake: 'De behandelaar neemt contact met u op.',
  'info-requested': 'Beantwoord de vraag van het RIEC.',
  'legality-check': 'Het RIEC beoordeelt of gegevens gedeeld mogen worden.',
  'with-partners': 'Het RIEC bekijkt met partners wat nodig is.',
  planning: 'De partners maken een plan van aanpak.',
  execution: 'Het plan wordt uitgevoerd. Houd uw eigen interventies bij.',
  closing: 'Het RIEC rondt af en koppelt aan u terug.',
  'in-progress': 'Het RIEC werkt aan het advies.',
  answered: 'Lees het advies, vraag door of rond af.',
  'on-hold': 'Het RIEC laat weten wanneer de behandeling verdergaat.',
  closed: 'Lees de terugkoppeling.',
  rejected: 'Lees waarom, en wat u zelf kunt doen.',
  referred: 'Lees naar wie is doorverwezen.',
  withdrawn: 'Er gebeurt niets meer.',
  destroyed: 'De gegevens zijn vernietigd.',
};

/** Every shown state but the draft, which stands apart. */
export const SENT_STATES: readonly ShownState[] = SHOWN_STATES.filter((state) => state !== 'draft');

/** Whether a text of a list is one of the shown states. */
export const isShown = (state: string): state is ShownState => Object.hasOwn(SHOWN_LABELS, state);

/** The short word of a shown state. */
export const shownLabel = (state: string): string => (isShown(state) ? SHOWN_LABELS[state] : state);
