import type { State } from './states';

/** Why a matter is not taken on. The requester reads texts, never these codes. */
export const REASONS = [
  'no-covenant-theme',
  'insufficient-indications',
  'not-organised-crime',
  'single-partner-suffices',
  'not-proportionate',
  'no-hit',
  'investigation-interest',
  'no-commitment',
  'capacity-priority',
  'duplicate',
  'wrong-region',
  'referred-zvh',
  'referred-lbb',
  'referred-police',
  'referred-tax',
  'referred-lsi',
  'referred-mma',
  'no-legal-basis',
  'withdrawn-by-requester',
] as const;
export type Reason = (typeof REASONS)[number];

export interface ReasonRow {
  readonly label: string;
  /** States in which `reject` may give this reason; empty when it never rejects. */
  readonly rejectsIn: readonly State[];
  /** States in which `refer` may give this reason. */
  readonly refersIn: readonly State[];
  /** Whether `hold` may give this reason. */
  readonly holds: boolean;
}

const EARLY: readonly State[] = ['intake', 'in-progress', 'legality-check'];
const ANY: readonly State[] = [...EARLY, 'partner-query', 'enrichment', 'weighing', 'on-hold'];
const REFER_EARLY: readonly State[] = ['submitted', 'intake', 'in-progress', 'legality-check'];
const REFER_ANY: readonly State[] = [...REFER_EARLY, 'partner-query', 'enrichment', 'weighing'];

const rejects = (label: string, rejectsIn: readonly State[], holds = false): ReasonRow => ({
  label,
  rejectsIn,
  refersIn: [],
  holds,
});
const refers = (
  label: string,
  rejectsIn: readonly State[] = ANY,
  refersIn: readonly State[] = REFER_ANY,
): ReasonRow => ({ label, rejectsIn, refersIn, holds: false });

/** Source: the rejection and referral grounds of the field, docs/words.md. */
export const REASON_ROWS: Record<Reason, ReasonRow> = {
  'no-covenant-theme': rejects('Valt niet onder een thema van het convenant of de regio', [
    ...EARLY,
    'weighing',
    'on-hold',
  ]),
  'insufficient-indications': rejects('Geen duidelijke en objectieve aanwijzingen', ANY),
  'not-organised-crime': rejects('Geen georganiseerd of ondermijnend karakter', ANY),
  'single-partner-suffices': rejects('Eén partner kan het zelf af', ANY),
  'not-proportionate': rejects('Niet proportioneel', ['legality-check', 'enrichment', 'weighing', 'on-hold']),
  'no-hit': rejects('Geen treffer bij partners', ['partner-query', 'enrichment', 'weighing']),
  'investigation-interest': rejects(
    'Zwaarwegend opsporingsbelang',
    ['partner-query', 'enrichment', 'weighing', 'on-hold'],
    true,
  ),
  'no-commitment': rejects('Geen partner kan of wil inzetten', ['enrichment', 'weighing', 'on-hold']),
  'capacity-priority': rejects(
    'Onvoldoende prioriteit of capaciteit',
    ['intake', 'in-progress', 'weighing', 'on-hold'],
    true,
  ),
  duplicate: rejects('Al in behandeling', ANY),
  'wrong-region': refers('Hoort bij een andere regio', EARLY, REFER_EARLY),
  'referred-zvh': refers('Persoonsgerichte zorg of overlast: Zorg- en Veiligheidshuis'),
  'referred-lbb': rejects('Bibob-onderzoek is de aangewezen weg', ANY),
  'referred-police': refers('Politie pakt het op'),
  'referred-tax': refers('Belastingdienst pakt het op'),
  'referred-lsi': refers('Landelijke Stuurgroep Interventieteams'),
  'referred-mma': rejects('Anonieme melding is de aangewezen weg', EARLY),
  'no-legal-basis': rejects('Geen grondslag voor de gevraagde verwerking', ANY),
  'withdrawn-by-requester': rejects('Ingetrokken door de inbrenger', []),
};

/** The reasons with which a case in this state may be rejected. */
export const rejectReasonsIn = (state: State): readonly Reason[] =>
  REASONS.filter((reason) => REASON_ROWS[reason].rejectsIn.includes(state));

/** The reasons with which a case in this state may be referred. */
export const referReasonsIn = (state: State): readonly Reason[] =>
  REASONS.filter((reason) => REASON_ROWS[reason].refersIn.includes(state));

/** The grounds for putting a case on hold. The ground is for RIEC staff only. */
export const HOLD_GROUNDS = [
  'investigation-interest',
  'capacity-priority',
  'waiting-for-third-party',
  'seasonal-or-event',
] as const;
export type HoldGround = (typeof HOLD_GROUNDS)[number];

export const HOLD_GROUND_LABELS: Record<HoldGround, string> = {
  'investigation-interest': 'Zwaarwegend opsporingsbelang',
  'capacity-priority': 'Capaciteit of prioriteit',
  'waiting-for-third-party': 'Wacht op een derde partij',
  'seasonal-or-event': 'Wacht op een gebeurtenis of seizoen',
};
