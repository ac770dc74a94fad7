import type { CaseQuery } from '@casusregie/contract';
import type { State } from '@casusregie/domain';
import { DATABASE_KIND } from '../database/kind';
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
 * On PostgreSQL the database itself tells the ids (migration 11): who sees the header of a case does not see its events.
 */
function countingFunction(figure: Figure, month: string, params: unknown[]): string {
  if (figure === 'running') return `casus_running($${params.push(month)})`;
  const type = figure === 'brought-in' ? 'submit' : null;
  return `casus_came_to($${params.push(month)}, $${params.push(FIGURE_STATES[figure])}, $${params.push(type)})`;
}

/**
 * The cases behind a figure: the same events as the figure itself counts, by the month in which they were recorded.
 * Adds its parameters to `params`.
 * @throws Refused `invalid` when figure or month is missing
 */
export function figureWhere(query: CaseQuery, params: unknown[]): string {
  const { figure, month } = query;
  if (!figure) throw invalid('figure', 'is nodig bij een maand');
  if (!month) throw invalid('month', 'is nodig bij een cijfer');
  if (DATABASE_KIND === 'postgres') return `c.id IN (SELECT ${countingFunction(figure, month, params)})`;
  if (figure === 'running') {
    return `c.id IN (SELECT e.case_id FROM case_events e WHERE e.month <= $${params.push(month)} GROUP BY e.case_id HAVING sum(e.stock_change) > 0)`;
  }
  const submits = figure === 'brought-in' ? ` AND e.type = 'submit'` : '';
  return `c.id IN (SELECT e.case_id FROM case_events e WHERE e.month = $${params.push(month)} AND e.to_state = $${params.push(FIGURE_STATES[figure])} AND e.from_state <> e.to_state${submits})`;
}
