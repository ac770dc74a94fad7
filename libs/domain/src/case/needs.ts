import { addMonths, addWorkingDays, type CalendarDate } from '../calendar/dates';
import { BEFORE_ACCEPTANCE, BEFORE_PARTNER_QUERY, type State } from './states';

/** What a move can ask of the file before it may happen. Each has its evaluator below and its Dutch words. */
export const NEEDS = [
  'request-complete',
  'sensitive-text-confirmed',
  'organisation-valid-today',
  'region-known',
  'due-passed-or-reason',
  'held-before-acceptance',
  'held-before-partner-query',
  'held-after-partner-query',
  'wish-pending',
  'no-wish-pending',
  'review-within-three-months',
  'requester-asked',
  'mayor-and-meanwhile',
  'outside-desk',
  'content-present',
  'retention-term-ended',
  'main-theme-valid',
  'screened-if-required',
  'test-complete',
  'second-person',
  'partners-chosen-or-reason',
  'hit-or-exception',
  'no-open-inquiry',
  'test-covers-partners',
  'items-classified',
  'source-order-kept',
  'case-director-named',
  'interventions-planned',
  'interventions-settled',
  'results-filled',
  'feedback-sent',
  'proposed-by-another',
  'new-approved-test',
  'free-of-partner-data',
  'no-open-second-line',
  'twenty-working-days-passed',
  'is-handler',
] as const;
export type Need = (typeof NEEDS)[number];

/** Why a button is disabled, in words for RIEC staff. */
export const NEED_LABELS: Record<Need, string> = {
  'request-complete': 'Het verzoek is nog niet volledig ingevuld.',
  'sensitive-text-confirmed': 'Bevestig dat de gevoelige tekst nodig is, of haal die weg.',
  'organisation-valid-today': 'De organisatie bestaat vandaag niet (meer).',
  'region-known': 'Kies de regio of de gemeente waar het over gaat.',
  'due-passed-or-reason': 'De reactietermijn loopt nog; geef een reden.',
  'held-before-acceptance': 'De casus is al geaccepteerd in het weegoverleg.',
  'held-before-partner-query': 'Partners zijn al bevraagd.',
  'held-after-partner-query': 'Partners zijn nog niet bevraagd.',
  'wish-pending': 'De inbrenger heeft niet om intrekking gevraagd.',
  'no-wish-pending': 'Het verzoek om intrekking is al ontvangen.',
  'review-within-three-months': 'De herbeoordeling valt binnen drie maanden.',
  'requester-asked': 'Na intrekking kan dit alleen als de inbrenger erom vraagt.',
  'mayor-and-meanwhile':
    'Noem bij een opsporingsbelang wie de burgemeester inlicht en wat de gemeente intussen mag doen.',
  'outside-desk': 'Na de toets kan alleen nog naar een loket worden verwezen, niet naar een andere regio.',
  'content-present': 'De inhoud is vernietigd.',
  'retention-term-ended': 'De bewaartermijn is nog niet afgelopen of er is geen vernietigingsvoorstel.',
  'main-theme-valid': 'Het hoofdthema is hier vandaag niet geldig.',
  'screened-if-required': 'De regio vraagt eerst een screeningsbesluit.',
  'test-complete': 'De rechtmatigheidstoets is nog niet volledig.',
  'second-person': 'Een tweede persoon moet dit doen: niet de opsteller en niet wie de intake deed.',
  'partners-chosen-or-reason': 'Kies ten minste één partner, of geef aan waarom niet.',
  'hit-or-exception': 'Er is geen hit; geef de reden voor een uitzondering.',
  'no-open-inquiry': 'Er staat nog een vraag open bij een partner.',
  'test-covers-partners': 'De goedgekeurde toets noemt geen partner die nog bevraagd kan worden.',
  'items-classified': 'Nog niet alle informatie is geclassificeerd.',
  'source-order-kept': 'Leg eerst halfopen bronnen vast, of waarom die zijn overgeslagen.',
  'case-director-named': 'Noem een casusregisseur, of de datum waarop die bekend is.',
  'interventions-planned': 'Leg ten minste één interventie vast, elk met eigenaar en datum.',
  'interventions-settled': 'Niet alle interventies zijn uitgevoerd of vervallen.',
  'results-filled': 'Bij een interventie ontbreekt het resultaat.',
  'feedback-sent': 'De terugkoppeling aan de inbrenger is nog niet verstuurd.',
  'proposed-by-another': 'Een collega met de juiste rol moet dit eerst voorstellen.',
  'new-approved-test': 'Er is na de afsluiting nog geen nieuwe toets opgesteld.',
  'free-of-partner-data': 'Bevestig dat het antwoord geen gegevens van partners bevat.',
  'no-open-second-line': 'Er staat nog een vraag open bij het LIEC.',
  'twenty-working-days-passed': 'Dit kan twintig werkdagen na het antwoord.',
  'is-handler': 'Alleen de behandelaar kan dit.',
};

/** What the store knows about one case; the api fills it, the tables judge it. Counts are whole numbers. */
export interface FileFacts {
  readonly origin: State | null;
  readonly missingAnswers: number;
  readonly sensitiveUnconfirmed: boolean;
  readonly organisationValid: boolean;
  readonly regionKnown: boolean;
  readonly infoDueOn: CalendarDate | null;
  readonly wishPending: boolean;
  readonly requesterAskedAgain: boolean;
  readonly wasWithdrawn: boolean;
  readonly contentPresent: boolean;
  readonly retentionEnded: boolean;
  readonly mainThemeValid: boolean;
  readonly screeningRequired: boolean;
  readonly screened: boolean;
  readonly testComplete: boolean;
  readonly testPartners: number;
  readonly testNoPartnersReason: boolean;
  readonly testAuthorId: string | null;
  readonly testAfterClosing: boolean;
  /** Persons who did takeUp or startTest. */
  readonly intakePersonIds: readonly string[];
  readonly hits: number;
  readonly openInquiryLines: number;
  /** Partners that the approved test covers. */
  readonly coveredPartners: number;
  readonly unclassifiedItems: number;
  readonly sourceOrderKept: boolean;
  readonly interventions: number;
  readonly unplannedInterventions: number;
  readonly unsettledInterventions: number;
  readonly resultlessInterventions: number;
  readonly feedbackSent: boolean;
  readonly openSecondLines: number;
  readonly answeredOn: CalendarDate | null;
  readonly handlerId: string | null;
  readonly proposal: {
    readonly move: string;
    readonly personId: string;
  } | null;
}

/** The parts of a move's own facts that a need can look at. Absent while only the buttons are drawn. */
export interface NeedInput {
  readonly reason?: string;
  readonly exception?: string;
  readonly mainTheme?: string;
  readonly reviewOn?: CalendarDate;
  readonly caseDirectorId?: string;
  readonly caseDirectorBy?: CalendarDate;
  readonly destination?: { readonly kind: string };
  readonly holdGround?: string;
  readonly mayorInformedBy?: string;
  readonly meanwhile?: string;
  readonly partnerFree?: boolean;
  readonly requesterAsked?: boolean;
}

export interface NeedContext {
  readonly personId: string;
  readonly today: CalendarDate;
  readonly move: string;
  /** Absent when asked for the buttons: what the form can still supply then counts as supplied. */
  readonly input?: NeedInput;
}

type Judge = (file: FileFacts, context: NeedContext) => boolean;

const givenOr =
  (fact: (file: FileFacts) => boolean, given: (input: NeedInput) => boolean): Judge =>
  (file, { input }) =>
    fact(file) || !input || given(input);

/** Longest time a case may be on hold before it is looked at again, in months. */
export const HOLD_MONTHS = 3;

/** One judge a need: true when it holds. */
export const JUDGES: Record<Need, Judge> = {
  'request-complete': (file) => file.missingAnswers === 0,
  'sensitive-text-confirmed': (file) => !file.sensitiveUnconfirmed,
  'organisation-valid-today': (file) => file.organisationValid,
  'region-known': (file) => file.regionKnown,
  'due-passed-or-reason': (file, context) =>
    (file.infoDueOn !== null && file.infoDueOn < context.today) || !context.input || Boolean(context.input.reason),
  'held-before-acceptance': (file) => file.origin !== null && BEFORE_ACCEPTANCE.includes(file.origin),
  'held-before-partner-query': (file) => file.origin !== null && BEFORE_PARTNER_QUERY.includes(file.origin),
  'held-after-partner-query': (file) => file.origin !== null && !BEFORE_PARTNER_QUERY.includes(file.origin),
  'wish-pending': (file) => file.wishPending,
  'no-wish-pending': (file) => !file.wishPending,
  'review-within-three-months': (_file, { input, today }) =>
    !input?.reviewOn || (input.reviewOn > today && input.reviewOn <= addMonths(today, HOLD_MONTHS)),
  'requester-asked': givenOr(
    (file) => !file.wasWithdrawn || file.requesterAskedAgain,
    (input) => input.requesterAsked === true,
  ),
  'mayor-and-meanwhile': (_file, { input }) =>
    input?.holdGround !== 'investigation-interest' || (Boolean(input.mayorInformedBy) && Boolean(input.meanwhile)),
  'outside-desk': (_file, { input }) => !input?.destination || input.destination.kind === 'desk',
  'content-present': (file) => file.contentPresent,
  'retention-term-ended': (file) => file.retentionEnded,
  'main-theme-valid': givenOr(
    (file) => file.mainThemeValid,
    (input) => Boolean(input.mainTheme),
  ),
  'screened-if-required': (file) => !file.screeningRequired || file.screened,
  'test-complete': (file) => file.testComplete,
  'second-person': (file, { personId }) => file.testAuthorId !== personId && !file.intakePersonIds.includes(personId),
  'partners-chosen-or-reason': (file) => file.testPartners > 0 || file.testNoPartnersReason,
  'hit-or-exception': givenOr(
    (file) => file.hits > 0,
    (input) => Boolean(input.exception),
  ),
  'no-open-inquiry': (file) => file.openInquiryLines === 0,
  'test-covers-partners': (file) => file.coveredPartners > 0,
  'items-classified': (file) => file.unclassifiedItems === 0,
  'source-order-kept': (file) => file.sourceOrderKept,
  'case-director-named': (_file, { input }) => !input || Boolean(input.caseDirectorId) || Boolean(input.caseDirectorBy),
  'interventions-planned': (file) => file.interventions > 0 && file.unplannedInterventions === 0,
  'interventions-settled': (file) => file.interventions > 0 && file.unsettledInterventions === 0,
  'results-filled': (file) => file.resultlessInterventions === 0,
  'feedback-sent': (file) => file.feedbackSent,
  'proposed-by-another': (file, { personId, move }) =>
    file.proposal?.move === move && file.proposal.personId !== personId,
  'new-approved-test': (file) => file.testAfterClosing,
  'free-of-partner-data': (_file, { input }) => !input || input.partnerFree === true,
  'no-open-second-line': (file) => file.openSecondLines === 0,
  'twenty-working-days-passed': (file, { today }) =>
    file.answeredOn !== null && addWorkingDays(file.answeredOn, 20) <= today,
  'is-handler': (file, { personId }) => file.handlerId === null || file.handlerId === personId,
};
