import type { FigureRow } from '@casusregie/contract';
import { linesBy, monthsBefore, totalOf } from './figure-sums';

const row = (month: string, theme: string | null, broughtIn: number, running: number): FigureRow => ({
  month,
  region: 'LB',
  theme,
  broughtIn,
  running,
  closed: 1,
  rejected: 0,
  referred: 0,
  withdrawn: 0,
});
const ROWS = [row('2026-09', 'omg', 3, 10), row('2026-09', null, 1, 4), row('2026-10', 'omg', 2, 11)];

describe('figures added up', () => {
  it('sum what happened, and take the stock of the last month', () => {
    expect(totalOf(ROWS, '2026-10')).toMatchObject({ broughtIn: 6, running: 11, closed: 3 });
  });
  it('come to the same total by theme as all together', () => {
    const lines = linesBy(ROWS, ({ theme }) => theme ?? '', '2026-10');
    expect(lines.map(({ key }) => key)).toEqual(['omg', '']);
    const total = totalOf(ROWS, '2026-10');
    for (const field of ['broughtIn', 'running', 'closed'] as const) {
      expect(lines.reduce((sum, { counts }) => sum + counts[field], 0)).toBe(total[field]);
    }
  });
  it('leave out what never occurred', () => {
    expect(linesBy([{ ...row('2026-09', 'omg', 0, 0), closed: 0 }], ({ theme }) => theme ?? '', '2026-09')).toEqual([]);
  });
  it('count months back over a year', () => {
    expect(monthsBefore('2026-02', 3)).toBe('2025-11');
    expect(monthsBefore('2026-11', 11)).toBe('2025-12');
  });
});
