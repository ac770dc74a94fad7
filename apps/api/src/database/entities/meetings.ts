import type { AgendaReason, MeetingState, Presence } from '@casusregie/domain';
import { Entity } from 'typeorm';
import { Day, Instant, Key, Ref, Text, Whole } from '../columns';

/** A meeting of a region; when it is closed, its minutes. */
@Entity('meetings')
export class Meeting {
  @Key() id!: string;
  @Text() region_code!: string;
  /** The region's own name for meetings of its kind. */
  @Text() kind!: string;
  @Day() held_on!: string;
  /** Hours and minutes in the Netherlands. */
  @Text() begins_at!: string;
  @Text() place!: string;
  @Ref() chair_id!: string;
  @Text() state!: MeetingState;
  @Ref() created_by!: string;
  @Instant() created_at!: string;
  @Ref({ nullable: true }) closed_by!: string | null;
  @Day({ nullable: true }) closed_on!: string | null;
  @Whole() version!: number;
}

/** Who is invited: an organisation, or one person of it. */
@Entity('meeting_guests')
export class MeetingGuest {
  @Key() id!: string;
  @Ref() meeting_id!: string;
  @Text() region_code!: string;
  @Ref() organisation_id!: string;
  @Ref({ nullable: true }) person_id!: string | null;
  /** Of the meeting: row-level security asks for it here. */
  @Ref() chair_id!: string;
  @Text() presence!: Presence;
}

/** A case on an agenda, with what was said and decided. */
@Entity('meeting_items')
export class MeetingItem {
  @Key() id!: string;
  @Ref() meeting_id!: string;
  @Ref() case_id!: string;
  /** Its place among the others; two may have the same, then the id decides. */
  @Whole() position!: number;
  @Text() reason!: AgendaReason;
  @Text({ nullable: true }) minutes!: string | null;
  @Text({ nullable: true }) decision!: string | null;
  @Ref({ nullable: true }) typed_by!: string | null;
  @Ref() added_by!: string;
  @Instant() added_at!: string;
  @Whole() version!: number;
}

/** A task that was agreed at an item. */
@Entity('meeting_actions')
export class MeetingAction {
  @Key() id!: string;
  @Ref() item_id!: string;
  @Ref() case_id!: string;
  @Ref() task_id!: string;
}

/** A correction at an item, after the meeting was closed. */
@Entity('meeting_notes')
export class MeetingNote {
  @Key() id!: string;
  @Ref() item_id!: string;
  @Ref() case_id!: string;
  @Text() text!: string;
  @Ref() recorded_by!: string;
  @Instant() recorded_at!: string;
}
