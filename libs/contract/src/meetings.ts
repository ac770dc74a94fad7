import {
  AGENDA_REASONS,
  MEETING_STATES,
  PRESENCES,
  STATES,
  type AgendaReason,
  type MeetingState,
  type Presence,
  type State,
} from '@casusregie/domain';
import { LIMITS, PATTERNS } from './constants';
import {
  Choice,
  Day,
  Flag,
  FreeText,
  Id,
  Instant,
  Line,
  ListOf,
  Nested,
  NestedList,
  RegionCode,
  TimeOfDay,
  Whole,
} from './fields';
import { OrganisationRef, PersonRef, RegionRef } from './shared-answers';
import { TaskAnswer } from './tasks';

/** Guests of one meeting, and items on one agenda, at most. */
export const MOST_GUESTS = 60;
export const MOST_ITEMS = 100;

/** Somebody who is invited: an organisation, or one person of it. */
export class InvitedGuest {
  @Id()
  organisationId!: string;
  @Id({ optional: true, nullable: true, about: 'Zonder persoon beslist de organisatie wie er komt' })
  personId?: string | null;
  @Choice(PRESENCES, { optional: true })
  presence?: Presence;
}

/** A meeting, put down as a whole. */
export class KeepMeeting {
  @FreeText(LIMITS.name, { min: 1, about: 'Welk overleg: een van de namen die de regio heeft ingesteld' })
  kind!: string;
  @Day()
  heldOn!: string;
  @TimeOfDay({ about: 'Begintijd in Nederland' })
  beginsAt!: string;
  @FreeText(LIMITS.name, { min: 1, about: 'Waar; genodigden lezen dit' })
  place!: string;
  @Id({ about: 'Wie voorzit: iemand van het RIEC of een casusregisseur' })
  chairId!: string;
  @NestedList(() => InvitedGuest, MOST_GUESTS)
  guests!: InvitedGuest[];
}

/** Plans a meeting in a region. */
export class PlanMeeting extends KeepMeeting {
  @RegionCode({ optional: true, about: 'Nodig als u voor meer dan een regio werkt' })
  regionCode?: string;
}

/** A meeting as it was saved. */
export class MeetingSaved {
  @Id()
  meetingId!: string;
  @Whole(1, 1_000_000)
  version!: number;
}

/** Puts a case on the agenda of a meeting. */
export class PutOnAgenda {
  @Id()
  meetingId!: string;
}

/** A case that was put on an agenda. */
export class AgendaItemAdded {
  @Id()
  itemId!: string;
}

/** The order of an agenda: all items that one sees. */
export class OrderAgenda {
  @ListOf({ pattern: PATTERNS.id, max: MOST_ITEMS }, { about: 'De agendapunten in de gewenste volgorde' })
  itemIds!: string[];
}

/** What is typed at one item of an agenda. */
export class TypeAtItem {
  @FreeText(LIMITS.text, {
    optional: true,
    nullable: true,
    about: 'Verslag; alleen voor het RIEC en de casusregisseur',
  })
  minutes?: string | null;
  @FreeText(LIMITS.text, {
    optional: true,
    nullable: true,
    about: 'Besluit; genodigden die aan de casus deelnemen, lezen dit',
  })
  decision?: string | null;
}

/** What stands at an item, with its version; also told when somebody else typed in between. */
export class TypedAtItem {
  @Id()
  itemId!: string;
  @Line(LIMITS.text, { nullable: true })
  minutes!: string | null;
  @Line(LIMITS.text, { nullable: true })
  decision!: string | null;
  @Line(120, { nullable: true, about: 'Wie het laatst typte' })
  typedBy!: string | null;
  @Whole(1, 1_000_000)
  version!: number;
}

/** Notes something at an item of a meeting that is closed: a correction, with name and date. */
export class NoteAtItem {
  @FreeText(LIMITS.text, { min: 1, about: 'Genodigden die aan de casus deelnemen, lezen dit' })
  text!: string;
}

/** A note that was added. */
export class NoteAdded {
  @Id()
  noteId!: string;
}

/** Which meetings: those to come, or those that are closed. */
export class MeetingQuery {
  @Choice(['coming', 'past'], { optional: true })
  when?: 'coming' | 'past';
  @Line(400, { optional: true })
  after?: string;
}

/** What and when a meeting is. */
class MeetingHead {
  @Id()
  id!: string;
  @Line(LIMITS.name)
  kind!: string;
  @Day()
  heldOn!: string;
  @Line(5)
  beginsAt!: string;
  @Line(LIMITS.name)
  place!: string;
  @Choice(MEETING_STATES)
  state!: MeetingState;
  @Nested(() => RegionRef)
  region!: RegionRef;
}

/** A meeting in a list. What is on its agenda is not told here, nor how much. */
export class MeetingListed extends MeetingHead {
  @Line(120)
  chair!: string;
}

/** A page of meetings: those to come from the next on, those that are closed from the last back. */
export class MeetingPage {
  @NestedList(() => MeetingListed, LIMITS.page)
  items!: MeetingListed[];
  @Line(400, { nullable: true })
  next!: string | null;
  @Flag({ about: 'Of u een overleg kunt plannen' })
  mayPlan!: boolean;
}

/** Somebody who is invited. */
export class GuestAnswer {
  @Nested(() => OrganisationRef)
  organisation!: OrganisationRef;
  @Nested(() => PersonRef, { nullable: true })
  person!: PersonRef | null;
  @Choice(PRESENCES)
  presence!: Presence;
}

/** A correction at an item, after the meeting was closed. */
export class ItemNote {
  @Id()
  id!: string;
  @Line(LIMITS.text)
  text!: string;
  @Line(120)
  by!: string;
  @Instant()
  at!: string;
}

/** A decision by which a case was moved, recorded as one of this meeting. */
export class MoveDecision {
  @Line(120)
  label!: string;
  @Line(LIMITS.text)
  text!: string;
}

/** An item on an agenda, within the reach of who reads it. */
export class AgendaItem {
  @Id()
  id!: string;
  @Id()
  caseId!: string;
  @Choice(['staff', 'partner'])
  view!: 'staff' | 'partner';
  @Line(30)
  number!: string;
  @Line(LIMITS.title, { nullable: true })
  title!: string | null;
  @Choice(STATES, { nullable: true, about: 'Alleen voor het RIEC en de casusregisseur' })
  state!: State | null;
  @Choice(AGENDA_REASONS)
  reason!: AgendaReason;
  @Line(LIMITS.text, { nullable: true, about: 'Alleen voor het RIEC en de casusregisseur' })
  minutes!: string | null;
  @Line(LIMITS.text, { nullable: true })
  decision!: string | null;
  @Line(120, { nullable: true })
  typedBy!: string | null;
  @NestedList(() => MoveDecision, 20)
  moves!: MoveDecision[];
  @NestedList(() => TaskAnswer, 100, { about: 'Acties; een partner ziet alleen die van de eigen organisatie' })
  actions!: TaskAnswer[];
  @NestedList(() => ItemNote, 50)
  notes!: ItemNote[];
  @NestedList(() => OrganisationRef, MOST_GUESTS, {
    about:
      'Van welke organisaties iemand is uitgenodigd die bij dit punt niet mag zijn; alleen voor het RIEC en de casusregisseur',
  })
  mayNotAttend!: OrganisationRef[];
  @Whole(1, 1_000_000, { nullable: true })
  version!: number | null;
  @Flag({ about: 'Of u verslag en besluit mag vastleggen' })
  mayRecord!: boolean;
  @Flag({ about: 'Of u een aantekening mag toevoegen' })
  mayNote!: boolean;
}

/** A meeting with what of its agenda is within reach. There is no sign of the rest. */
export class MeetingAnswer extends MeetingHead {
  @Choice(['staff', 'guest'])
  view!: 'staff' | 'guest';
  @Nested(() => PersonRef)
  chair!: PersonRef;
  @NestedList(() => GuestAnswer, MOST_GUESTS, { about: 'Voor een genodigde: die van de eigen organisatie' })
  guests!: GuestAnswer[];
  @NestedList(() => AgendaItem, MOST_ITEMS)
  items!: AgendaItem[];
  @Day({ nullable: true })
  closedOn!: string | null;
  @Line(120, { nullable: true })
  closedBy!: string | null;
  @Whole(1, 1_000_000)
  version!: number;
  @Flag({ about: 'Of u het overleg mag wijzigen' })
  mayKeep!: boolean;
}

/** A case that could be put on the agenda. */
export class AgendaCandidate {
  @Id()
  caseId!: string;
  @Line(30)
  number!: string;
  @Line(LIMITS.title, { nullable: true })
  title!: string | null;
  @Choice(STATES)
  state!: State;
  @Choice(AGENDA_REASONS)
  reason!: AgendaReason;
  @Day({ nullable: true })
  dueOn!: string | null;
}

/** Cases that wait for a meeting, those to be weighed first. */
export class AgendaCandidates {
  @NestedList(() => AgendaCandidate, 200)
  items!: AgendaCandidate[];
}

/** An action on the wall: only one that everybody may see who attends. */
export class WallAction {
  @Line(LIMITS.title)
  title!: string;
  @Line(200)
  owner!: string;
  @Day({ nullable: true })
  dueOn!: string | null;
}

/** An item on the wall. */
export class WallItem {
  @Id()
  id!: string;
  @Line(30)
  number!: string;
  @Line(LIMITS.title, { nullable: true })
  title!: string | null;
  @Choice(AGENDA_REASONS)
  reason!: AgendaReason;
  @Line(LIMITS.text, { nullable: true })
  decision!: string | null;
  @NestedList(() => WallAction, 100)
  actions!: WallAction[];
}

/** What may hang on the wall: only what everybody who is invited, and not absent, may see. */
export class MeetingWall {
  @Line(LIMITS.name)
  kind!: string;
  @Day()
  heldOn!: string;
  @Line(5)
  beginsAt!: string;
  @Line(LIMITS.name)
  place!: string;
  @NestedList(() => WallItem, MOST_ITEMS)
  items!: WallItem[];
}
