import type { OnBehalf } from '@casusregie/contract';
import type {
  DeclineGround,
  InquiryAnswer,
  InterventionKind,
  InterventionResult,
  InterventionStatus,
  ItemUse,
  MoveName,
  Reliability,
  SourceKind,
  SubjectKind,
  TestDepth,
  WpgArticle,
} from '@casusregie/domain';
import { Entity } from 'typeorm';
import { Cents, Day, Flag, Instant, Json, Key, Ref, Text, Whole } from '../columns';

@Entity('questions')
export class Question {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() question!: string;
  @Day() due_on!: string;
  @Day() asked_on!: string;
  @Ref() asked_by!: string;
  @Text({ nullable: true }) answer!: string | null;
  @Day({ nullable: true }) answered_on!: string | null;
  @Ref({ nullable: true }) answered_by!: string | null;
  @Flag() closed!: boolean;
}

@Entity('legality_tests')
export class LegalityTest {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Whole() version!: number;
  @Text() depth!: TestDepth;
  @Text() indications!: string;
  @Text() necessity!: string;
  @Text() proportionality!: string;
  @Text() subsidiarity!: string;
  @Text({ nullable: true }) data_categories!: string | null;
  @Json() partner_ids!: string[];
  @Text({ nullable: true }) no_partners_reason!: string | null;
  @Ref() author_id!: string;
  @Instant() written_at!: string;
  @Ref({ nullable: true }) approved_by!: string | null;
  @Day({ nullable: true }) approved_on!: string | null;
}

@Entity('subjects')
export class Subject {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() kind!: SubjectKind;
  @Text() description!: string;
  @Whole() version!: number;
  @Ref({ nullable: true }) added_by!: string | null;
  @Instant({ nullable: true }) added_at!: string | null;
  @Instant({ nullable: true }) ended_at!: string | null;
  @Ref({ nullable: true }) ended_by!: string | null;
  @Text({ nullable: true }) end_reason!: string | null;
}

@Entity('inquiry_lines')
export class InquiryLine {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() region_code!: string;
  @Ref() subject_id!: string;
  @Ref() partner_id!: string;
  @Day() asked_on!: string;
  @Ref() asked_by!: string;
  @Day() due_on!: string;
  @Text({ nullable: true }) answer!: InquiryAnswer | null;
  @Text({ nullable: true }) ground!: DeclineGround | null;
  @Flag() contact_first!: boolean;
  @Flag() wants_to_attend!: boolean;
  @Day({ nullable: true }) answered_on!: string | null;
  @Ref({ nullable: true }) answered_by!: string | null;
  @Json({ nullable: true }) on_behalf!: OnBehalf | null;
  @Flag() to_be_confirmed!: boolean;
  @Flag() closed!: boolean;
  @Whole() version!: number;
  @Whole() number!: number;
}

@Entity('information_items')
export class InformationItem {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Ref() source_id!: string;
  @Text() source_kind!: SourceKind;
  @Day() happened_on!: string;
  @Instant() recorded_at!: string;
  @Ref() recorded_by!: string;
  @Text() text!: string;
  @Text({ nullable: true }) ground!: string | null;
  @Text({ nullable: true }) handling!: string | null;
  @Ref({ nullable: true }) delivery_id!: string | null;
  @Text({ nullable: true }) reliability!: Reliability | null;
  @Text({ nullable: true }) item_use!: ItemUse | null;
  @Text({ nullable: true }) wpg_article!: WpgArticle | null;
  @Text({ nullable: true }) special_necessity!: string | null;
}

@Entity('meeting_decisions')
export class MeetingDecision {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() move!: MoveName;
  @Text() meeting!: string;
  @Day() held_on!: string;
  @Json() attendees!: string[];
  @Text() text!: string;
  @Ref() recorded_by!: string;
  @Instant() recorded_at!: string;
}

@Entity('interventions')
export class Intervention {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() kind!: InterventionKind;
  @Text() description!: string;
  @Ref() owner_id!: string;
  @Text() region_code!: string;
  @Day({ nullable: true }) due_on!: string | null;
  @Text() status!: InterventionStatus;
  @Text({ nullable: true }) result!: InterventionResult | null;
  @Text({ nullable: true }) result_text!: string | null;
  @Text({ nullable: true }) reason!: string | null;
  @Day({ nullable: true }) happened_on!: string | null;
  @Cents() imposed_cents!: number | null;
  @Cents() collected_cents!: number | null;
  @Cents() offset_cents!: number | null;
  @Cents() seized_cents!: number | null;
  @Json({ nullable: true }) on_behalf!: OnBehalf | null;
  @Flag() to_be_confirmed!: boolean;
  @Whole() version!: number;
  @Day({ nullable: true }) confirmed_on!: string | null;
  /** The day it was last added to, changed or said to be unchanged, by whomever; null where nobody knows. */
  @Day({ nullable: true }) heard_on!: string | null;
}

@Entity('feedbacks')
export class Feedback {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() text!: string;
  @Day() sent_on!: string;
  @Ref() sent_by!: string;
  @Instant() sent_at!: string;
  @Flag({ nullable: true }) helped!: boolean | null;
  @Text({ nullable: true }) reaction!: string | null;
  @Flag() wants_reopening!: boolean;
}

@Entity('second_lines')
export class SecondLine {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() region_code!: string;
  @Text() question!: string;
  @Day() asked_on!: string;
  @Ref() asked_by!: string;
  @Text({ nullable: true }) answer!: string | null;
  @Day({ nullable: true }) answered_on!: string | null;
  @Ref({ nullable: true }) answered_by!: string | null;
}

@Entity('attachments')
export class Attachment {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() name!: string;
  @Cents({ nullable: false }) bytes!: number;
  @Text() type!: string;
  @Text() sha256!: string;
  @Text() key_material!: string;
  @Flag() by_requester!: boolean;
  @Ref() added_by!: string;
  @Instant() added_at!: string;
}

@Entity('log_entries')
export class LogEntry {
  @Key() id!: string;
  @Instant() recorded_at!: string;
  @Ref({ nullable: true }) person_id!: string | null;
  @Ref({ nullable: true }) authorisation_id!: string | null;
  @Text() act!: string;
  @Text({ nullable: true }) object!: string | null;
  @Text() result!: string;
  @Text() trace_id!: string;
  @Text() commitment!: string;
}

@Entity('log_payloads')
export class LogPayload {
  @Key() entry_id!: string;
  @Text() salt!: string;
  @Text() payload!: string;
}
