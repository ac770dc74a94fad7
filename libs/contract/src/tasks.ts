import { CHANNELS, TASK_ENDINGS, TASK_STATES, type Channel, type TaskEnding, type TaskState } from '@casusregie/domain';
import { LIMITS } from './constants';
import { Choice, Day, Flag, FreeText, Id, Instant, Line, Nested, NestedList, Whole } from './fields';
import { OrganisationRef, PersonRef } from './shared-answers';

/** Something to be done by somebody: on a case, or on a municipality. The owner reads title and text. */
export class AddTask {
  @FreeText(LIMITS.title, { min: 1, about: 'Wat er moet gebeuren; de eigenaar leest dit' })
  title!: string;
  @FreeText(LIMITS.text, { optional: true, nullable: true, about: 'Toelichting; de eigenaar leest dit' })
  text?: string | null;
  @Id({ about: 'De organisatie die het doet: het RIEC, de inbrenger of gemeente, of een op de casus benoemde partner' })
  ownerId!: string;
  @Id({ optional: true, nullable: true, about: 'De persoon die het doet; zonder is het van de organisatie' })
  ownerPersonId?: string | null;
  @Day({ optional: true, nullable: true })
  dueOn?: string | null;
}

/** Changes a task; whose it is does not change. */
export class PatchTask {
  @FreeText(LIMITS.title, { min: 1, optional: true })
  title?: string;
  @FreeText(LIMITS.text, { optional: true, nullable: true })
  text?: string | null;
  @Day({ optional: true, nullable: true })
  dueOn?: string | null;
}

/** Says that a task is done, or no longer needed: the last asks why. */
export class EndTask {
  @Choice(TASK_ENDINGS)
  state!: TaskEnding;
  @FreeText(LIMITS.ground, { optional: true, nullable: true, about: 'Wat er is gedaan, of waarom de taak vervalt' })
  note?: string | null;
}

/** A task as somebody sees it who may: staff, or its owner. */
export class TaskAnswer {
  @Id()
  id!: string;
  @Line(LIMITS.title)
  title!: string;
  @Line(LIMITS.text, { nullable: true })
  text!: string | null;
  @Nested(() => OrganisationRef)
  owner!: OrganisationRef;
  @Nested(() => PersonRef, { nullable: true })
  ownerPerson!: PersonRef | null;
  @Day({ nullable: true })
  dueOn!: string | null;
  @Choice(TASK_STATES)
  state!: TaskState;
  @Line(LIMITS.ground, { nullable: true })
  note!: string | null;
  @Day({ nullable: true })
  endedOn!: string | null;
  @Id({ nullable: true })
  caseId!: string | null;
  @Line(30, { nullable: true })
  number!: string | null;
  @Nested(() => OrganisationRef, {
    nullable: true,
    about: 'De gemeente waar de taak bij hoort, als zij bij geen casus hoort',
  })
  municipality!: OrganisationRef | null;
  @Line(120, { nullable: true, about: 'Wie de taak maakte; alleen voor het RIEC' })
  createdBy!: string | null;
  @Whole(1, 1_000_000)
  version!: number;
  @Flag({ about: 'Of u de taak mag wijzigen of laten vervallen' })
  mayEdit!: boolean;
  @Flag({ about: 'Of u de taak kunt afmelden' })
  mayFinish!: boolean;
}

/** Tasks, the most urgent first. */
export class TaskList {
  @NestedList(() => TaskAnswer, 500)
  items!: TaskAnswer[];
}

/** Notes a talk with a municipality. A day to come back to it becomes a task of the writer. */
export class NoteContact {
  @Id()
  municipalityId!: string;
  @Choice(CHANNELS)
  channel!: Channel;
  @FreeText(LIMITS.name, { min: 1, about: 'Met wie; een functie is genoeg' })
  withWhom!: string;
  @FreeText(LIMITS.text, { min: 1 })
  text!: string;
  @Day({ optional: true, about: 'Wanneer het contact was; zonder vandaag' })
  contactedOn?: string;
  @Day({ optional: true, nullable: true, about: 'Wanneer u er op terugkomt' })
  followUpOn?: string | null;
}

/** Puts a contact with a case: one that runs, by its number, or the draft that is typed on behalf. */
export class AttachContact {
  @Id({ optional: true })
  caseId?: string;
  @Line(30, { optional: true })
  number?: string;
}

/** A talk with a municipality. */
export class ContactAnswer {
  @Id()
  id!: string;
  @Nested(() => OrganisationRef)
  municipality!: OrganisationRef;
  @Choice(CHANNELS)
  channel!: Channel;
  @Line(LIMITS.name)
  withWhom!: string;
  @Line(LIMITS.text)
  text!: string;
  @Day()
  contactedOn!: string;
  @Instant()
  recordedAt!: string;
  @Line(120)
  recordedBy!: string;
  @Day({ about: 'Tot wanneer het contact wordt bewaard' })
  keepUntil!: string;
  @Id({ nullable: true, about: 'De casus waar het bij hoort, als u die kunt zien' })
  caseId!: string | null;
  @Line(30, { nullable: true })
  number!: string | null;
  @Day({ nullable: true })
  followUpOn!: string | null;
  @Flag({ about: 'Of het contact nog bij geen casus hoort' })
  isFree!: boolean;
}

/** A page of contacts, newest first. */
export class ContactPage {
  @NestedList(() => ContactAnswer, LIMITS.page)
  items!: ContactAnswer[];
  @Line(400, { nullable: true })
  next!: string | null;
}

/** Which contacts: of the region, or of one municipality. */
export class ContactQuery {
  @Id({ optional: true })
  municipality?: string;
  @Line(400, { optional: true })
  after?: string;
}

/** A task that was added. */
export class TaskAdded {
  @Id()
  taskId!: string;
}

/** A contact that was noted, and the task to come back to it. */
export class ContactNoted {
  @Id()
  contactId!: string;
  @Id({ nullable: true })
  taskId!: string | null;
}
