import { HoldQuery, LIMITS, type HeldCase, type HoldPage } from '@casusregie/contract';
import { amsterdamDate, deskAuthorisations, type HoldGround, type State } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { reachWhere } from '../cases/case.reach';
import type { Hold } from '../database/entities';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { Cursors } from '../shared/paging';
import { Refused } from '../shared/refusal';
import { shapeQuery } from '../shared/shape';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly title: string | null;
  readonly municipality: string | null;
  readonly handler_id: string | null;
  readonly handler: string | null;
  readonly job: string | null;
  readonly origin: State;
  readonly due_on: string;
  readonly hold: string;
}

/** Cases on hold, for staff of the region: no other view knows that there is a hold. */
@Injectable()
export class Holds {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
    private readonly log: ActLog,
  ) {}

  /** A page of the cases on hold within reach; what had to be looked at longest ago comes first. */
  async page(caller: Caller, rawQuery: unknown): Promise<HoldPage> {
    const now = this.clock.now();
    const today = amsterdamDate(now);
    const [authorisation] = deskAuthorisations('listHolds', caller.actor, today);
    if (!authorisation) throw new Refused('wrong-role', 'Deze lijst hoort niet bij uw rol.');
    const query = shapeQuery(HoldQuery, rawQuery);
    const reach = reachWhere(caller, 'region', { book: await this.reference.open(), today, now });
    if (!reach) throw new Refused('wrong-role', 'Deze lijst hoort niet bij uw rol.');
    const { params } = reach;
    const list = `holds:${caller.actor.personId}`;
    const where = [
      reach.where,
      `c.state = 'on-hold'`,
      'c.due_on IS NOT NULL',
      'c.origin IS NOT NULL',
      'c.hold IS NOT NULL',
    ];
    if (query.after !== undefined) {
      const cursor = this.cursors.read(query.after, list);
      where.push(`(c.due_on, c.id) > ($${params.push(cursor.value)}, $${params.push(cursor.id)})`);
    }
    const rows = await this.reads.all<Row>(
      `SELECT c.id, c.number, c.title, m.name AS municipality, c.handler_id, h.name AS handler, h.function AS job, c.origin,
         c.due_on, c.hold FROM case_files c
       LEFT JOIN organisations m ON m.id = c.leading_municipality_id LEFT JOIN persons h ON h.id = c.handler_id
       WHERE ${where.join(' AND ')} ORDER BY c.due_on, c.id LIMIT ${LIMITS.page + 1}`,
      params,
    );
    const shown = rows.slice(0, LIMITS.page);
    const last = rows.length > LIMITS.page ? shown.at(-1) : undefined;
    await this.log.read(caller, {
      act: 'listHolds',
      object: null,
      authorisationId: authorisation.id,
      payload: { ids: shown.map(({ id }) => id) },
    });
    return {
      items: shown.map(heldCase),
      next: last ? this.cursors.write({ value: last.due_on, id: last.id, list }) : null,
    };
  }
}

function heldCase(row: Row): HeldCase {
  const hold = JSON.parse(row.hold) as Hold;
  return {
    caseId: row.id,
    number: row.number,
    title: row.title,
    municipality: row.municipality,
    handler: row.handler_id ? { id: row.handler_id, name: row.handler ?? '', function: row.job ?? '' } : null,
    origin: row.origin,
    ground: hold.ground as HoldGround,
    reviewOn: row.due_on,
    toldToRequester: hold.toldToRequester,
  };
}
