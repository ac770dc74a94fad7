import type { ListView as SavedView, SaveListView } from '@casusregie/contract';
import { viewOfParams, type ListView } from './list-query';

/** What a saved view shows, as the list has it. */
export function viewOfSaved({ filters, sort, direction, columns }: SavedView): ListView {
  const { states = [], ...others } = filters;
  const params = new URLSearchParams({ ...others, sort, direction, columns: columns.join() });
  if (states.length > 0) params.set('state', states.join());
  return viewOfParams(params);
}

/** What is sent to keep a view: no number and no figure, which would tell of single cases or of one month. */
export function bodyOfView({ filters, sorting, columns }: ListView, body: Record<string, unknown>): SaveListView {
  const { number: _number, figure: _figure, month: _month, state, ...kept } = filters;
  return {
    name: String(body['name'] ?? ''),
    shared: body['shared'] === true,
    filters: { ...kept, ...(state && { states: state.split(',') }) } as SaveListView['filters'],
    sort: sorting.by as SaveListView['sort'],
    direction: sorting.descending ? 'desc' : 'asc',
    columns: [...columns],
  };
}

/** What of the view is not kept, said beforehand. */
export const notKept = ({ filters }: ListView): string[] =>
  filters.number || filters.figure ? ['Het nummer en het cijfer waarop u nu filtert, worden niet bewaard.'] : [];
