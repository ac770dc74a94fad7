import { PHASE_OF, type State } from './states';
import type { ShownState } from './requester-view';
import { isMoveName, MOVES, type MoveName } from './moves';
import type { View } from '../access/roles';

/** What can stand on the timeline beside the moves. */
export const HAPPENINGS = [
  'priority-set',
  'confidentiality-set',
  'handler-assigned',
  'participant-named',
  'participant-ended',
  'outside-number-added',
  'attachment-added',
  'answers-added',
  'test-written',
  'test-approved',
  'kind-set',
  'person-excluded',
  'inquiry-sent',
  'inquiry-answered',
  'inquiry-confirmed',
  'inquiry-closed',
  'subject-added',
  'subject-changed',
  'subject-ended',
  'relation-added',
  'relation-ended',
  'bsn-revealed',
  'item-added',
  'item-classified',
  'intervention-added',
  'intervention-updated',
  'intervention-confirmed',
  'feedback-sent',
  'feedback-answered',
  'second-line-asked',
  'second-line-answered',
  'move-proposed',
  'task-added',
  'task-changed',
  'task-done',
  'task-cancelled',
  'contact-attached',
  'put-on-agenda',
  'taken-off-agenda',
  'meeting-decided',
  'meeting-noted',
  'case-linked',
  'case-unlinked',
  'split-off',
  'split-from',
  'note-added',
  'note-changed',
  'access-granted',
  'access-ended',
  'case-imported',
] as const;
export type Happening = (typeof HAPPENINGS)[number];
export type EventType = MoveName | Happening;
/** Events whose words are the number of another case: they are for whoever reaches that case too, and for nobody else. */
export const NAMES_ANOTHER: readonly EventType[] = ['case-linked', 'case-unlinked', 'split-off', 'split-from'];

/** Sentences for the timeline; `{subject}` is filled with the words stored with the event. */
export const HAPPENING_TEXTS: Record<Happening, string> = {
  'priority-set': 'Prioriteit bepaald: {subject}',
  'confidentiality-set': 'Vertrouwelijkheid: {subject}',
  'handler-assigned': 'Behandelaar: {subject}',
  'participant-named': 'Op de casus benoemd: {subject}',
  'participant-ended': 'Niet langer betrokken: {subject}',
  'outside-number-added': 'Extern nummer toegevoegd: {subject}',
  'attachment-added': 'Bijlage toegevoegd: {subject}',
  'answers-added': 'Verzoek aangevuld: {subject}',
  'test-written': 'Rechtmatigheidstoets opgesteld: {subject}',
  'test-approved': 'Nieuwe rechtmatigheidstoets goedgekeurd: {subject}',
  'kind-set': 'Soort verzoek gewijzigd: {subject}',
  'person-excluded': 'Uitgesloten wegens belangenverstrengeling: {subject}',
  'inquiry-sent': 'Partners bevraagd: {subject}',
  'inquiry-answered': '{subject}',
  'inquiry-confirmed': 'Antwoord bevestigd: {subject}',
  'inquiry-closed': 'Vraag gesloten zonder antwoord: {subject}',
  'subject-added': 'Subject toegevoegd: {subject}',
  'subject-changed': 'Gegevens van een subject aangevuld of verbeterd: {subject}',
  'subject-ended': 'Subject van de casus gehaald: {subject}',
  'relation-added': 'Relatie vastgelegd: {subject}',
  'relation-ended': 'Relatie beëindigd: {subject}',
  'bsn-revealed': 'Burgerservicenummer ingezien: {subject}',
  'item-added': 'Informatie vastgelegd: {subject}',
  'item-classified': 'Informatie geclassificeerd: {subject}',
  'intervention-added': 'Interventie toegevoegd: {subject}',
  'intervention-updated': 'Interventie bijgewerkt: {subject}',
  'intervention-confirmed': 'Interventie ongewijzigd, volgens de eigenaar: {subject}',
  'feedback-sent': 'Terugkoppeling verstuurd',
  'feedback-answered': 'Reactie op de terugkoppeling ontvangen',
  'second-line-asked': 'Geanonimiseerde vraag gesteld aan het LIEC',
  'second-line-answered': 'Antwoord van het LIEC ontvangen',
  'move-proposed': 'Voorgesteld: {subject}',
  'task-added': 'Taak toegevoegd: {subject}',
  'task-changed': 'Taak gewijzigd: {subject}',
  'task-done': 'Taak gedaan: {subject}',
  'task-cancelled': 'Taak vervallen: {subject}',
  'contact-attached': 'Contact bij de casus gevoegd: {subject}',
  'put-on-agenda': 'Op de agenda gezet: {subject}',
  'taken-off-agenda': 'Van de agenda gehaald: {subject}',
  'meeting-decided': 'Besluit vastgelegd: {subject}',
  'meeting-noted': 'Aantekening bij een afgesloten overleg: {subject}',
  'case-linked': 'Gaat over hetzelfde als {subject}',
  'case-unlinked': 'Niet langer verbonden met {subject}',
  'split-off': 'Casus {subject} hieruit afgesplitst',
  'split-from': 'Afgesplitst van casus {subject}',
  'note-added': 'Interne notitie toegevoegd',
  'note-changed': 'Interne notitie gewijzigd',
  'access-granted': 'Tijdelijk toegang gegeven: {subject}',
  'access-ended': 'Tijdelijke toegang beëindigd: {subject}',
  'case-imported': 'Overgenomen uit een oude lijst: {subject}',
};

/** The sentence for staff and partners. */
export const eventText = (type: string, subject: string): string => {
  if (isMoveName(type)) return MOVES[type].label + (subject ? `: ${subject}` : '');
  const text = (HAPPENING_TEXTS as Record<string, string>)[type] ?? type;
  return text.replace('{subject}', subject);
};

/** Whom a move is told to, beside staff: the requester only when what they are shown changes, or the move tells them. */
export function audienceOf(move: MoveName, shown: { before: ShownState; after: ShownState }): View[] {
  const told = shown.before !== shown.after || MOVES[move].tellsRequester === true;
  return told ? ['staff', 'requester'] : ['staff'];
}

/**
 * How a move changes the stock of running cases: +1 when a case starts to run, −1 when it ends, 0 otherwise. The sum
 * up to the end of a month is the stock at that moment.
 */
export function stockChange(from: State, to: State): -1 | 0 | 1 {
  const runs = (state: State): boolean => !['draft', 'ended'].includes(PHASE_OF[state]);
  if (runs(from) === runs(to)) return 0;
  return runs(to) ? 1 : -1;
}
