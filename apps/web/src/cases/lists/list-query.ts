import { CASE_SORTS, FIGURES, PATTERNS } from '@casusregie/contract/constants';
import {
  KINDS,
  LIST_COLUMNS,
  PHASE_OF,
  PRIORITIES,
  STATES,
  USUAL_COLUMNS,
  type ListColumn,
  type Phase,
  type State,
} from '@casusregie/domain';
import type { Sorting } from '@casusregie/ui';
import type { CaseListQuery } from '../cases-client';

/** The names of the filters, in the address and on the wire alike. */
const FILTERS = [
  'number',
  'phase',
  'state',
  'kind',
  'theme',
  'municipality',
  'organisation',
  'region',
  'handler',
  'priority',
  'figure',
  'month',
] as const;
export type FilterName = (typeof FILTERS)[number];

/** What a list is filtered on and how it is sorted. Everything is in the address, so that a view can be shared. */
export interface ListView {
  readonly filters: Readonly<Partial<Record<FilterName, string>>>;
  readonly sorting: Sorting;
  /** The columns that are shown beside number and subject. */
  readonly columns: readonly ListColumn[];
}

const DEFAULT_SORTING: Sorting = { by: 'updatedAt', descending: true };
/** The phases a list of submitted cases can be filtered on. */
export const LIST_PHASES = ['new', 'running', 'waiting', 'ended'] as const satisfies readonly Phase[];

const isOneOf = (values: readonly string[]) => (text: string) => values.includes(text);
const matches = (pattern: RegExp) => (text: string) => pattern.test(text);

/** What a value must be to be taken from the address; anything else is left out, as if it was not there. */
const RULES: Record<FilterName, (text: string) => boolean> = {
  number: (text) => text.length > 0 && text.length <= 60,
  phase: isOneOf(LIST_PHASES),
  state: (text) => text.split(',').every(isOneOf(STATES)),
  kind: isOneOf(KINDS),
  theme: matches(PATTERNS.code),
  municipality: matches(PATTERNS.idOrMine),
  organisation: matches(PATTERNS.id),
  region: matches(PATTERNS.regionCode),
  handler: matches(PATTERNS.idOrNone),
  priority: isOneOf(PRIORITIES),
  figure: isOneOf(FIGURES),
  month: matches(PATTERNS.month),
};

/** The view an address asks for. */
export function viewOfParams(params: { get(name: string): string | null }): ListView {
  const filters: Partial<Record<FilterName, string>> = {};
  for (const name of FILTERS) {
    const value = params.get(name)?.trim();
    if (value && RULES[name](value)) filters[name] = value;
  }
  // A figure counts in a month: one without the other is no filter.
  if (!filters.figure || !filters.month) {
    delete filters.figure;
    delete filters.month;
  }
  const by = params.get('sort') ?? '';
  const isSort = isOneOf(CASE_SORTS)(by);
  const fallback = isSort ? by !== 'dueOn' : DEFAULT_SORTING.descending;
  const direction = params.get('direction');
  return {
    filters,
    sorting: {
      by: isSort ? by : DEFAULT_SORTING.by,
      descending: direction === 'asc' || direction === 'desc' ? direction === 'desc' : fallback,
    },
    columns: columnsOf(params.get('columns')),
  };
}

/** Columns in the order of the list, whatever the order they are named in. */
function columnsOf(text: string | null): readonly ListColumn[] {
  if (text === null) return USUAL_COLUMNS;
  const named = text.split(',');
  return LIST_COLUMNS.filter((column) => named.includes(column));
}

/** The query parameters of a view; what is not filtered on is null, so that it leaves the address. */
export function paramsOfView({ filters, sorting, columns }: ListView): Record<string, string | null> {
  const isDefault = sorting.by === DEFAULT_SORTING.by && sorting.descending === DEFAULT_SORTING.descending;
  return {
    ...Object.fromEntries(FILTERS.map((name) => [name, filters[name] ?? null])),
    sort: isDefault ? null : sorting.by,
    direction: isDefault ? null : sorting.descending ? 'desc' : 'asc',
    columns: columns.join() === USUAL_COLUMNS.join() ? null : columns.join(),
  };
}

/** Whether two views filter, sort and show the same. */
export const isSameView = (one: ListView, other: ListView): boolean =>
  JSON.stringify(paramsOfView(one)) === JSON.stringify(paramsOfView(other));

/** The view with one filter set, or taken away when the value is empty. A figure and its month go together. */
export function filtered(view: ListView, name: FilterName, value: string | null | undefined): ListView {
  const { [name]: _before, ...filters } = view.filters;
  if (value) return { ...view, filters: { ...filters, [name]: value, ...phaseFitting(view, name, value) } };
  if (name !== 'figure' && name !== 'month') return { ...view, filters };
  const { figure: _figure, month: _month, ...others } = view.filters;
  return { ...view, filters: others };
}

/** Choosing another phase drops states that are not in it. */
function phaseFitting(view: ListView, name: FilterName, value: string): ListView['filters'] {
  if (name !== 'phase' || !view.filters.state) return {};
  const states = view.filters.state.split(',').filter((state) => PHASE_OF[state as State] === value);
  return { state: states.join(',') || undefined } as ListView['filters'];
}

/** What to ask the server. */
export const askedOf = ({ filters, sorting }: ListView): CaseListQuery =>
  ({
    ...filters,
    sort: sorting.by,
    direction: sorting.descending ? 'desc' : 'asc',
  }) as CaseListQuery;
