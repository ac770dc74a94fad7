/** Kinds of intervention: the four roads of the covenant, and social and preventive ones. */
export const INTERVENTION_KINDS = ['administrative', 'criminal', 'fiscal', 'social', 'civil', 'preventive'] as const;
export type InterventionKind = (typeof INTERVENTION_KINDS)[number];

export const INTERVENTION_KIND_LABELS: Record<InterventionKind, string> = {
  administrative: 'Bestuursrechtelijk',
  criminal: 'Strafrechtelijk',
  fiscal: 'Fiscaal',
  social: 'Sociaal',
  civil: 'Civiel- of privaatrechtelijk',
  preventive: 'Preventief',
};

export const INTERVENTION_STATUSES = [
  'proposed',
  'committed',
  'running',
  'done',
  'continues-at-partner',
  'cancelled',
] as const;
export type InterventionStatus = (typeof INTERVENTION_STATUSES)[number];

export const INTERVENTION_STATUS_LABELS: Record<InterventionStatus, string> = {
  proposed: 'Voorgesteld',
  committed: 'Toegezegd',
  running: 'In uitvoering',
  done: 'Uitgevoerd',
  'continues-at-partner': 'Loopt door bij partner',
  cancelled: 'Vervallen',
};

/** An intervention goes forward, or is cancelled; a settled one stays settled, only its result may come late. */
export const INTERVENTION_STEPS: Record<InterventionStatus, readonly InterventionStatus[]> = {
  proposed: ['committed', 'running', 'done', 'cancelled'],
  committed: ['running', 'done', 'continues-at-partner', 'cancelled'],
  running: ['done', 'continues-at-partner', 'cancelled'],
  'continues-at-partner': ['done'],
  done: [],
  cancelled: [],
};

/** Statuses with which a case may go to closing. */
export const SETTLED_STATUSES: readonly InterventionStatus[] = ['done', 'continues-at-partner', 'cancelled'];

/** A result may come late: after the intervention itself was done. */
export const takesLateResult = (status: InterventionStatus): boolean => status === 'done';

/** Whether a change must say why: what is cancelled, and a result that is not disclosed. */
export const asksReason = (change: {
  readonly status?: InterventionStatus;
  readonly result?: InterventionResult | null;
}): boolean => change.status === 'cancelled' || change.result === 'not-disclosed';

/** Whether a change cancels the intervention. */
export const cancels = (status: unknown): boolean => status === 'cancelled';

export const INTERVENTION_RESULTS = ['achieved', 'partly', 'not-achieved', 'not-known-yet', 'not-disclosed'] as const;
export type InterventionResult = (typeof INTERVENTION_RESULTS)[number];

export const INTERVENTION_RESULT_LABELS: Record<InterventionResult, string> = {
  achieved: 'Gelukt',
  partly: 'Deels gelukt',
  'not-achieved': 'Niet gelukt',
  'not-known-yet': 'Nog niet bekend',
  'not-disclosed': 'Niet vrijgegeven',
};

/** How a partner can answer one line of an inquiry; an answer reveals no content. */
export const INQUIRY_ANSWERS = ['hit', 'no-hit', 'no-answer-possible'] as const;
export type InquiryAnswer = (typeof INQUIRY_ANSWERS)[number];

export const INQUIRY_ANSWER_LABELS: Record<InquiryAnswer, string> = {
  hit: 'Hit',
  'no-hit': 'No-hit',
  'no-answer-possible': 'Geen antwoord mogelijk',
};

/** The grounds on which a partner may decline to answer. */
export const DECLINE_GROUNDS = [
  'investigation-interest',
  'national-security',
  'safety-of-persons',
  'no-legal-basis',
  'not-identifiable',
] as const;
export type DeclineGround = (typeof DECLINE_GROUNDS)[number];

export const DECLINE_GROUND_LABELS: Record<DeclineGround, string> = {
  'investigation-interest': 'Zwaarwegend opsporingsbelang',
  'national-security': 'Nationale veiligheid',
  'safety-of-persons': 'Veiligheid van personen',
  'no-legal-basis': 'Geen grondslag',
  'not-identifiable': 'Niet te identificeren',
};

/** Who or what a case is about. */
export const SUBJECT_KINDS = ['person', 'organisation', 'address', 'vehicle', 'account', 'phone', 'other'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const SUBJECT_KIND_LABELS: Record<SubjectKind, string> = {
  person: 'Persoon',
  organisation: 'Organisatie',
  address: 'Adres of locatie',
  vehicle: 'Voertuig',
  account: 'Rekening',
  phone: 'Telefoon',
  other: 'Anders',
};

/** Half-open sources (mainly the municipality) come before closed ones. */
export const SOURCE_KINDS = ['half-open', 'closed', 'open', 'skipped'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const SOURCE_KIND_LABELS: Record<SourceKind, string> = {
  'half-open': 'Halfopen bron',
  closed: 'Gesloten bron',
  open: 'Open bron',
  skipped: 'Halfopen bronnen overgeslagen',
};

/** The two depths of a legality test: a short one opens hit / no-hit, a full one opens closed sources. */
export const TEST_DEPTHS = ['short', 'full'] as const;
export type TestDepth = (typeof TEST_DEPTHS)[number];

export const TEST_DEPTH_LABELS: Record<TestDepth, string> = {
  short: 'Korte toets (hit / no-hit)',
  full: 'Volledige toets (gesloten bronnen)',
};

/** By which road something reached the RIEC, when somebody else recorded it. */
export const CHANNELS = ['telephone', 'meeting', 'e-mail', 'visit', 'letter'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_LABELS: Record<Channel, string> = {
  telephone: 'Telefoon',
  meeting: 'Overleg',
  'e-mail': 'E-mail',
  visit: 'Bezoek',
  letter: 'Brief',
};
