import type { Track } from './states';

/** What a municipality or province can ask for (ondersteuningsverzoek). */
export const KINDS = [
  'integral-case',
  'enforcement-bottleneck',
  'undermining-picture',
  'legal-advice',
  'administrative-advice',
  'resilience-scan',
  'training',
  'communication-support',
  'policy-signal',
] as const;
export type Kind = (typeof KINDS)[number];

/** The three aims of the covenant; a case has exactly one. */
export const PURPOSES = ['integrated-approach', 'enforcement-bottlenecks', 'integrity-screening'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const PURPOSE_LABELS: Record<Purpose, string> = {
  'integrated-approach': 'Geïntegreerde aanpak van georganiseerde criminaliteit',
  'enforcement-bottlenecks': 'Bestrijding van handhavingsknelpunten',
  'integrity-screening': 'Bevordering van integriteitsbeoordelingen',
};

/** The answers of a support request that can be demanded before it is sent. */
export const REQUEST_FIELDS = ['municipality', 'indications', 'involved', 'ownActions', 'question'] as const;
export type RequestField = (typeof REQUEST_FIELDS)[number];

export const REQUEST_FIELD_LABELS: Record<RequestField, string> = {
  municipality: 'Waar',
  indications: 'Wat is er geconstateerd?',
  involved: 'Om wie of wat gaat het?',
  ownActions: 'Wat is al gedaan?',
  question: 'Wat verwacht u van het RIEC?',
};

export interface KindRow {
  readonly label: string;
  readonly hint: string;
  readonly track: Track;
  /** Not asked of the officer: the account manager confirms it at intake. */
  readonly purpose: Purpose;
  /** Which answers must be given before the request can be sent. */
  readonly asks: readonly RequestField[];
}

/** One row a kind: its Dutch words, its road and what a request of that kind must answer. */
export const KIND_ROWS: Record<Kind, KindRow> = {
  'integral-case': {
    label: 'Integrale casus',
    hint: 'Meerdere partners zijn nodig om georganiseerde criminaliteit aan te pakken.',
    track: 'integral',
    purpose: 'integrated-approach',
    asks: ['municipality', 'indications', 'ownActions', 'question'],
  },
  'enforcement-bottleneck': {
    label: 'Handhavingsknelpunt',
    hint: 'Een locatie, branche of groep waar handhaving steeds vastloopt.',
    track: 'integral',
    purpose: 'enforcement-bottlenecks',
    asks: ['municipality', 'indications', 'ownActions', 'question'],
  },
  'undermining-picture': {
    label: 'Ondermijningsbeeld',
    hint: 'Een beeld van ondermijning in een gebied of branche, met aanbevelingen.',
    track: 'advice',
    purpose: 'integrated-approach',
    asks: ['question'],
  },
  'legal-advice': {
    label: 'Juridisch advies',
    hint: 'Een juridische vraag, zonder gegevens van partners.',
    track: 'advice',
    purpose: 'integrated-approach',
    asks: ['indications', 'question'],
  },
  'administrative-advice': {
    label: 'Bestuurlijk advies of Bibob-ondersteuning',
    hint: 'Hulp bij een bestuurlijk besluit of een integriteitsbeoordeling.',
    track: 'advice',
    purpose: 'integrity-screening',
    asks: ['indications', 'question'],
  },
  'resilience-scan': {
    label: 'Weerbaarheidsscan',
    hint: 'Hoe weerbaar is uw organisatie tegen ondermijning?',
    track: 'advice',
    purpose: 'integrated-approach',
    asks: ['question'],
  },
  training: {
    label: 'Training of bijeenkomst',
    hint: 'Kennis en bewustwording voor uw organisatie of raad.',
    track: 'advice',
    purpose: 'integrated-approach',
    asks: ['question'],
  },
  'communication-support': {
    label: 'Communicatieadvies',
    hint: 'Hulp bij woordvoering, campagnes of een publieksbericht.',
    track: 'advice',
    purpose: 'integrated-approach',
    asks: ['question'],
  },
  'policy-signal': {
    label: 'Bestuurlijk signaal',
    hint: 'Een structureel gat in wet of beleid dat u landelijk wilt melden.',
    track: 'advice',
    purpose: 'integrated-approach',
    asks: ['indications', 'question'],
  },
};

/** `normal`: every case role of the region. `named-only`: handler, named staff and the manager. */
export const CONFIDENTIALITIES = ['normal', 'named-only'] as const;
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];

export const CONFIDENTIALITY_LABELS: Record<Confidentiality, string> = {
  normal: 'Normaal',
  'named-only': 'Alleen op naam',
};

/** Set by a person, never computed: no profiling, no risk score (AVG art. 22). */
export const PRIORITIES = ['high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const PRIORITY_LABELS: Record<Priority, string> = {
  high: 'Hoog',
  normal: 'Normaal',
  low: 'Laag',
};
