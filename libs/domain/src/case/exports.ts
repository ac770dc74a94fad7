/** The columns that a list can be taken along with, in their order. A view that does not show a column leaves it out. */
export const EXPORT_COLUMNS = [
  'number',
  'title',
  'kind',
  'state',
  'theme',
  'municipality',
  'organisation',
  'handler',
  'priority',
  'confidentiality',
  'submittedOn',
  'dueOn',
  'updatedAt',
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];

export const EXPORT_COLUMN_LABELS: Record<ExportColumn, string> = {
  number: 'Nummer',
  title: 'Titel',
  kind: 'Soort verzoek',
  state: 'Toestand',
  theme: 'Thema',
  municipality: 'Gemeente',
  organisation: 'Inbrenger',
  handler: 'Behandelaar',
  priority: 'Prioriteit',
  confidentiality: 'Vertrouwelijkheid',
  submittedOn: 'Ingediend op',
  dueOn: 'Uiterlijk',
  updatedAt: 'Laatst gewijzigd',
};

/** What a case file can be taken along as. */
export const EXPORT_FORMS = ['pdf', 'word'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

export const EXPORT_FORM_LABELS: Record<ExportForm, string> = {
  pdf: 'PDF van het dossier',
  word: 'Word van casusanalyse en interventieadvies',
};

/** The most cases in one file. */
export const EXPORT_ROWS = 20_000;

/** The tags that a template may hold, with what each is filled with: `{tag}`, and `{#tag} … {/tag}` around what repeats. */
export const TEMPLATE_TAGS: Readonly<Record<string, string>> = {
  nummer: 'nummer van de casus',
  titel: 'titel',
  soort: 'soort verzoek',
  toestand: 'toestand',
  thema: 'hoofdthema',
  inbrenger: 'organisatie die het verzoek deed',
  gemeenten: 'gemeenten',
  behandelaar: 'behandelaar',
  casusregisseur: 'casusregisseur',
  aanwijzingen: 'wat er is geconstateerd',
  vraag: 'wat de inbrenger vroeg',
  advies: 'het interventieadvies',
  subjecten: 'herhaalt: elk subject',
  subject: 'omschrijving van een subject',
  informatie: 'herhaalt: elk stuk informatie',
  datum: 'datum van de informatie',
  bron: 'bron van de informatie',
  tekst: 'de informatie zelf',
  interventies: 'herhaalt: elke interventie',
  wat: 'omschrijving van een interventie',
  eigenaar: 'organisatie die haar doet',
  uiterlijk: 'uiterste datum',
  stand: 'stand van een interventie',
  vandaag: 'datum van het bestand',
  vertrouwelijk: 'wie het bestand maakte, en waarvoor',
};
