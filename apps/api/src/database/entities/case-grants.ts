import type { GrantKind } from '@casusregie/domain';
import { Entity } from 'typeorm';
import { Instant, Key, Ref, Text } from '../columns';

/** Access of one person to one case for a time. Only its ending is ever added. */
@Entity('case_grants')
export class CaseGrantRow {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() region_code!: string;
  @Ref() person_id!: string;
  /** The organisation it is held for. */
  @Ref() organisation_id!: string;
  @Text() kind!: GrantKind;
  @Instant() from_at!: string;
  @Instant() until_at!: string;
  @Text() ground!: string;
  @Text({ nullable: true }) reference!: string | null;
  @Ref() granted_by!: string;
  @Instant({ nullable: true }) ended_at!: string | null;
  @Ref({ nullable: true }) ended_by!: string | null;
}

/** Somebody who was alerted to break-glass, and when they saw it. */
@Entity('access_alerts')
export class AccessAlert {
  @Key() id!: string;
  @Ref() grant_id!: string;
  @Ref() person_id!: string;
  @Instant() told_at!: string;
  @Instant({ nullable: true }) seen_at!: string | null;
}
