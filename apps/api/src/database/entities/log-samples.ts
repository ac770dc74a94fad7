import type { Finding } from '@casusregie/domain';
import { Entity } from 'typeorm';
import { Day, Instant, Key, Long, Ref, Text, Whole } from '../columns';

/** Reads of cases drawn from the log, for an auditor to look at. */
@Entity('audit_samples')
export class LogSample {
  @Key() id!: string;
  @Day() from_on!: string;
  @Day() to_on!: string;
  @Whole() size!: number;
  @Long() seed!: number;
  @Whole() population!: number;
  @Instant() drawn_at!: string;
  @Ref() drawn_by!: string;
  @Instant({ nullable: true }) closed_at!: string | null;
  @Ref({ nullable: true }) closed_by!: string | null;
  @Text({ nullable: true }) conclusion!: string | null;
}

/** One read in a sample, and what the auditor finds of it. */
@Entity('audit_sample_reads')
export class LogSampleRead {
  @Key() sample_id!: string;
  @Key() entry_id!: string;
  @Whole() place!: number;
  @Text({ nullable: true }) finding!: Finding | null;
  @Text({ nullable: true }) note!: string | null;
  @Ref({ nullable: true }) found_by!: string | null;
  @Instant({ nullable: true }) found_at!: string | null;
}
