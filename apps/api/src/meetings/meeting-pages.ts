import type {
  AgendaItem,
  ItemNote,
  MeetingAnswer,
  MeetingWall,
  MoveDecision,
  TaskAnswer,
  WallItem,
} from '@casusregie/contract';
import {
  attendsAs,
  decide,
  DECISIONS_FOR_PARTNERS,
  isOpenMeeting,
  MOVES,
  type Actor,
  type MoveName,
  type View,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { instantText } from '../database/json';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { taskAnswer, TASKS, type NamedTask } from '../municipalities/task-rows';
import { type OpenBook, ReferenceBook } from '../organisations/reference-book';
import { Clock } from '../shared/clock';
import { Refused } from '../shared/refusal';
import { agendaOf, type SeenItem } from './agenda-rows';
import { reachMeeting, type NamedGuest, type ReachedMeeting } from './meeting-access';
import { actorsOf, attendeeOf } from './tell-guests';

interface DecidedRow {
  case_id: string;
  move: MoveName;
  text: string;
}
interface NoteRow {
  id: string;
  item_id: string;
  text: string;
  by: string;
  at: string;
}
/** All that hangs on the items of one meeting, each read by one statement. */
interface Hanging {
  readonly actions: ReadonlyMap<string, readonly NamedTask[]>;
  readonly decided: readonly DecidedRow[];
  readonly notes: readonly NoteRow[];
  readonly actors: ReadonlyMap<string, Actor>;
}
interface Shown {
  readonly caller: Caller;
  readonly reached: ReachedMeeting;
  readonly book: OpenBook;
  readonly today: string;
}

const OF_ITEMS = 'SELECT i.id FROM meeting_items i WHERE i.meeting_id = $1';

/** A meeting as each sees it: the agenda narrows to what is within reach, without a gap, a number or a count of the rest. */
@Injectable()
export class MeetingPages {
  constructor(
    private readonly reads: Reads,
    private readonly reference: ReferenceBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  /** One meeting. What was said of each case is read as the case is: the log names it. */
  async one(caller: Caller, meetingId: string): Promise<MeetingAnswer> {
    const { shown, seen, hanging } = await this.found(caller, meetingId);
    const { meeting, guests, asStaff, keeps } = shown.reached;
    const items = seen.map((item) => this.item(shown, item, hanging));
    await this.logged(shown, seen);
    return {
      id: meeting.id,
      view: asStaff ? 'staff' : 'guest',
      kind: meeting.kind,
      heldOn: meeting.held_on,
      beginsAt: meeting.begins_at,
      place: meeting.place,
      state: meeting.state,
      region: { code: meeting.region_code, name: shown.book.region(meeting.region_code)?.name ?? '' },
      chair: { id: meeting.chair_id, name: meeting.chair_name, function: meeting.chair_job },
      guests: guests.map(({ organisation_id, person_id, name, job, presence }) => ({
        organisation: shown.book.organisationRef(organisation_id),
        person: person_id ? { id: person_id, name: name ?? '', function: job ?? '' } : null,
        presence,
      })),
      items,
      closedOn: meeting.closed_on,
      closedBy: meeting.closer,
      version: Number(meeting.version),
      mayKeep: keeps !== null && isOpenMeeting(meeting.state),
    };
  }

  /**
   * What may hang on the wall: of each item, what the caller, the chair and everybody see who is invited and not absent.
   * @throws Refused `wrong-role` for a guest, who is told nothing of who else is there
   */
  async wall(caller: Caller, meetingId: string): Promise<MeetingWall> {
    const { shown, seen, hanging } = await this.found(caller, meetingId);
    const { meeting, asStaff } = shown.reached;
    if (!asStaff) throw new Refused('wrong-role', 'Het scherm voor de zaal is voor het RIEC en de voorzitter.');
    const there = shown.reached.guests.filter(({ presence }) => presence !== 'absent');
    const chair = await actorsOf(this.reads, [{ person_id: meeting.chair_id }]);
    const items = seen.flatMap((item): WallItem[] => {
      const views = there.map((guest) => ({ guest, view: this.viewOfGuest(shown, item, guest, hanging) }));
      if (views.some(({ view }) => view === null) || !this.chairSees(shown, item, chair)) return [];
      const partners = views.filter(({ view }) => view === 'partner').map(({ guest }) => guest);
      const owned = (task: NamedTask): boolean =>
        partners.every(
          ({ organisation_id, person_id }) =>
            task.owner_organisation_id === organisation_id &&
            (task.owner_person_id === null || task.owner_person_id === person_id),
        );
      const { row } = item;
      return [
        {
          id: row.id,
          number: row.number,
          title: row.title,
          reason: row.reason,
          decision: row.decision,
          actions: (hanging.actions.get(row.id) ?? []).filter(owned).map((task) => ({
            title: task.title,
            owner: task.owner_name ?? shown.book.organisationRef(task.owner_organisation_id).name,
            dueOn: task.due_on,
          })),
        },
      ];
    });
    await this.logged(
      shown,
      seen.filter(({ row }) => items.some(({ id }) => id === row.id)),
    );
    const { kind, held_on: heldOn, begins_at: beginsAt, place } = meeting;
    return { kind, heldOn, beginsAt, place, items };
  }

  private chairSees({ reached, today }: Shown, { known }: SeenItem, actors: ReadonlyMap<string, Actor>): boolean {
    const chair = actors.get(reached.meeting.chair_id);
    return (chair?.authorisations ?? []).some(
      ({ organisationId }) => attendsAs({ organisationId, actor: chair ?? null }, known.access, today) !== null,
    );
  }

  private viewOfGuest({ today }: Shown, { known }: SeenItem, guest: NamedGuest, { actors }: Hanging): View | null {
    return attendsAs(attendeeOf(guest, actors), known.access, today);
  }

  private async found(caller: Caller, meetingId: string) {
    const now = this.clock.now();
    const today = this.clock.today();
    const book = await this.reference.open();
    const reached = await reachMeeting(this.reads, caller, meetingId, { today });
    const { seen } = await agendaOf(this.reads, caller, reached, { book, today, now });
    return { shown: { caller, reached, book, today }, seen, hanging: await this.hanging(reached) };
  }

  private async hanging({ meeting, guests }: ReachedMeeting): Promise<Hanging> {
    const [links, tasks, decided, notes, actors] = await Promise.all([
      this.reads.all<{ item_id: string; task_id: string }>(
        `SELECT a.item_id, a.task_id FROM meeting_actions a WHERE a.item_id IN (${OF_ITEMS}) ORDER BY a.id`,
        [meeting.id],
      ),
      this.reads.all<NamedTask>(
        `${TASKS} WHERE t.id IN (SELECT a.task_id FROM meeting_actions a WHERE a.item_id IN (${OF_ITEMS}))`,
        [meeting.id],
      ),
      this.reads.all<DecidedRow>(
        `SELECT d.case_id, d.move, d.text FROM meeting_decisions d JOIN meeting_items i ON i.case_id = d.case_id
         WHERE i.meeting_id = $1 AND d.meeting = $2 AND d.held_on = $3 ORDER BY d.id`,
        [meeting.id, meeting.kind, meeting.held_on],
      ),
      this.reads.all<NoteRow>(
        `SELECT n.id, n.item_id, n.text, p.name AS by, ${instantText('n.recorded_at')} AS at FROM meeting_notes n
         JOIN persons p ON p.id = n.recorded_by WHERE n.item_id IN (${OF_ITEMS}) ORDER BY n.id`,
        [meeting.id],
      ),
      actorsOf(this.reads, guests),
    ]);
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const actions = new Map<string, NamedTask[]>();
    for (const { item_id, task_id } of links) {
      const task = byId.get(task_id);
      if (task) actions.set(item_id, [...(actions.get(item_id) ?? []), task]);
    }
    return { actions, decided, notes, actors };
  }

  private item(shown: Shown, item: SeenItem, hanging: Hanging): AgendaItem {
    const { caller, reached, today } = shown;
    const { row, known, view } = item;
    const staff = view === 'staff';
    const isOpen = isOpenMeeting(reached.meeting.state);
    const { access } = known;
    const mayWrite = staff && decide({ action: 'recordMeeting', actor: caller.actor, access, today }).allowed;
    return {
      id: row.id,
      caseId: row.case_id,
      view: staff ? 'staff' : 'partner',
      number: row.number,
      title: row.title,
      state: staff ? row.state : null,
      reason: row.reason,
      minutes: staff ? row.minutes : null,
      decision: row.decision,
      typedBy: staff ? row.typist : null,
      moves: movesOf(hanging.decided, row.case_id, staff),
      actions: this.actionsOf(shown, item, hanging),
      notes: hanging.notes.filter(({ item_id }) => item_id === row.id).map(noteOf),
      mayNotAttend: staff && reached.asStaff ? this.keptOut(shown, item, hanging) : [],
      version: staff ? Number(row.version) : null,
      mayRecord: mayWrite && isOpen,
      mayNote: mayWrite && !isOpen,
    };
  }

  /** Staff see every action; a partner those of the organisation they come for, and of nobody else by name. */
  private actionsOf({ caller, reached, book }: Shown, { row, view }: SeenItem, { actions }: Hanging): TaskAnswer[] {
    const asStaff = view === 'staff';
    const me = caller.actor.personId;
    const own = ({ owner_organisation_id, owner_person_id }: NamedTask): boolean =>
      reached.matched.some(({ organisationId }) => organisationId === owner_organisation_id) &&
      (owner_person_id === null || owner_person_id === me);
    return (actions.get(row.id) ?? [])
      .filter((task) => asStaff || own(task))
      .map((task) => taskAnswer(task, book, { asStaff }));
  }

  private keptOut(shown: Shown, item: SeenItem, hanging: Hanging): AgendaItem['mayNotAttend'] {
    const out = shown.reached.guests.filter(
      (guest) => guest.presence !== 'absent' && this.viewOfGuest(shown, item, guest, hanging) === null,
    );
    const ids = [...new Set(out.map(({ organisation_id }) => organisation_id))];
    return ids.map((id) => shown.book.organisationRef(id));
  }

  private async logged({ caller, reached }: Shown, seen: readonly SeenItem[]): Promise<void> {
    const authorisationId = reached.matched[0].id;
    const payload = { ids: seen.map(({ row }) => row.id) };
    await Promise.all([
      this.log.read(caller, { act: 'readMeeting', object: `meeting:${reached.meeting.id}`, authorisationId, payload }),
      ...seen.map(({ row }) =>
        this.log.read(caller, {
          act: 'readAgendaItem',
          object: `case:${row.case_id}`,
          authorisationId,
          payload: { itemId: row.id },
        }),
      ),
    ]);
  }
}

const movesOf = (decided: readonly DecidedRow[], caseId: string, staff: boolean): MoveDecision[] =>
  decided
    .filter((one) => one.case_id === caseId && (staff || DECISIONS_FOR_PARTNERS.includes(one.move)))
    .map(({ move, text }) => ({ label: MOVES[move].label, text }));

const noteOf = ({ id, text, by, at }: NoteRow): ItemNote => ({ id, text, by, at });
