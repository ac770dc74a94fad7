/** The columns that a worklist can show beside number and subject, in their order. */
export const LIST_COLUMNS = [
  'kind',
  'theme',
  'municipality',
  'organisation',
  'state',
  'handler',
  'priority',
  'dueOn',
  'updatedAt',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

export const LIST_COLUMN_LABELS: Record<ListColumn, string> = {
  kind: 'Soort verzoek',
  theme: 'Thema',
  municipality: 'Gemeente',
  organisation: 'Inbrenger',
  state: 'Toestand',
  handler: 'Behandelaar',
  priority: 'Prioriteit',
  dueOn: 'Uiterlijk',
  updatedAt: 'Gewijzigd',
};

/** What a worklist shows until somebody chooses otherwise. */
export const USUAL_COLUMNS: readonly ListColumn[] = ['theme', 'state', 'handler', 'dueOn', 'updatedAt'];

/** The most views that one person keeps. */
export const MOST_VIEWS = 30;
