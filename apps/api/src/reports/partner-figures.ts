import { PartnerFigureQuery, type PartnerFigureAnswer, type PartnerFigureRow } from '@casusregie/contract';
import {
  addMonths,
  DECLINE_GROUNDS,
  deskAuthorisations,
  workingDaysBetween,
  type DeclineGround,
  type InquiryAnswer,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { reachWhere, type ReachWhere } from '../cases/case.reach';
import { places } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { invalid, Refused } from '../shared/refusal';
import { shapeQuery } from '../shared/shape';

const MOST_MONTHS = 36;
const MONTHS_SHOWN = 11;

interface Counted {
  readonly partner_id: string;
  readonly answer: InquiryAnswer | null;
  readonly ground: DeclineGround | null;
  readonly to_be_confirmed: boolean | number;
  readonly closed: boolean | number;
  readonly asked_on: string;
  readonly answered_on: string | null;
  readonly overdue: boolean | number;
  readonly lines: number;
}

/**
 * What a region asked each partner and what came of it, in numbers only, of the cases that the reader reaches:
 * one question in a month would otherwise tell of a case for named people only. Counted by the month in which a question was
 * asked. `docs/figures.md` holds the definitions.
 */
@Injectable()
export class PartnerFigures {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /**
   * The numbers of each partner, the most asked first.
   * @throws Refused
   */
  async read(caller: Caller, query: Record<string, unknown>): Promise<PartnerFigureAnswer> {
    const today = this.clock.today();
    const may = deskAuthorisations('readPartnerFigures', caller.actor, today);
    const [authorisation] = may;
    if (!authorisation) throw new Refused('wrong-role', 'Uw rol ziet deze cijfers niet.');
    const asked = shapeQuery(PartnerFigureQuery, query);
    const to = asked.to ?? today.slice(0, 7);
    const from = asked.from ?? addMonths(`${to}-01`, -MONTHS_SHOWN).slice(0, 7);
    if (from > to) throw invalid('from', 'ligt na het einde');
    if (addMonths(`${from}-01`, MOST_MONTHS) <= `${to}-01`) {
      throw invalid('from', `de periode is langer dan ${MOST_MONTHS} maanden`);
    }
    const book = await this.reference.open();
    const regions = this.regions(
      may.flatMap(({ regionCodes }) => (regionCodes === 'nation' ? [] : regionCodes)),
      asked.region,
      book,
    );
    const reach = reachWhere(caller, 'region', { book, today, now: this.clock.now() });
    const rows = reach ? await this.counted({ from, to, today }, regions, reach) : [];
    await this.log.read(caller, {
      act: 'readPartnerFigures',
      object: null,
      authorisationId: authorisation.id,
      payload: { from, to, regions },
    });
    return { from, to, rows: perPartner(rows, book) };
  }

  private regions(own: readonly string[], wanted: string | undefined, book: OpenBook): readonly string[] {
    if (wanted === undefined) return own;
    if (!book.region(wanted)) throw invalid('region', 'is geen bestaande regio');
    if (!own.includes(wanted)) throw new Refused('wrong-role', 'U ziet alleen de cijfers van uw eigen regio.');
    return [wanted];
  }

  private counted(
    { from, to, today }: { readonly from: string; readonly to: string; readonly today: string },
    regions: readonly string[],
    { where, params }: Pick<ReachWhere, 'where' | 'params'>,
  ): Promise<Counted[]> {
    if (regions.length === 0) return Promise.resolve([]);
    const codes = places(params, regions);
    const begin = `$${params.push(`${from}-01`)}`;
    const end = `$${params.push(addMonths(`${to}-01`, 1))}`;
    return this.reads.all<Counted>(
      `SELECT l.partner_id, l.answer, l.ground, l.to_be_confirmed, l.closed, l.asked_on, l.answered_on,
         l.due_on < $${params.push(today)} AS overdue, count(*) AS lines
       FROM inquiry_lines l JOIN case_files c ON c.id = l.case_id WHERE ${where} AND l.region_code IN (${codes}) AND l.asked_on >= ${begin} AND l.asked_on < ${end}
       GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`,
      params,
    );
  }
}

/** One line for each partner. */
function perPartner(rows: readonly Counted[], book: OpenBook): PartnerFigureRow[] {
  const partners = [...new Set(rows.map(({ partner_id }) => partner_id))];
  return partners
    .map((id) =>
      ofPartner(
        rows.filter(({ partner_id }) => partner_id === id),
        book.organisationRef(id),
      ),
    )
    .sort((a, b) => b.asked - a.asked || a.partner.name.localeCompare(b.partner.name));
}

function ofPartner(rows: readonly Counted[], partner: PartnerFigureRow['partner']): PartnerFigureRow {
  const sum = (fits: (row: Counted) => boolean): number =>
    rows.filter(fits).reduce((total, { lines }) => total + Number(lines), 0);
  return {
    partner,
    asked: sum(() => true),
    answered: sum(({ answer }) => answer !== null),
    hit: sum(({ answer }) => answer === 'hit'),
    noHit: sum(({ answer }) => answer === 'no-hit'),
    noAnswer: sum(({ answer }) => answer === 'no-answer-possible'),
    unconfirmed: sum(({ to_be_confirmed }) => Boolean(to_be_confirmed)),
    closed: sum(({ answer, closed }) => answer === null && Boolean(closed)),
    overdue: sum(({ answer, closed, overdue }) => answer === null && !closed && Boolean(overdue)),
    workingDays: rows.reduce(
      (total, { asked_on, answered_on, lines }) =>
        total + (answered_on ? workingDaysBetween(asked_on, answered_on) * Number(lines) : 0),
      0,
    ),
    grounds: DECLINE_GROUNDS.map((ground) => ({ ground, lines: sum((row) => row.ground === ground) })).filter(
      ({ lines }) => lines > 0,
    ),
  };
}
