import {
  AddTask,
  type AgendaItemAdded,
  type NoteAdded,
  NoteAtItem,
  PutOnAgenda,
  type TaskAdded,
  type TypedAtItem,
  TypeAtItem,
} from '@casusregie/contract';
import { agendaReason, isOnHold, isOpenMeeting, LATE_IN, type Action, type EventType } from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ChangeCase, requireVersion, type Changed, type Desk } from '../cases/change-case';
import { type Meeting, MeetingAction, MeetingItem, MeetingNote } from '../database/entities';
import { FOR_UPDATE } from '../database/json';
import { Reads, type Tx } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { NewTasks } from '../municipalities/new-tasks';
import { Clock } from '../shared/clock';
import type { OnceKey } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused, unknown } from '../shared/refusal';
import { shape } from '../shared/shape';
import { closedAlready, type NamedGuest, reachMeeting, stateOfMeeting, viewOfItem } from './meeting-access';
import { LATE_INTERVENTION } from './candidate-rows';
import { tellGuests } from './tell-guests';

interface Adding {
  readonly body: unknown;
  readonly once: OnceKey | null;
}
/** A change at one item: of a case that lies on the desk, in a meeting that is held as it is. */
interface ItemChange<Answer> {
  readonly action: Action;
  readonly once?: OnceKey | null;
  readonly shape: () => void;
  /** Whether it is done while the meeting is open, or after it was closed. */
  readonly when: 'open' | 'closed';
  readonly change: (desk: Desk, at: { item: MeetingItem; meeting: Meeting }) => Promise<Changed<Answer>>;
}

const ITEM = 'SELECT * FROM meeting_items WHERE id = $1';
const TYPED = `SELECT i.id, i.minutes, i.decision, i.version, p.name AS typist FROM meeting_items i
  LEFT JOIN persons p ON p.id = i.typed_by WHERE i.id = $1`;
/** Told by its day: the name of a meeting is for the region and who is invited, the timeline for whoever reads the case. */
const event = (type: EventType, { held_on }: Pick<Meeting, 'held_on'>) => ({
  type,
  subject: `overleg van ${held_on.split('-').reverse().join('-')}`,
});

/** Cases on agendas, and what is typed, agreed and noted there. Each goes through the case: its lock, its timeline, its log. */
@Injectable()
export class AgendaItems {
  constructor(
    private readonly cases: ChangeCase,
    private readonly tasks: NewTasks,
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  /** Puts a case on the agenda of a meeting of its region. Those who are invited and may be there are told. */
  put(caller: Caller, caseId: string, { body, once }: Adding): Promise<AgendaItemAdded> {
    let given = new PutOnAgenda();
    return this.cases.run<AgendaItemAdded>(caller, {
      caseId,
      action: 'putOnAgenda',
      once,
      shape: () => {
        given = shape(PutOnAgenda, body);
      },
      change: async (desk) => {
        const { tx, file, today, now } = desk;
        const { meeting, guests } = await this.meetingOf(tx, caller, given.meetingId, file.region_code);
        const known = await tx.first('SELECT id FROM meeting_items WHERE meeting_id = $1 AND case_id = $2', [
          meeting.id,
          caseId,
        ]);
        if (known) throw new Refused('wrong-moment', 'Deze casus staat al op de agenda van dit overleg.');
        const late = file.state === LATE_IN && (await this.isLate(tx, caseId, today));
        const itemId = newId();
        const last = await tx.first<{ n: number | null }>(
          'SELECT max(position) AS n FROM meeting_items WHERE meeting_id = $1',
          [meeting.id],
        );
        await tx.insert(MeetingItem, {
          id: itemId,
          meeting_id: meeting.id,
          case_id: caseId,
          position: Number(last?.n ?? 0) + 1,
          // A partner may not tell a hold from the reason: it is the one of the state the case was held from.
          reason: agendaReason(isOnHold(file.state) ? (file.origin ?? file.state) : file.state, late),
          minutes: null,
          decision: null,
          typed_by: null,
          added_by: caller.actor.personId,
          added_at: now,
          version: 1,
        });
        const cases = [{ id: caseId, access: desk.access }];
        const by = caller.actor.personId;
        await tellGuests(tx, { meeting, kind: 'meeting-agenda', guests, cases, by, today, at: now });
        return {
          answer: { itemId },
          untold: true,
          events: [event('put-on-agenda', meeting)],
          payload: { itemId, meetingId: meeting.id },
        };
      },
    });
  }

  /** @throws Refused `invalid` for a meeting that is unknown, closed, or of another region, alike where it cannot be seen */
  private async meetingOf(
    tx: Tx,
    caller: Caller,
    meetingId: string,
    regionCode: string | null,
  ): Promise<{ meeting: Meeting; guests: readonly NamedGuest[] }> {
    const reached = await reachMeeting(tx, caller, meetingId, { today: this.clock.today() }).catch(() => null);
    if (!reached?.keeps || reached.meeting.region_code !== regionCode) {
      throw invalid('meetingId', 'is geen overleg van de regio van deze casus');
    }
    const meeting = await stateOfMeeting(tx, meetingId);
    if (!isOpenMeeting(meeting.state)) throw closedAlready();
    return { meeting, guests: reached.guests };
  }

  private async isLate(tx: Tx, caseId: string, today: string): Promise<boolean> {
    const params: unknown[] = [caseId];
    const late = LATE_INTERVENTION(params, today);
    return Boolean(await tx.first(`SELECT v.id FROM interventions v WHERE v.case_id = $1 AND ${late} LIMIT 1`, params));
  }

  /** Takes a case off an agenda, while nothing was said of it. */
  take(caller: Caller, itemId: string): Promise<void> {
    return this.atItem<void>(caller, itemId, {
      action: 'putOnAgenda',
      shape: () => undefined,
      when: 'open',
      change: async ({ tx }, { item, meeting }) => {
        const [action] = await tx.all('SELECT id FROM meeting_actions WHERE item_id = $1 LIMIT 1', [itemId]);
        if (item.minutes !== null || item.decision !== null || action) {
          throw new Refused('wrong-moment', 'Bij dit agendapunt is al iets vastgelegd. Het blijft op de agenda.');
        }
        await tx.run('DELETE FROM meeting_items WHERE id = $1', [itemId]);
        return {
          answer: undefined,
          untold: true,
          events: [event('taken-off-agenda', meeting)],
          payload: { itemId },
        };
      },
    });
  }

  /** What is typed at an item while one talks. Who typed on an older text is shown what stands there now. */
  type(caller: Caller, itemId: string, { body, ifMatch }: { body: unknown; ifMatch: string | undefined }) {
    let given = new TypeAtItem();
    return this.atItem<TypedAtItem>(caller, itemId, {
      action: 'recordMeeting',
      shape: () => {
        given = shape(TypeAtItem, body);
      },
      when: 'open',
      change: async ({ tx }, { item, meeting }) => {
        const current = await this.typed(tx, itemId);
        try {
          requireVersion(ifMatch, item.version);
        } catch (error) {
          if (!(error instanceof Refused) || error.kind !== 'stale-version') throw error;
          throw new Refused('stale-version', 'Iemand anders typte hier intussen. Uw tekst is niet verloren.', {
            current,
          });
        }
        const empty = (text: string | null | undefined): string | null => (text?.trim() ? text : null);
        const minutes = given.minutes === undefined ? item.minutes : empty(given.minutes);
        const decision = given.decision === undefined ? item.decision : empty(given.decision);
        await tx.run(
          'UPDATE meeting_items SET minutes = $2, decision = $3, typed_by = $4, version = version + 1 WHERE id = $1',
          [itemId, minutes, decision, caller.actor.personId],
        );
        const decides = item.decision === null && decision !== null;
        return {
          answer: await this.typed(tx, itemId),
          untold: true,
          events: decides ? [event('meeting-decided', meeting)] : [],
          payload: { itemId, fields: Object.keys(given) },
        };
      },
    });
  }

  private async typed(tx: Tx, itemId: string): Promise<TypedAtItem> {
    const row = await tx.first<MeetingItem & { typist: string | null }>(TYPED, [itemId]);
    if (!row) throw unknown();
    const { minutes, decision, typist, version } = row;
    return { itemId, minutes, decision, typedBy: typist, version: Number(version) };
  }

  /** Something that was agreed: a task of an organisation, by a day. */
  act(caller: Caller, itemId: string, { body, once }: Adding): Promise<TaskAdded> {
    let given = new AddTask();
    return this.atItem<TaskAdded>(caller, itemId, {
      action: 'addTask',
      once,
      shape: () => {
        given = shape(AddTask, body);
      },
      when: 'open',
      change: async (desk, { item }) => {
        const taskId = await this.tasks.onCase(desk, given);
        await desk.tx.insert(MeetingAction, { id: newId(), item_id: item.id, case_id: item.case_id, task_id: taskId });
        return {
          answer: { taskId },
          untold: true,
          events: [{ type: 'task-added' as const, subject: given.title }],
          payload: { itemId, taskId },
        };
      },
    });
  }

  /** A correction after the meeting was closed, with name and date: what was written stays as it was. */
  note(caller: Caller, itemId: string, { body, once }: Adding): Promise<NoteAdded> {
    let given = new NoteAtItem();
    return this.atItem<NoteAdded>(caller, itemId, {
      action: 'recordMeeting',
      once,
      shape: () => {
        given = shape(NoteAtItem, body);
      },
      when: 'closed',
      change: async ({ tx, now }, { item, meeting }) => {
        const noteId = newId();
        await tx.insert(MeetingNote, {
          id: noteId,
          item_id: item.id,
          case_id: item.case_id,
          text: given.text,
          recorded_by: caller.actor.personId,
          recorded_at: now,
        });
        return {
          answer: { noteId },
          untold: true,
          events: [event('meeting-noted', meeting)],
          payload: { itemId, noteId },
        };
      },
    });
  }

  /** Does something at an item, of a meeting that the caller reaches as well as the case. */
  private async atItem<Answer>(caller: Caller, itemId: string, given: ItemChange<Answer>): Promise<Answer> {
    const { action, once, when } = given;
    const row = await this.reads.first<MeetingItem>(ITEM, [itemId]);
    if (!row) return this.cases.refuseUnseen(caller, { table: 'meeting_items', id: itemId, action });
    const today = this.clock.today();
    const reached = await reachMeeting(this.reads, caller, row.meeting_id, { today }).catch(() => null);
    return this.cases.run<Answer>(caller, {
      caseId: row.case_id,
      action,
      ...(once !== undefined && { once }),
      shape: () => {
        if (!reached) throw unknown();
        given.shape();
      },
      change: async (desk) => {
        const { tx, access } = desk;
        if (!reached || viewOfItem(caller, reached, { access, today }) !== 'staff') throw unknown();
        const meeting = await stateOfMeeting(tx, row.meeting_id);
        const [item] = await tx.all<MeetingItem>(`${ITEM}${FOR_UPDATE}`, [itemId]);
        if (!item) throw unknown();
        if (when === 'open' && !isOpenMeeting(meeting.state)) throw closedAlready();
        if (when === 'closed' && isOpenMeeting(meeting.state)) {
          throw new Refused('wrong-moment', 'Dit overleg is nog niet afgesloten: pas verslag of besluit zelf aan.');
        }
        return given.change(desk, { item, meeting });
      },
    });
  }
}
