/** How sure a source is of what it provided. */
export const RELIABILITIES = ['confirmed', 'probable', 'possible', 'unknown'] as const;
export type Reliability = (typeof RELIABILITIES)[number];
export const RELIABILITY_LABELS: Record<Reliability, string> = {
  confirmed: 'Bevestigd',
  probable: 'Waarschijnlijk',
  possible: 'Mogelijk',
  unknown: 'Onbekend',
};

/** Under which article of the Wet politiegegevens the police held what they provided. */
export const WPG_ARTICLES = ['article-8', 'article-9', 'article-10', 'article-13', 'none'] as const;
export type WpgArticle = (typeof WPG_ARTICLES)[number];
export const WPG_ARTICLE_LABELS: Record<WpgArticle, string> = {
  'article-8': 'Wpg art. 8 (dagelijkse politietaak)',
  'article-9': 'Wpg art. 9 (onderzoek)',
  'article-10': 'Wpg art. 10 (inzicht in ernstige misdrijven)',
  'article-13': 'Wpg art. 13 (ondersteuning)',
  none: 'Geen politiegegeven',
};

/** What the source lets others do with an item (originator control). */
export const ITEM_USES = ['steering-only', 'through-report', 'with-consent'] as const;
export type ItemUse = (typeof ITEM_USES)[number];
export const ITEM_USE_LABELS: Record<ItemUse, string> = {
  'steering-only': 'Alleen als sturingsinformatie',
  'through-report': 'Via een bestuurlijke rapportage',
  'with-consent': 'Alleen met toestemming van de bron',
};

/** Organisations whose data fall under the Wet politiegegevens (art. 1 and 2), by code. */
const POLICE: readonly string[] = ['politie', 'kmar'];
/** Whether what an organisation provides can have a Wpg article. */
export const isPolice = (code: string | null | undefined): boolean => POLICE.includes(code ?? '');

/** The role that says under which Wpg article an item was held, beside the police. */
export const FILLS_WPG_ARTICLE = 'information-coordinator' as const;

/** Why closed sources are still locked for a case; empty when they are open. The order is that in which one acts. */
export const CLOSED_LOCKS = ['no-full-test', 'half-open-first'] as const;
export type ClosedLock = (typeof CLOSED_LOCKS)[number];
export const CLOSED_LOCK_LABELS: Record<ClosedLock, string> = {
  'no-full-test': 'Gesloten bronnen zijn nog op slot: er is nog geen goedgekeurde volledige toets.',
  'half-open-first':
    'Gesloten bronnen zijn nog op slot: leg eerst halfopen bronnen vast, of schrijf op waarom die zijn overgeslagen.',
};

/** Closed sources come after half-open ones, and after a full test that a second person approved. */
export const closedLocks = ({
  fullTestApproved,
  halfOpenSettled,
}: {
  readonly fullTestApproved: boolean;
  readonly halfOpenSettled: boolean;
}): ClosedLock[] => [
  ...(fullTestApproved ? [] : (['no-full-test'] as const)),
  ...(halfOpenSettled ? [] : (['half-open-first'] as const)),
];
