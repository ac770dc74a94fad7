import type { FactField, RelationKind, Reliability } from '@casusregie/domain';
import { Entity, PrimaryColumn } from 'typeorm';
import { Day, Instant, Key, Ref, Text } from '../columns';

/** What one source stated of one field of a subject. Rows are added, never changed: a correction is a newer row. */
@Entity('subject_facts')
export class SubjectFact {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Ref() subject_id!: string;
  @Text() field!: FactField;
  @Text({ nullable: true }) value!: string | null;
  @Ref() source_id!: string;
  @Day() happened_on!: string;
  @Text({ nullable: true }) reliability!: Reliability | null;
  @Instant() recorded_at!: string;
  @Ref() recorded_by!: string;
}

/** Burgerservicenummers, apart from everything else that is known of a person. */
@Entity('subject_bsns')
export class SubjectBsn {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Ref() subject_id!: string;
  @Text() bsn!: string;
  @Ref() source_id!: string;
  @Day() happened_on!: string;
  @Instant() recorded_at!: string;
  @Ref() recorded_by!: string;
}

@Entity('subject_relations')
export class SubjectRelation {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Ref() from_subject_id!: string;
  @Ref() to_subject_id!: string;
  @Text() kind!: RelationKind;
  @Text({ nullable: true }) text!: string | null;
  @Ref() source_id!: string;
  @Ref({ nullable: true }) item_id!: string | null;
  @Day({ nullable: true }) from_on!: string | null;
  @Day({ nullable: true }) until_on!: string | null;
  @Ref() added_by!: string;
  @Instant() added_at!: string;
  @Instant({ nullable: true }) ended_at!: string | null;
  @Ref({ nullable: true }) ended_by!: string | null;
  @Text({ nullable: true }) end_reason!: string | null;
}

/** Which subjects a piece of information is about. */
@Entity('item_subjects')
export class ItemSubject {
  @PrimaryColumn({ type: 'uuid' }) item_id!: string;
  @PrimaryColumn({ type: 'uuid' }) subject_id!: string;
  @Ref() case_id!: string;
}
