import type { FigureAnswer, FigureRow } from '@casusregie/contract';
import { deskAuthorisations } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { FIGURE_STATES } from '../cases/figure-filter';
import { places } from '../database/json';
import { asSystem } from '../database/on-behalf';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { invalid, Refused } from '../shared/refusal';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const MOST_MONTHS = 36;

const monthsBetween = (from: string, to: string): string[] => {
  const months: string[] = [];
  let [year = 0, month = 1] = from.split('-').map(Number);
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > to || months.length > MOST_MONTHS) return months;
    months.push(name);
    month += 1;
    if (month === 13) [year, month] = [year + 1, 1];
  }
};

interface Counted {
  month: string;
  region: string;
  theme: string | null;
  to_state: string;
  cases: number;
}
interface Stock {
  month: string;
  region: string;
  theme: string | null;
  change: number;
}

const NAME_OF = {
  'brought-in': 'broughtIn',
  closed: 'closed',
  rejected: 'rejected',
  referred: 'referred',
  withdrawn: 'withdrawn',
} as const;

/**
 * The first figures: per month, region and main theme. Brought in, closed, rejected, referred and withdrawn count the
 * cases with such an event in that month; running is the stock at the end of the month, the sum of what started and
 * ended up to then. `docs/figures.md` holds the definitions.
 */
@Injectable()
export class Figures {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  async read(caller: Caller, query: Record<string, unknown>): Promise<FigureAnswer> {
    const today = this.clock.today();
    const may = deskAuthorisations('readFigures', caller.actor, today);
    const [authorisation] = may;
    if (!authorisation) throw new Refused('wrong-role', 'Uw rol ziet geen cijfers.');
    const to = this.month(query, 'to', today.slice(0, 7));
    const from = this.month(query, 'from', `${Number(to.slice(0, 4)) - 1}${to.slice(4)}`);
    const months = monthsBetween(from, to);
    if (months.length === 0) throw invalid('from', 'ligt na het einde');
    if (months.length > MOST_MONTHS) throw invalid('from', `de periode is langer dan ${MOST_MONTHS} maanden`);
    const strange = Object.keys(query).find((key) => !['from', 'to', 'region'].includes(key));
    if (strange) throw invalid(strange, 'is een onbekend veld');
    const book = await this.reference.open();
    const reached = new Set(
      may.flatMap(({ role, regionCodes }) =>
        role === 'liec-coordinator' || regionCodes === 'nation' ? book.regions().map(({ code }) => code) : regionCodes,
      ),
    );
    const wanted = query['region'];
    if (wanted !== undefined && !(typeof wanted === 'string' && book.region(wanted))) {
      throw invalid('region', 'is geen bestaande regio');
    }
    if (typeof wanted === 'string' && !reached.has(wanted)) {
      throw new Refused('wrong-role', 'U ziet alleen de cijfers van uw eigen regio.');
    }
    const regions = typeof wanted === 'string' ? [wanted] : [...reached];
    const rows = await asSystem('count', () => this.rows(months, regions));
    await this.log.read(caller, {
      act: 'readFigures',
      object: null,
      authorisationId: authorisation.id,
      payload: { from, to, regions },
    });
    return { from, to, rows, perMonth: this.perMonth(rows, months) };
  }

  private month(query: Record<string, unknown>, name: string, fallback: string): string {
    const value = query[name];
    if (value === undefined) return fallback;
    if (typeof value !== 'string' || !MONTH.test(value)) throw invalid(name, 'moet een maand zijn als 2026-03');
    return value;
  }

  private async rows(months: string[], regions: string[]): Promise<FigureRow[]> {
    const [counted, stock] = await Promise.all([this.counted(months, regions), this.stock(months, regions)]);
    const rows = new Map<string, FigureRow>();
    const row = (month: string, region: string, theme: string | null): FigureRow => {
      const key = `${month} ${region} ${theme ?? ''}`;
      let found = rows.get(key);
      if (!found) {
        found = { month, region, theme, broughtIn: 0, running: 0, closed: 0, rejected: 0, referred: 0, withdrawn: 0 };
        rows.set(key, found);
      }
      return found;
    };
    for (const { month, region, theme, to_state, cases } of counted) {
      const figure = (Object.keys(FIGURE_STATES) as (keyof typeof FIGURE_STATES)[]).find(
        (name) => FIGURE_STATES[name] === to_state,
      );
      if (figure) row(month, region, theme)[NAME_OF[figure]] += Number(cases);
    }
    const last = months.at(-1) ?? '';
    for (const { month, region, theme, change } of stock) {
      for (const later of months) {
        if (later >= month && later <= last) row(later, region, theme).running += Number(change);
      }
    }
    return [...rows.values()].sort((a, b) =>
      `${a.month}${a.region}${a.theme}`.localeCompare(`${b.month}${b.region}${b.theme}`),
    );
  }

  private counted(months: string[], regions: string[]): Promise<Counted[]> {
    const params: unknown[] = [];
    const states = Object.values(FIGURE_STATES);
    return this.reads.all<Counted>(
      `SELECT e.month, c.region_code AS region, c.main_theme AS theme, e.to_state, count(DISTINCT e.case_id) AS cases
       FROM case_events e JOIN case_files c ON c.id = e.case_id
       WHERE e.month IN (${places(params, months)}) AND e.to_state IN (${places(params, states)}) AND e.from_state <> e.to_state
         AND (e.to_state <> 'submitted' OR e.type = 'submit') AND c.region_code IN (${places(params, regions)})
       GROUP BY e.month, c.region_code, c.main_theme, e.to_state`,
      params,
    );
  }

  /** Changes of the stock per month; everything before the period is told as of its first month. */
  private stock(months: string[], regions: string[]): Promise<Stock[]> {
    const params: unknown[] = [];
    const first = params.push(months[0]);
    return this.reads.all<Stock>(
      `SELECT CASE WHEN e.month < $${first} THEN $${params.push(months[0])} ELSE e.month END AS month, c.region_code AS region,
         c.main_theme AS theme, sum(e.stock_change) AS change
       FROM case_events e JOIN case_files c ON c.id = e.case_id
       WHERE e.stock_change <> 0 AND e.month <= $${params.push(months.at(-1))} AND c.region_code IN (${places(params, regions)})
       GROUP BY 1, c.region_code, c.main_theme`,
      params,
    );
  }

  private perMonth(rows: FigureRow[], months: string[]): FigureRow[] {
    return months.map((month) =>
      rows
        .filter((row) => row.month === month)
        .reduce<FigureRow>(
          (sum, row) => ({
            ...sum,
            broughtIn: sum.broughtIn + row.broughtIn,
            running: sum.running + row.running,
            closed: sum.closed + row.closed,
            rejected: sum.rejected + row.rejected,
            referred: sum.referred + row.referred,
            withdrawn: sum.withdrawn + row.withdrawn,
          }),
          {
            month,
            region: '',
            theme: null,
            broughtIn: 0,
            running: 0,
            closed: 0,
            rejected: 0,
            referred: 0,
            withdrawn: 0,
          },
        ),
    );
  }
}
