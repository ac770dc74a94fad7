import { KeepMeeting, OrderAgenda, PlanMeeting, type InvitedGuest, type MeetingSaved } from '@casusregie/contract';
import {
  amsterdamDate,
  coversRegion,
  deskAuthorisations,
  isOpenMeeting,
  liveAuthorisations,
  reordered,
  type Authorisation,
  type DeskAct,
} from '@casusregie/domain';
import { Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { requireVersion, type Desk } from '../cases/change-case';
import { findColleague } from '../cases/people-on-case';
import { Meeting, MeetingGuest } from '../database/entities';
import { type Tx, UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { stillAuthorised } from '../identity/still-authorised';
import { type OpenBook, ReferenceBook } from '../organisations/reference-book';
import { PracticeBook } from '../region-settings/practice-book';
import { Clock } from '../shared/clock';
import { claim, type OnceKey, remember } from '../shared/idempotency';
import { newId } from '../shared/ids';
import { invalid, Refused } from '../shared/refusal';
import { shape } from '../shared/shape';
import { agendaOf, type SeenItem } from './agenda-rows';
import { closedAlready, reachMeeting, type ReachedMeeting } from './meeting-access';
import { actorsOf, attendeeOf, tellGuests } from './tell-guests';

const CHAIRS = ['account-manager', 'information-coordinator', 'analyst', 'legal', 'manager', 'case-director'] as const;
/** Whoever can sit at the table: a requester cannot, who is told of a case in their own view only. */
const AT_TABLE = [...CHAIRS, 'partner'] as const;

interface Changing {
  readonly body: unknown;
  readonly ifMatch?: string | undefined;
}
interface Place {
  readonly tx: Tx;
  readonly book: OpenBook;
  readonly caller: Caller;
  readonly now: string;
  readonly today: string;
}
/** A meeting that lies open to be changed by who keeps it. */
interface OpenMeeting extends Place {
  readonly reached: ReachedMeeting;
}
type Guests = readonly Pick<MeetingGuest, 'organisation_id' | 'person_id' | 'presence'>[];

const keyOf = ({ organisation_id, person_id }: Guests[number]): string => `${organisation_id} ${person_id ?? ''}`;
const guestOf = ({ organisationId, personId, presence }: InvitedGuest): Guests[number] => ({
  organisation_id: organisationId,
  person_id: personId ?? null,
  presence: presence ?? 'invited',
});

/** Meetings are planned, changed, put in order and closed by the RIEC of the region. */
@Injectable()
export class KeepMeetings {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reference: ReferenceBook,
    private readonly practices: PracticeBook,
    private readonly clock: Clock,
    private readonly log: ActLog,
  ) {}

  private async at<Answer>(caller: Caller, work: (place: Place) => Promise<Answer>): Promise<Answer> {
    const book = await this.reference.open();
    return this.work.run(async (tx) => {
      await stillAuthorised(tx, caller);
      const now = this.clock.now();
      return work({ tx, book, caller, now, today: amsterdamDate(now) });
    });
  }

  /** Plans a meeting; its agenda is filled afterwards. */
  async plan(caller: Caller, { body, once }: { body: unknown; once: OnceKey | null }): Promise<MeetingSaved> {
    const may = deskAuthorisations('keepMeetings', caller.actor, this.clock.today());
    if (may.length === 0) throw new Refused('wrong-role', 'Alleen het RIEC plant een overleg.');
    const given = shape(PlanMeeting, body);
    return this.at(caller, async (place) => {
      const { tx, now } = place;
      const before = await claim<MeetingSaved>(tx, once, now);
      if (before) return before;
      const [authorisation, region_code] = this.regionOf(may, given);
      await this.check(place, given, { region_code });
      const id = newId();
      const { kind, place: where, chairId } = given;
      await tx.insert(Meeting, {
        id,
        region_code,
        kind,
        held_on: given.heldOn,
        begins_at: given.beginsAt,
        place: where,
        chair_id: chairId,
        state: 'planned',
        created_by: caller.actor.personId,
        created_at: now,
        closed_by: null,
        closed_on: null,
        version: 1,
      });
      await this.invite(tx, { id, region_code, chair_id: chairId }, given.guests.map(guestOf));
      await this.log.write(tx, caller, {
        act: 'keepMeetings',
        object: `meeting:${id}`,
        authorisationId: authorisation.id,
        payload: { does: 'plan' },
      });
      const answer = { meetingId: id, version: 1 };
      await remember(tx, once, answer);
      return answer;
    });
  }

  private regionOf(may: readonly Authorisation[], { regionCode }: PlanMeeting): [Authorisation, string] {
    const [first] = may;
    const region = regionCode ?? (first && first.regionCodes !== 'nation' ? first.regionCodes[0] : undefined);
    const found = region && may.find((one) => coversRegion(one, region));
    if (!region || !found) throw invalid('regionCode', 'is niet uw regio');
    return [found, region];
  }

  /** @throws Refused `invalid` for a name that is none of the region's, or who cannot sit there */
  private async check(
    { tx, book, today }: Place,
    given: KeepMeeting,
    { region_code, kind }: { region_code: string; kind?: string },
  ): Promise<void> {
    const practice = await this.practices.open(tx);
    const names = (practice.on(region_code, given.heldOn).value('meetings').meetings ?? []).map(({ name }) => name);
    if (!names.includes(given.kind) && given.kind !== kind) {
      throw invalid('kind', `is geen overleg van de regio op die dag: ${names.join(', ')}`);
    }
    const where = { tx, book, today, file: { region_code } as Desk['file'] };
    await findColleague(where, given.chairId, 'chairId', CHAIRS);
    const guests = given.guests.map(guestOf);
    const twice = guests.findIndex((one, at) => guests.findIndex((other) => keyOf(other) === keyOf(one)) !== at);
    if (twice >= 0) throw invalid(`guests.${twice}`, 'staat er al in');
    const actors = await actorsOf(tx, guests);
    for (const [at, guest] of guests.entries()) {
      if (!book.organisation(guest.organisation_id) || !book.exists(guest.organisation_id, today)) {
        throw invalid(`guests.${at}.organisationId`, 'is geen bestaande organisatie');
      }
      const { actor, organisationId } = attendeeOf(guest, actors);
      const fits =
        !actor ||
        liveAuthorisations(actor, today).some(
          (one) =>
            one.organisationId === organisationId &&
            coversRegion(one, region_code) &&
            AT_TABLE.some((role) => role === one.role),
        );
      if (!fits)
        throw invalid(`guests.${at}.personId`, 'is voor deze organisatie niet bevoegd en gescreend in de regio');
    }
  }

  private async invite(tx: Tx, of: Pick<Meeting, 'id' | 'region_code' | 'chair_id'>, guests: Guests): Promise<void> {
    await tx.run('DELETE FROM meeting_guests WHERE meeting_id = $1', [of.id]);
    for (const guest of guests) {
      const { id: meeting_id, region_code, chair_id } = of;
      await tx.insert(MeetingGuest, { id: newId(), meeting_id, region_code, chair_id, ...guest });
    }
  }

  /** Opens a meeting for who keeps it. @throws Refused 404, 403, then what `shape` finds, then 409 when it is closed */
  private async opened<Answer>(
    caller: Caller,
    meetingId: string,
    { read, does }: { read: () => void; does: (open: OpenMeeting, keeps: Authorisation) => Promise<Answer> },
  ): Promise<Answer> {
    return this.at(caller, async (place) => {
      const reached = await reachMeeting(place.tx, caller, meetingId, { today: place.today, lock: true });
      if (!reached.keeps) throw new Refused('wrong-role', 'Alleen het RIEC van de regio wijzigt een overleg.');
      read();
      if (!isOpenMeeting(reached.meeting.state)) throw closedAlready();
      return does({ ...place, reached }, reached.keeps);
    });
  }

  private async kept(
    { tx, caller, reached }: OpenMeeting,
    keeps: Authorisation,
    does: string,
    act: DeskAct = 'keepMeetings',
  ): Promise<void> {
    const object = `meeting:${reached.meeting.id}`;
    await this.log.write(tx, caller, { act, object, authorisationId: keeps.id, payload: { does } });
  }

  /** Changes when, where, by whom or with whom; who is new, and everybody when the date or place changes, is told. */
  put(caller: Caller, meetingId: string, { body, ifMatch }: Changing): Promise<MeetingSaved> {
    let given = new KeepMeeting();
    return this.opened(caller, meetingId, {
      read: () => {
        given = shape(KeepMeeting, body);
      },
      does: async (open, keeps) => {
        const { tx, reached } = open;
        const { meeting } = reached;
        await this.check(open, given, meeting);
        requireVersion(ifMatch, meeting.version);
        await tx.run(
          `UPDATE meetings SET kind = $2, held_on = $3, begins_at = $4, place = $5, chair_id = $6, version = version + 1 WHERE id = $1`,
          [meetingId, given.kind, given.heldOn, given.beginsAt, given.place, given.chairId],
        );
        const guests = given.guests.map(guestOf);
        await this.invite(tx, { ...meeting, chair_id: given.chairId }, guests);
        const moved =
          meeting.held_on !== given.heldOn || meeting.begins_at !== given.beginsAt || meeting.place !== given.place;
        const before = new Set(reached.guests.map(keyOf));
        const news = moved ? guests : guests.filter((guest) => !before.has(keyOf(guest)));
        await this.tell(open, { held_on: given.heldOn }, news, 'meeting-agenda');
        await this.kept(open, keeps, 'change');
        return { meetingId, version: meeting.version + 1 };
      },
    });
  }

  /** Puts the agenda in order, as far as the caller sees it; what they do not see keeps its place. */
  order(caller: Caller, meetingId: string, { body }: Changing): Promise<MeetingSaved> {
    let given = new OrderAgenda();
    return this.opened(caller, meetingId, {
      read: () => {
        given = shape(OrderAgenda, body);
      },
      does: async (open, keeps) => {
        const { all, seen } = await this.agenda(open);
        const now = seen.map(({ row }) => row.id);
        const same = given.itemIds.length === now.length && now.every((id) => given.itemIds.includes(id));
        if (!same) {
          throw new Refused('stale-version', 'De agenda is intussen gewijzigd.', { current: { itemIds: now } });
        }
        const places = [...all.values()];
        for (const [at, id] of reordered([...all.keys()], given.itemIds).entries()) {
          await open.tx.run('UPDATE meeting_items SET position = $2 WHERE id = $1', [id, places[at]]);
        }
        await this.kept(open, keeps, 'order');
        return { meetingId, version: open.reached.meeting.version };
      },
    });
  }

  /** Closes the meeting: it is its own minutes from then on, and each who was invited finds their part at once. */
  close(caller: Caller, meetingId: string, { ifMatch }: Pick<Changing, 'ifMatch'>): Promise<MeetingSaved> {
    return this.opened(caller, meetingId, {
      read: () => undefined,
      does: async (open, keeps) => {
        const { tx, reached, today } = open;
        const { meeting } = reached;
        requireVersion(ifMatch, meeting.version);
        if (meeting.held_on > today) {
          throw new Refused('wrong-moment', 'Dit overleg moet nog komen. Wijzig eerst de datum als het eerder was.');
        }
        await tx.run(
          `UPDATE meetings SET state = 'closed', closed_by = $2, closed_on = $3, version = version + 1 WHERE id = $1`,
          [meetingId, caller.actor.personId, today],
        );
        const there = reached.guests.filter(({ presence }) => presence !== 'absent');
        await this.tell(open, meeting, there, 'meeting-minutes');
        await this.kept(open, keeps, 'close');
        return { meetingId, version: meeting.version + 1 };
      },
    });
  }

  private agenda({ tx, caller, reached, book, today, now }: OpenMeeting) {
    return agendaOf(tx, caller, reached, { book, today, now });
  }

  private async tell(
    open: OpenMeeting,
    meeting: Pick<Meeting, 'held_on'>,
    guests: Guests,
    kind: 'meeting-agenda' | 'meeting-minutes',
  ): Promise<void> {
    const { tx, caller, today, now } = open;
    const { seen } = await this.agenda(open);
    const cases = seen.map(({ row, known }: SeenItem) => ({ id: row.case_id, access: known.access }));
    await tellGuests(tx, { meeting, kind, guests, cases, by: caller.actor.personId, today, at: now });
  }
}
