import {
  type AgendaCandidates,
  LIMITS,
  type MeetingListed,
  type MeetingPage,
  MeetingQuery,
} from '@casusregie/contract';
import {
  agendaReason,
  AGENDA_REASONS,
  coversRegion,
  deskAuthorisations,
  isOpenMeeting,
  LATE_IN,
  type State,
  WAITS_FOR_MEETING,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { reachWhere } from '../cases/case.reach';
import type { Meeting } from '../database/entities';
import { places } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { type OpenBook, ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { Cursors } from '../shared/paging';
import { Refused } from '../shared/refusal';
import { shapeQuery } from '../shared/shape';
import { LATE_INTERVENTION } from './candidate-rows';
import { closedAlready, reachMeeting } from './meeting-access';

/** Candidates for one agenda at most. */
const MOST = 200;
const STATE_OF = { coming: 'planned', past: 'closed' } as const;

interface CandidateRow {
  id: string;
  number: string;
  title: string | null;
  state: State;
  due_on: string | null;
  late: number | boolean;
}

/** Meetings of the region, or those that one chairs or is invited to; and the cases that wait for one. */
@Injectable()
export class MeetingLists {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
    private readonly log: ActLog,
  ) {}

  /** A page: those to come from the next on, or those that are closed from the last back. */
  async page(caller: Caller, rawQuery: unknown): Promise<MeetingPage> {
    const today = this.clock.today();
    const [authorisation] = deskAuthorisations('listMeetings', caller.actor, today);
    if (!authorisation) throw new Refused('wrong-role', 'Uw rol heeft geen overleggen.');
    const query = shapeQuery(MeetingQuery, rawQuery);
    const when = query.when ?? 'coming';
    const book = await this.reference.open();
    const params: unknown[] = [];
    const where = [this.reach(caller, { book, params, today }), `m.state = $${params.push(STATE_OF[when])}`];
    const list = `meetings:${when}:${caller.actor.personId}`;
    const [beyond, order] = when === 'coming' ? ['>', 'ASC'] : ['<', 'DESC'];
    if (query.after !== undefined) {
      const { value, id } = this.cursors.read(query.after, list);
      where.push(`(m.held_on, m.id) ${beyond} ($${params.push(value)}, $${params.push(id)})`);
    }
    const rows = await this.reads.all<Meeting & { chair: string }>(
      `SELECT m.*, p.name AS chair FROM meetings m JOIN persons p ON p.id = m.chair_id WHERE ${where.join(' AND ')}
       ORDER BY m.held_on ${order}, m.id ${order} LIMIT ${LIMITS.page + 1}`,
      params,
    );
    const shown = rows.slice(0, LIMITS.page);
    const last = rows.length > LIMITS.page ? shown.at(-1) : undefined;
    await this.log.read(caller, {
      act: 'listMeetings',
      object: null,
      authorisationId: authorisation.id,
      payload: { ids: shown.map(({ id }) => id) },
    });
    return {
      items: shown.map((row) => listed(row, book)),
      next: last ? this.cursors.write({ value: last.held_on, id: last.id, list }) : null,
      mayPlan: deskAuthorisations('keepMeetings', caller.actor, today).length > 0,
    };
  }

  /** The same reach as in `reachMeeting`, as a condition on `meetings m`. */
  private reach(
    { actor }: Caller,
    { book, params, today }: { book: OpenBook; params: unknown[]; today: string },
  ): string {
    const regionsOf = (one: ReturnType<typeof deskAuthorisations>[number]): readonly string[] =>
      book.regions().flatMap(({ code }) => (coversRegion(one, code) ? [code] : []));
    const keeps = deskAuthorisations('keepMeetings', actor, today);
    const regions = [...new Set(keeps.flatMap(regionsOf))];
    const ways = regions.length > 0 ? [`m.region_code IN (${places(params, regions)})`] : [];
    for (const one of deskAuthorisations('listMeetings', actor, today)) {
      const within = regionsOf(one);
      if (keeps.includes(one) || within.length === 0) continue;
      const person = `$${params.push(actor.personId)}`;
      const organisation = `$${params.push(one.organisationId)}`;
      const asPartner = one.role === 'partner' ? ' OR g.person_id IS NULL' : '';
      const chairs = one.role === 'case-director' ? `m.chair_id = ${person} OR ` : '';
      ways.push(`m.region_code IN (${places(params, within)}) AND (${chairs}EXISTS (SELECT 1 FROM meeting_guests g
        WHERE g.meeting_id = m.id AND g.organisation_id = ${organisation} AND (g.person_id = ${person}${asPartner})))`);
    }
    return `(${ways.map((way) => `(${way})`).join(' OR ') || '1 = 0'})`;
  }

  /** Cases of the region that wait to be weighed, planned or evaluated, or in which something is late; not yet on this agenda. */
  async candidates(caller: Caller, meetingId: string): Promise<AgendaCandidates> {
    const today = this.clock.today();
    const { meeting, keeps } = await reachMeeting(this.reads, caller, meetingId, { today });
    if (!keeps) throw new Refused('wrong-role', 'Alleen het RIEC van de regio stelt de agenda samen.');
    if (!isOpenMeeting(meeting.state)) throw closedAlready();
    const book = await this.reference.open();
    const reach = reachWhere(caller, 'region', { book, today, now: this.clock.now() });
    const rows = reach ? await this.waiting(reach, meeting, today) : [];
    const rank = (row: CandidateRow): number => AGENDA_REASONS.indexOf(agendaReason(row.state, Boolean(row.late)));
    rows.sort((one, other) => rank(one) - rank(other) || one.number.localeCompare(other.number));
    await this.log.read(caller, {
      act: 'listAgendaCandidates',
      object: `meeting:${meetingId}`,
      authorisationId: keeps.id,
      payload: { ids: rows.map(({ id }) => id) },
    });
    return {
      items: rows.map(({ id, number, title, state, due_on, late }) => ({
        caseId: id,
        number,
        title,
        state,
        reason: agendaReason(state, Boolean(late)),
        dueOn: due_on,
      })),
    };
  }

  private waiting(
    { where, params }: { where: string; params: unknown[] },
    meeting: Meeting,
    today: string,
  ): Promise<CandidateRow[]> {
    const late = `EXISTS (SELECT 1 FROM interventions v WHERE v.case_id = c.id AND ${LATE_INTERVENTION(params, today)})`;
    const waits = places(params, Object.keys(WAITS_FOR_MEETING));
    const running = `$${params.push(LATE_IN)}`;
    return this.reads.all<CandidateRow>(
      `SELECT c.id, c.number, c.title, c.state, c.due_on, CASE WHEN ${late} THEN 1 ELSE 0 END AS late FROM case_files c
       WHERE ${where} AND c.region_code = $${params.push(meeting.region_code)}
         AND (c.state IN (${waits}) OR c.state = ${running} AND ${late})
         AND c.id NOT IN (SELECT i.case_id FROM meeting_items i WHERE i.meeting_id = $${params.push(meeting.id)})
       ORDER BY c.due_on, c.id LIMIT ${MOST}`,
      params,
    );
  }
}

const listed = (row: Meeting & { chair: string }, book: OpenBook): MeetingListed => ({
  id: row.id,
  kind: row.kind,
  heldOn: row.held_on,
  beginsAt: row.begins_at,
  place: row.place,
  chair: row.chair,
  state: row.state,
  region: { code: row.region_code, name: book.region(row.region_code)?.name ?? '' },
});
