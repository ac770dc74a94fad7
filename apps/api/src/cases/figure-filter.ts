import type { CaseQuery } from '@casusregie/contract';
import type { State } from '@casusregie/domain';
import { invalid } from '../shared/refusal';

type Figure = NonNullable<CaseQuery['figure']>;

/** The state that an event must lead to, to count for a figure. `running` is the stock at the end of the month. */
export const FIGURE_STATES: Record<Exclude<Figure, 'running'>, State> = {
  'brought-in': 'submitted',
  closed: 'closed',
  rejected: 'rejected',
  referred: 'referred',
  withdrawn: 'withdrawn',
};

/**
 * The cases behind a figure: the same events as the figure itself counts, by the month in which they were recorded.
 * Adds its parameters to `params`.
 * @throws Refused `invalid` when figure or month is missing
 */
export function figureWhere(query: CaseQuery, params: unknown[]): string {
  const { figure, month } = query;
  if (!figure) throw invalid('figure', 'is nodig bij een maand');
  if (!month) throw invalid('month', 'is nodig bij een cijfer');
  if (figure === 'running') {
    return `c.id IN (SELECT e.case_id FROM case_events e WHERE e.month <= $${params.push(month)} GROUP BY e.case_id HAVING sum(e.stock_change) > 0)`;
  }
  const submits = figure === 'brought-in' ? ` AND e.type = 'submit'` : '';
  return `c.id IN (SELECT e.case_id FROM case_events e WHERE e.month = $${params.push(month)} AND e.to_state = $${params.push(FIGURE_STATES[figure])} AND e.from_state <> e.to_state${submits})`;
}
