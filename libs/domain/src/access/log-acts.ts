import { MOVE_NAMES, MOVES, type MoveName } from '../case/moves';
import { DESK_ACT_WORDS } from '../print/dutch';
import { ACT_LABELS } from './acts';
import { ACTS, DESK_ACTS, type Act, type DeskAct } from './policy';

/** What is logged beside the acts of the policy. */
export const OTHER_ACTS = [
  'logIn',
  'logOut',
  'logOutByProvider',
  'destroyPayload',
  'readGrantCandidates',
  'seeAccessAlert',
  'markNotices',
  'chooseNotices',
  'readAgendaItem',
] as const;
export type OtherAct = (typeof OTHER_ACTS)[number];
export const OTHER_ACT_LABELS: Record<OtherAct, string> = {
  logIn: 'Aanmelden',
  logOut: 'Afmelden',
  logOutByProvider: 'Afmelden door de aanmeldvoorziening',
  destroyPayload: 'Bijzonderheden van een logregel vernietigen',
  readGrantCandidates: 'Kandidaten voor tijdelijke toegang opzoeken',
  seeAccessAlert: 'Melding van noodtoegang als gezien vastleggen',
  markNotices: 'Meldingen als gelezen vastleggen',
  chooseNotices: 'Kiezen welke meldingen per e-mail komen',
  readAgendaItem: 'Wat een overleg over een casus vastlegde lezen',
};

/** The name of an act that the log can hold under a name of its own. */
export type NamedLogAct = MoveName | `propose:${MoveName}` | Act | DeskAct | OtherAct;
/** Every act that the log can hold: a refused request is logged by its method and route. */
export type LogAct = NamedLogAct | `${string} ${string}`;

const PROPOSE = 'propose:';
const LABELS: ReadonlyMap<string, string> = new Map<string, string>([
  ...MOVE_NAMES.flatMap((move): [string, string][] => [
    [move, MOVES[move].label],
    [PROPOSE + move, `Voorstel: ${MOVES[move].label}`],
  ]),
  ...ACTS.map((act): [string, string] => [act, ACT_LABELS[act]]),
  ...DESK_ACTS.map((act): [string, string] => [act, DESK_ACT_WORDS[act]]),
  ...Object.entries(OTHER_ACT_LABELS),
]);

/** The named acts of the log, in the order of the policy. */
export const logActs = (): readonly string[] => [...LABELS.keys()];

/** The Dutch words of a named act; undefined for a route, whose words stand with the route. */
export const logActLabel = (act: string): string | undefined => LABELS.get(act);

/** Acts by which somebody reads what is in one case. */
export const CASE_READS = [
  'readCase',
  'readTimeline',
  'readAttachment',
  'readSubject',
  'revealBsn',
] as const satisfies readonly Act[];

/** What an auditor finds of one read in a sample. */
export const FINDINGS = ['in-order', 'question', 'incident'] as const;
export type Finding = (typeof FINDINGS)[number];
export const FINDING_LABELS: Record<Finding, string> = {
  'in-order': 'In orde',
  question: 'Vraag',
  incident: 'Incident',
};

/** What tied somebody to a case at the moment they read it. */
export const TIES = ['handler', 'named', 'filer', 'acted'] as const;
export type Tie = (typeof TIES)[number];
export const TIE_LABELS: Record<Tie, string> = {
  handler: 'Was toen behandelaar',
  named: 'Stond toen met naam op de casus',
  filer: 'Diende het verzoek in',
  acted: 'Deed zelf iets in de casus, uiterlijk een week later',
};
