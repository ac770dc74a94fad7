import type { ImportFault, ImportState } from '@casusregie/domain';
import { Entity, PrimaryColumn } from 'typeorm';
import { Day, Instant, Json, Key, Ref, Text, Whole } from '../columns';

/** A list of cases that somebody takes over. */
@Entity('case_imports')
export class CaseImport {
  @Key() id!: string;
  @Text() region_code!: string;
  @Ref() person_id!: string;
  /** The organisation of the authorisation that it is done under. */
  @Ref() organisation_id!: string;
  @Text() state!: ImportState;
  @Whole() row_count!: number;
  @Whole() done_count!: number;
  @Whole() fault_count!: number;
  @Instant() started_at!: string;
  @Instant() touched_at!: string;
  @Instant({ nullable: true }) ended_at!: string | null;
  @Text() file_name!: string;
  @Json() faults!: ImportFault[];
  @Json() summary!: object;
}

/** One of its rows, with the ids it will have as a case. */
@Entity('case_import_rows')
export class CaseImportRow {
  @Key() import_id!: string;
  @PrimaryColumn({ type: 'integer' }) place!: number;
  @Ref() person_id!: string;
  /** The row in Excel. */
  @Whole() list_row!: number;
  @Ref() case_id!: string;
  @Ref() number_id!: string;
  @Ref() event_id!: string;
  @Text() state!: string;
  @Text() phase!: string;
  @Text() shown_state!: string;
  @Text() track!: string;
  @Text() kind!: string;
  @Text() confidentiality!: string;
  @Text() priority!: string;
  @Text() purpose!: string;
  @Ref() submitting_organisation_id!: string;
  @Ref() municipality_id!: string;
  @Ref({ nullable: true }) handler_id!: string | null;
  @Day() received_on!: string;
  @Instant() received_at!: string;
  @Day({ nullable: true }) observed_on!: string | null;
  @Text() title!: string;
  @Text() old_system!: string;
  @Text() old_number!: string;
  /** What the timeline will tell. */
  @Text() subject!: string;
  @Text({ nullable: true }) indications!: string | null;
  @Text() question!: string;
}
