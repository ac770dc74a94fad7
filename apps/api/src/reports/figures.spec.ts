import 'reflect-metadata';
import type { FigureAnswer } from '@casusregie/contract';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { Figures } from './figures';

type Parts = ConstructorParameters<typeof Figures>;

const CALLER = {
  actor: {
    personId: 'p',
    authorisations: [
      {
        id: 'a',
        role: 'manager',
        organisationId: 'o',
        regionCodes: ['NN', 'ON'],
        validUntil: null,
        screenedUntil: '2099-12-31',
      },
    ],
  },
  traceId: 't',
  registerVersion: 1,
} as unknown as Caller;

const THEMES = { counted: [] as object[], stock: [] as object[] };

/** The figures over a database that answers with fixed rows. */
function figuresOver({ counted, stock } = THEMES, today = '2026-11-24T09:00:00.000Z'): Figures {
  const clock = new Clock();
  clock.set(today);
  const reads = { all: (sql: string) => Promise.resolve(sql.includes('stock_change) AS change') ? stock : counted) };
  const reference = { open: () => Promise.resolve({ region: (code: string) => ({ code }), regions: () => [] }) };
  const log = { read: () => Promise.resolve() };
  return new Figures(reads as unknown as Parts[0], reference as unknown as Parts[1], clock, log as unknown as Parts[3]);
}

const read = (query: Record<string, unknown>, figures = figuresOver()): Promise<FigureAnswer> =>
  figures.read(CALLER, query);

describe('the months of the figures', () => {
  it('are a year up to this month, by Amsterdam, unless asked otherwise', async () => {
    expect(await read({})).toMatchObject({ from: '2025-11', to: '2026-11' });
    const newYear = figuresOver(THEMES, '2026-12-31T23:30:00.000Z');
    expect((await read({}, newYear)).to).toBe('2027-01');
  });

  it('go over the end of a year, each once', async () => {
    const { perMonth } = await read({ from: '2025-11', to: '2026-02' });
    expect(perMonth.map(({ month }) => month)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect((await read({ from: '2026-03', to: '2026-03' })).perMonth).toHaveLength(1);
  });

  it('are at most thirty-six, and in order', async () => {
    expect((await read({ from: '2023-12', to: '2026-11' })).perMonth).toHaveLength(36);
    await expect(read({ from: '2023-11', to: '2026-11' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(read({ from: '2026-12', to: '2026-11' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(read({ from: '2026-13' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(read({ odd: '1' })).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('of a region that is not one’s own are refused', async () => {
    await expect(read({ region: 'LB' })).rejects.toMatchObject({ kind: 'wrong-role' });
  });

  it('carry the stock on from month to month, and count the rest in its own month', async () => {
    const figures = figuresOver({
      counted: [
        { month: '2026-01', region: 'NN', theme: 'omg', to_state: 'submitted', cases: '3' },
        { month: '2026-03', region: 'ON', theme: null, to_state: 'closed', cases: 1 },
      ],
      stock: [
        { month: '2026-01', region: 'NN', theme: 'omg', change: '5' },
        { month: '2026-02', region: 'NN', theme: 'omg', change: -2 },
        { month: '2026-03', region: 'ON', theme: null, change: -1 },
      ],
    });
    const { perMonth, rows } = await read({ from: '2026-01', to: '2026-03' }, figures);
    expect(perMonth.map(({ running, broughtIn, closed }) => [running, broughtIn, closed])).toEqual([
      [5, 3, 0],
      [3, 0, 0],
      [2, 0, 1],
    ]);
    for (const sum of perMonth) {
      const own = rows.filter(({ month }) => month === sum.month);
      expect(own.reduce((total, row) => total + row.running, 0)).toBe(sum.running);
    }
  });
});
