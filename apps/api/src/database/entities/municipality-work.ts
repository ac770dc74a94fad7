import type { Channel, TaskState } from '@casusregie/domain';
import { Entity, PrimaryColumn } from 'typeorm';
import { Day, Instant, Json, Key, Ref, Text, Whole } from '../columns';
import { byKind } from '../kind';

/** Something to be done, on a case or on a municipality; never on both. */
@Entity('tasks')
export class TaskRow {
  @Key() id!: string;
  @Text() region_code!: string;
  @Ref({ nullable: true }) case_id!: string | null;
  @Ref({ nullable: true }) municipality_id!: string | null;
  @Text() title!: string;
  @Text({ nullable: true }) text!: string | null;
  @Ref() owner_organisation_id!: string;
  @Ref({ nullable: true }) owner_person_id!: string | null;
  @Day({ nullable: true }) due_on!: string | null;
  @Text() state!: TaskState;
  /** What the owner noted when it was done, or why it was cancelled. */
  @Text({ nullable: true }) note!: string | null;
  @Ref() created_by!: string;
  @Instant() created_at!: string;
  @Ref({ nullable: true }) ended_by!: string | null;
  @Day({ nullable: true }) ended_on!: string | null;
  @Whole() version!: number;
}

/** A talk with a municipality, kept for a short time. */
@Entity('contacts')
export class ContactRow {
  @Key() id!: string;
  @Text() region_code!: string;
  @Ref() municipality_id!: string;
  @Text() channel!: Channel;
  @Text() with_whom!: string;
  @Text() text!: string;
  @Day() contacted_on!: string;
  @Instant() recorded_at!: string;
  @Ref() recorded_by!: string;
  @Ref({ nullable: true }) case_id!: string | null;
  @Ref({ nullable: true }) task_id!: string | null;
  @Day() keep_until!: string;
}

/** Whom one calls at a municipality. */
export interface KeptContactPerson {
  readonly name: string;
  readonly function: string;
  readonly telephone: string | null;
  readonly email: string | null;
  readonly deputy: boolean;
}

/** Who of the RIEC keeps in touch with a municipality, and with whom there. */
@Entity('municipality_desks')
export class MunicipalityDesk {
  @PrimaryColumn({ type: byKind({ sqlite: 'text', postgres: 'uuid' } as const) }) municipality_id!: string;
  @Text() region_code!: string;
  @Ref({ nullable: true }) account_manager_id!: string | null;
  @Ref({ nullable: true }) deputy_id!: string | null;
  @Day({ nullable: true }) next_visit_on!: string | null;
  @Json() contact_persons!: KeptContactPerson[];
  @Whole() version!: number;
}
