import type { State } from './states';

/** The most cases in one list that is taken over. */
export const IMPORT_ROWS = 20_000;

/**
 * The states a case of an old list can arrive in: before the legality test, always. What an old list says of tests, partners
 * and plans was not made under our rules, so nothing is presumed tested (docs/adr/0009-an-old-list-arrives-before-the-test.md).
 */
export const ENTRY_STATES = ['submitted', 'intake'] as const satisfies readonly State[];
export type EntryState = (typeof ENTRY_STATES)[number];

/** Whether a case that arrives in a state must have a handler: what is in intake is somebody's. */
export const arrivesWithHandler = (state: EntryState): boolean => state === 'intake';

/** Who counts as having brought a case of an old list in. */
export const IMPORT_SUBMITTERS = ['riec', 'municipality'] as const;
export type ImportSubmitter = (typeof IMPORT_SUBMITTERS)[number];
export const IMPORT_SUBMITTER_LABELS: Record<ImportSubmitter, string> = { riec: 'RIEC', municipality: 'Gemeente' };

/** The columns of the list, in their order. */
export const IMPORT_COLUMNS = [
  'number',
  'system',
  'municipality',
  'kind',
  'title',
  'question',
  'indications',
  'receivedOn',
  'observedOn',
  'state',
  'oldState',
  'handler',
  'priority',
  'confidentiality',
  'submitter',
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

export interface ImportColumnRow {
  readonly label: string;
  /** What belongs in it, as the template explains it. */
  readonly about: string;
  /** Whether the column must be there, and filled in each row. */
  readonly required: boolean;
  /** The most characters in a cell. */
  readonly max: number;
  /** Whether people write a text of their own in it: no BSN then. */
  readonly free?: boolean;
}

export const IMPORT_COLUMN_ROWS: Record<ImportColumn, ImportColumnRow> = {
  number: {
    label: 'Oud nummer',
    about: 'Het nummer in de oude lijst. Elk nummer komt één keer voor; het blijft vindbaar als extern nummer.',
    required: true,
    max: 60,
    free: true,
  },
  system: {
    label: 'Oud systeem',
    about: 'Waar het nummer van is. Leeg: Oude lijst.',
    required: false,
    max: 60,
    free: true,
  },
  municipality: {
    label: 'Gemeente',
    about: 'Naam of CBS-code van een gemeente in uw regio, zoals Groningen of GM0014.',
    required: true,
    max: 120,
  },
  kind: { label: 'Soort verzoek', about: 'Kies uit de lijst op het blad Keuzes.', required: true, max: 120 },
  title: {
    label: 'Titel',
    about: 'Leeg: soort verzoek en gemeente.',
    required: false,
    max: 160,
    free: true,
  },
  question: {
    label: 'Vraag',
    about: 'Wat er van het RIEC wordt gevraagd. Zonder burgerservicenummers.',
    required: true,
    max: 8000,
    free: true,
  },
  indications: {
    label: 'Wat is er geconstateerd',
    about: 'Feiten en aanwijzingen. Zonder burgerservicenummers.',
    required: false,
    max: 8000,
    free: true,
  },
  receivedOn: { label: 'Ontvangen op', about: 'Een datum als 24-11-2026.', required: true, max: 20 },
  observedOn: {
    label: 'Geconstateerd op',
    about: 'Een datum als 24-11-2026, niet na de ontvangst.',
    required: false,
    max: 20,
  },
  state: {
    label: 'Toestand',
    about: 'Ingediend of In intake. Verder gevorderde casussen komen binnen in intake: de toets wordt hier gedaan.',
    required: true,
    max: 40,
  },
  oldState: {
    label: 'Stand in de oude lijst',
    about: 'In eigen woorden; staat in de tijdlijn, alleen voor het RIEC.',
    required: false,
    max: 120,
    free: true,
  },
  handler: {
    label: 'Behandelaar',
    about: 'Account of e-mailadres van een medewerker van uw regio. Nodig bij In intake.',
    required: false,
    max: 254,
  },
  priority: { label: 'Prioriteit', about: 'Leeg: Normaal.', required: false, max: 20 },
  confidentiality: {
    label: 'Vertrouwelijkheid',
    about: 'Leeg: Normaal. Alleen op naam: alleen behandelaar en manager zien de casus.',
    required: false,
    max: 30,
  },
  submitter: {
    label: 'Inbrenger',
    about: 'RIEC of Gemeente. Leeg: RIEC. Bij Gemeente lezen haar medewerkers titel, vraag en aanwijzingen mee.',
    required: false,
    max: 20,
  },
};

/** Everything that can be wrong with a list. */
export const IMPORT_FAULTS = [
  'broken-file',
  'too-large',
  'too-many-rows',
  'empty-sheet',
  'missing-column',
  'double-column',
  'unknown-column',
  'missing',
  'too-long',
  'formula',
  'control-signs',
  'bsn',
  'unknown-municipality',
  'municipality-elsewhere',
  'unknown-kind',
  'unknown-state',
  'unknown-priority',
  'unknown-confidentiality',
  'unknown-submitter',
  'not-a-date',
  'future-date',
  'too-old',
  'date-order',
  'unknown-handler',
  'handler-missing',
  'handler-too-early',
  'double-number',
  'known-number',
] as const;
export type ImportFaultKind = (typeof IMPORT_FAULTS)[number];

/** What is wrong, and what would be right. */
export const IMPORT_FAULT_TEXTS: Record<ImportFaultKind, string> = {
  'broken-file': 'Dit Excel-bestand is niet te lezen. Bewaar het opnieuw als .xlsx, zonder wachtwoord.',
  'too-large': 'Het bestand is uitgepakt te groot. Verdeel de lijst over meer bestanden.',
  'too-many-rows': `De lijst heeft te veel regels. Neem hoogstens ${IMPORT_ROWS} casussen tegelijk over.`,
  'empty-sheet': 'Er staan geen casussen in de lijst. Vul het blad Casussen, vanaf de tweede regel.',
  'missing-column': 'Deze kolom ontbreekt. Gebruik de kolommen van het sjabloon.',
  'double-column': 'Deze kolom staat er twee keer. Laat er één staan.',
  'unknown-column': 'Deze kolom is onbekend. Haal haar weg, of gebruik de naam uit het sjabloon.',
  missing: 'Hier ontbreekt een waarde. Vul de cel in.',
  'too-long': 'Deze tekst is te lang. Maak haar korter.',
  formula: 'In deze cel staat een formule. Plak de uitkomst als waarde.',
  'control-signs': 'In deze cel staan onzichtbare stuurtekens. Typ de tekst opnieuw.',
  bsn: 'Deze tekst bevat een burgerservicenummer. Haal het weg: een BSN hoort niet in vrije tekst.',
  'unknown-municipality': 'Deze gemeente bestaat vandaag niet. Gebruik de naam of de CBS-code.',
  'municipality-elsewhere': 'Deze gemeente ligt in een andere regio. Haal de regel weg.',
  'unknown-kind': 'Dit soort verzoek bestaat niet. Kies uit het blad Keuzes.',
  'unknown-state': 'In deze toestand kan een casus niet worden overgenomen. Kies Ingediend of In intake.',
  'unknown-priority': 'Deze prioriteit bestaat niet. Kies Hoog, Normaal of Laag.',
  'unknown-confidentiality': 'Kies Normaal of Alleen op naam.',
  'unknown-submitter': 'Kies RIEC of Gemeente.',
  'not-a-date': 'Dit is geen bestaande datum. Schrijf haar als 24-11-2026.',
  'future-date': 'Deze datum ligt in de toekomst.',
  'too-old': 'Deze datum ligt voor 1 januari 2000. Kijk het jaartal na.',
  'date-order': 'Geconstateerd op ligt na Ontvangen op. Een van de twee klopt niet.',
  'unknown-handler': 'Dit is geen account of e-mailadres van wie vandaag in uw regio behandelaar kan zijn.',
  'handler-missing': 'Een casus in intake heeft een behandelaar nodig.',
  'handler-too-early': 'Een ingediend signaal heeft nog geen behandelaar. Kies In intake, of maak de cel leeg.',
  'double-number': 'Dit nummer staat al eerder in de lijst.',
  'known-number': 'Dit nummer is al bekend bij een casus van uw regio.',
};

/** How an import stands. */
export const IMPORT_STATES = ['reading', 'ready', 'faulty', 'publishing', 'done', 'cancelled', 'broken-off'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
export const IMPORT_STATE_LABELS: Record<ImportState, string> = {
  reading: 'Wordt nagekeken',
  ready: 'Klaar om over te nemen',
  faulty: 'Bevat fouten',
  publishing: 'Wordt overgenomen',
  done: 'Overgenomen',
  cancelled: 'Geannuleerd',
  'broken-off': 'Afgebroken: er is niets overgenomen',
};

/** The states in which somebody can still decide against it. */
export const isUndecided = (state: ImportState): boolean => ['reading', 'ready', 'faulty'].includes(state);
/** Whether something is being done with it now. */
export const isUnderWay = (state: ImportState): boolean => state === 'reading' || state === 'publishing';
/** Whether it can be confirmed. */
export const isConfirmable = (state: ImportState): boolean => state === 'ready';
