import type { FiledOnBehalf, InvolvedParty } from '@casusregie/contract';
import type {
  AskedQuestion,
  Confidentiality,
  GivenAnswer,
  Kind,
  NamedAs,
  Phase,
  Priority,
  Purpose,
  ShownState,
  State,
  Track,
} from '@casusregie/domain';
import { Entity, PrimaryColumn } from 'typeorm';
import { Day, Flag, Instant, Json, Key, Ref, Text, Whole } from '../columns';

/** A running hold. */
export interface Hold {
  ground: string;
  reason: string;
  reviewOn: string;
  toldToRequester: boolean;
  mayorInformedBy: string | null;
  meanwhile: string | null;
}

/** How a case ended, beside its state. */
export interface Outcome {
  reasons: string[];
  requesterText: string | null;
  internalText: string | null;
  selfHelp: string | null;
  referrals: string[];
  destination: { kind: 'desk' | 'region'; code: string } | null;
}

/** The case file. Column names are the database's, as the plain statements use them. */
@Entity('case_files')
export class CaseFile {
  @Key() id!: string;
  @Text({ nullable: true, unique: true }) number!: string | null;
  @Text({ nullable: true }) region_code!: string | null;
  @Text() state!: State;
  @Text() phase!: Phase;
  @Text({ nullable: true }) origin!: State | null;
  @Text() shown_state!: ShownState;
  @Text() track!: Track;
  @Text({ nullable: true }) kind!: Kind | null;
  @Text() confidentiality!: Confidentiality;
  @Text() priority!: Priority;
  @Text({ nullable: true }) main_theme!: string | null;
  @Text({ nullable: true }) purpose!: Purpose | null;
  @Ref() submitting_organisation_id!: string;
  @Ref({ nullable: true }) leading_municipality_id!: string | null;
  @Ref() filer_id!: string;
  @Ref({ nullable: true }) handler_id!: string | null;
  @Ref({ nullable: true }) case_director_id!: string | null;
  @Text({ nullable: true }) title!: string | null;
  @Day({ nullable: true }) due_on!: string | null;
  @Day({ nullable: true }) submitted_on!: string | null;
  @Instant({ nullable: true }) submitted_at!: string | null;
  @Day({ nullable: true }) ended_on!: string | null;
  @Day({ nullable: true }) answered_on!: string | null;
  @Instant() news_at!: string;
  @Whole() requester_version!: number;
  @Whole() version!: number;
  @Instant() created_at!: string;
  @Instant() updated_at!: string;
  @Flag() hold_told!: boolean;
  @Flag() screened!: boolean;
  @Flag() requester_asked_again!: boolean;
  @Flag() sensitive_confirmed!: boolean;
  @Instant({ nullable: true }) closed_at!: string | null;
  @Day({ nullable: true }) retention_until!: string | null;
  @Ref({ nullable: true }) linked_case_id!: string | null;
  @Text({ nullable: true }) chosen_region_code!: string | null;
  @Text({ nullable: true }) place!: string | null;
  @Day({ nullable: true }) observed_on!: string | null;
  @Json() more_themes!: string[];
  @Json() phenomena!: string[];
  @Json({ nullable: true }) filed_on_behalf!: FiledOnBehalf | null;
  @Json({ nullable: true }) hold!: Hold | null;
  @Json({ nullable: true }) outcome!: Outcome | null;
  @Text({ nullable: true }) withdrawal_wish!: string | null;
  @Json() involved!: InvolvedParty[];
  @Text({ nullable: true }) indications!: string | null;
  @Text({ nullable: true }) own_actions!: string | null;
  @Text({ nullable: true }) question!: string | null;
  /** The questions of its kind that it was asked: those of the day it was sent. */
  @Json({ default: '[]' }) asked!: AskedQuestion[];
  @Json({ default: '[]' }) answers!: GivenAnswer[];
  @Text({ nullable: true }) advice!: string | null;
  @Text({ nullable: true }) answer!: string | null;
  @Text({ nullable: true }) effect!: string | null;
}

@Entity('case_municipalities')
export class CaseMunicipality {
  @Key() case_id!: string;
  @Key() organisation_id!: string;
  @Whole() place!: number;
}

@Entity('case_counters')
export class CaseCounter {
  @PrimaryColumn({ type: 'text' }) region_code!: string;
  @PrimaryColumn({ type: 'integer' }) year!: number;
  @Whole() last!: number;
}

@Entity('case_counts')
export class CaseCount {
  @PrimaryColumn({ type: 'text' }) region_code!: string;
  @PrimaryColumn({ type: 'text' }) state!: State;
  @Whole() cases!: number;
}

@Entity('outside_numbers')
export class OutsideNumberRow {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() system!: string;
  @Text() number!: string;
  @Flag() by_requester!: boolean;
}

@Entity('participants')
export class Participant {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() named_as!: NamedAs;
  @Ref() organisation_id!: string;
  @Ref({ nullable: true }) person_id!: string | null;
  @Day() from_on!: string;
  @Day({ nullable: true }) until_on!: string | null;
  @Text() ground!: string;
  @Ref() named_by!: string;
}

@Entity('exclusions')
export class Exclusion {
  @Key() case_id!: string;
  @Key() person_id!: string;
  @Text() reason!: string;
}

@Entity('case_events')
export class CaseEvent {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() type!: string;
  @Text({ nullable: true }) from_state!: State | null;
  @Text({ nullable: true }) to_state!: State | null;
  @Text({ nullable: true }) shown_before!: ShownState | null;
  @Text({ nullable: true }) shown_after!: ShownState | null;
  @Flag() for_requester!: boolean;
  @Flag() for_partner!: boolean;
  @Whole() stock_change!: number;
  @Text() month!: string;
  @Day() happened_on!: string;
  @Instant() recorded_at!: string;
  @Ref() person_id!: string;
  @Text() role!: string;
  @Ref() organisation_id!: string;
  @Json({ nullable: true }) on_behalf!: { reportedBy: string; channel: string } | null;
  @Text({ nullable: true }) subject!: string | null;
  @Text({ nullable: true }) detail!: string | null;
}

@Entity('proposals')
export class Proposal {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() move!: string;
  @Json() facts!: Record<string, unknown>;
  @Text({ nullable: true }) summary!: string | null;
  @Ref() proposed_by!: string;
  @Day() proposed_on!: string;
  @Flag() open!: boolean;
}

/** Something that happened of which somebody is to be told; whom is found afterwards, outside the unit of work. */
@Entity('outbox')
export class OutboxRow {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() what!: string;
  @Ref({ nullable: true }) for_organisation_id!: string | null;
  @Ref({ nullable: true }) for_person_id!: string | null;
  @Instant() created_at!: string;
  @Instant({ nullable: true }) sent_at!: string | null;
  /** Whoever did it, who need not be told. */
  @Ref({ nullable: true }) by_person_id!: string | null;
  @Day({ nullable: true }) due_on!: string | null;
}

@Entity('idempotency_keys')
export class IdempotencyKey {
  @Key() person_id!: string;
  @PrimaryColumn({ type: 'text' }) route!: string;
  @PrimaryColumn({ type: 'text' }) key!: string;
  @Text() body_hash!: string;
  @Whole() status!: number;
  @Text() answer!: string;
  @Instant() created_at!: string;
}
