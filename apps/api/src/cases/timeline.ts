import type { EventAnswer, EventPage } from '@casusregie/contract';
import {
  amsterdamDate,
  decide,
  EVENT_GROUPS,
  type EventGroup,
  eventsOfGroup,
  eventText,
  isMoveName,
  MOVES,
  NAMES_ANOTHER,
  type View,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import type { CaseEvent } from '../database/entities';
import { flag, places } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { ReferenceBook, type OpenBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { Cursors } from '../shared/paging';
import { invalid } from '../shared/refusal';
import { loadCase, viewFor } from './case-access';
import { reachWhere } from './case.reach';
import { permit } from './change-case';
import { requesterWords } from './requester-words';

const PAGE = 50;

interface Row extends CaseEvent {
  name: string;
  job: string;
}

/** The timeline of a case, newest first: each event only to those it was written for. */
@Injectable()
export class Timeline {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
    private readonly log: ActLog,
  ) {}

  async page(caller: Caller, caseId: string, query: Record<string, unknown>): Promise<EventPage> {
    const now = this.clock.now();
    const today = amsterdamDate(now);
    const book = await this.reference.open();
    const { file, access } = await loadCase(this.reads, caseId, book, { today, now });
    const { view } = viewFor(caller.actor, access, today);
    const { authorisation } = permit(decide({ action: 'readTimeline', actor: caller.actor, access, today }));
    const group = this.groupOf(query, view);
    // An event that names another case is there only for whoever reaches that case.
    const near = reachWhere(caller, 'region', { book, today, now });
    const params: unknown[] = near?.params ?? [];
    const own = `$${params.push(caseId)}`;
    const namesOther = places(params, NAMES_ANOTHER);
    const within = near
      ? `(e.type NOT IN (${namesOther}) OR e.subject IN (SELECT c.number FROM case_files c WHERE c.number = e.subject AND ${near.where}))`
      : `e.type NOT IN (${namesOther})`;
    const list = `events:${caseId}:${view}:${group ?? ''}`;
    let after = '';
    if (query['after'] !== undefined) {
      const cursor = this.cursors.read(String(query['after']), list);
      after = ` AND (e.recorded_at, e.id) < ($${params.push(cursor.value)}, $${params.push(cursor.id)})`;
    }
    const audience = { requester: 'e.for_requester', partner: 'e.for_partner', staff: '', header: '' }[view];
    const audible = audience ? ` AND ${audience} = $${params.push(flag(true))}` : '';
    const wanted = group ? ` AND e.type IN (${places(params, eventsOfGroup(group))})` : '';
    const rows = await this.reads.all<Row>(
      `SELECT e.*, p.name, p.function AS job FROM case_events e JOIN persons p ON p.id = e.person_id
       WHERE e.case_id = ${own} AND ${within}${audible}${after}${wanted} ORDER BY e.recorded_at DESC, e.id DESC LIMIT ${PAGE + 1}`,
      params,
    );
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    await this.log.read(caller, {
      act: 'readTimeline',
      object: `case:${caseId}`,
      authorisationId: authorisation.id,
      payload: { events: shown.map(({ id }) => id) },
    });
    return {
      items: shown.map((row) =>
        view === 'requester' ? this.forRequester(row, { file, book, today }) : this.forStaff(row, book),
      ),
      next: last ? this.cursors.write({ value: last.recorded_at, id: last.id, list }) : null,
    };
  }

  /** Staff and partners look for a kind of event; to a requester a kind would tell what stands behind a bare message. */
  private groupOf(query: Record<string, unknown>, view: View): EventGroup | null {
    const known = view === 'requester' ? ['after'] : ['after', 'group'];
    const strange = Object.keys(query).find((key) => !known.includes(key));
    if (strange) throw invalid(strange, 'is een onbekend veld');
    if (query['group'] === undefined) return null;
    const found = EVENT_GROUPS.find((group) => group === query['group']);
    if (!found) throw invalid('group', `moet een van deze zijn: ${EVENT_GROUPS.join(', ')}`);
    return found;
  }

  private common(row: Row): Pick<EventAnswer, 'id' | 'happenedOn' | 'recordedAt' | 'onBehalf'> {
    return {
      id: row.id,
      happenedOn: row.happened_on,
      recordedAt: row.recorded_at,
      onBehalf: row.on_behalf ? JSON.parse(row.on_behalf as unknown as string) : null,
    };
  }

  private forStaff(row: Row, book: OpenBook): EventAnswer {
    const subject =
      row.type === 'move-proposed' && row.subject && isMoveName(row.subject)
        ? MOVES[row.subject].label
        : (row.subject ?? '');
    return {
      ...this.common(row),
      type: row.type,
      text: eventText(row.type, subject),
      detail: row.detail,
      from: row.from_state,
      to: row.to_state,
      by: `${row.name}, ${book.organisationRef(row.organisation_id).name}`,
    };
  }

  /** What the shown state says, on the day it was told; the act of a colleague by name, of others by organisation. */
  private forRequester(
    row: Row,
    { file, book, today }: { file: Parameters<typeof requesterWords>[0]['file']; book: OpenBook; today: string },
  ): EventAnswer {
    const own = row.role === 'requester';
    const shown = row.shown_after ?? file.shown_state;
    const words = requesterWords(
      {
        file: { ...file, shown_state: shown, news_at: row.recorded_at },
        book,
        today: amsterdamDate(row.recorded_at) < today ? amsterdamDate(row.recorded_at) : today,
      },
      { handler: null, telephone: null, questionDueOn: null, own: 0, ownOpen: 0 },
    );
    const moved = row.shown_before !== row.shown_after && row.shown_after !== null;
    return {
      ...this.common(row),
      type: moved ? 'state' : 'news',
      text: moved ? words.shownLabel : own ? eventText(row.type, row.subject ?? '') : 'Bericht van het RIEC',
      detail: own ? row.detail : null,
      from: row.shown_before,
      to: row.shown_after,
      by: own
        ? `${row.name}, ${book.organisationRef(row.organisation_id).name}`
        : book.organisationRef(row.organisation_id).name,
    };
  }
}
