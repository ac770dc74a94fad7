import type { CertificationOutcome, OrganisationKind, Role } from '@casusregie/domain';
import { Entity, PrimaryColumn } from 'typeorm';
import { Day, Flag, Instant, Json, Key, Ref, Text, Whole } from '../columns';

@Entity('settings')
export class SettingRow {
  @PrimaryColumn({ type: 'text' }) name!: string;
  @Text() value!: string;
}

@Entity('regions')
export class Region {
  @PrimaryColumn({ type: 'text' }) code!: string;
  @Text() name!: string;
  @Text() mailbox!: string;
  @Text() telephone!: string;
  @Flag() screening_required!: boolean;
}

@Entity('reporting_units')
export class ReportingUnit {
  @Key() id!: string;
  @Text() name!: string;
  @Text() region_code!: string;
  @Day() valid_from!: string;
  @Day({ nullable: true }) valid_until!: string | null;
}

@Entity('organisations')
export class Organisation {
  @Key() id!: string;
  @Text({ unique: true }) code!: string;
  @Text() kind!: OrganisationKind;
  @Text() name!: string;
  @Text({ nullable: true }) region_code!: string | null;
  @Text({ nullable: true }) province_code!: string | null;
  @Day({ nullable: true }) valid_from!: string | null;
  @Day({ nullable: true }) valid_until!: string | null;
  @Ref({ nullable: true }) successor_id!: string | null;
  @Flag() demo!: boolean;
}

@Entity('province_regions')
export class ProvinceRegion {
  @Key() organisation_id!: string;
  @PrimaryColumn({ type: 'text' }) region_code!: string;
}

@Entity('themes')
export class Theme {
  @PrimaryColumn({ type: 'text' }) code!: string;
  @Text() label!: string;
  @Text({ nullable: true }) region_code!: string | null;
  @Day() valid_from!: string;
  @Day({ nullable: true }) valid_until!: string | null;
}

@Entity('phenomena')
export class Phenomenon {
  @PrimaryColumn({ type: 'text' }) code!: string;
  @Text() label!: string;
}

@Entity('desks')
export class Desk {
  @PrimaryColumn({ type: 'text' }) code!: string;
  @Text() label!: string;
}

@Entity('persons')
export class Person {
  @Key() id!: string;
  @Text({ unique: true }) account!: string;
  @Text() name!: string;
  @Text() function!: string;
  @Ref() organisation_id!: string;
  @Text({ nullable: true }) telephone!: string | null;
  @Flag() active!: boolean;
  /** Raised by every change of the person and of what they may do. */
  @Whole({ default: 1 }) version!: number;
  @Day({ nullable: true }) left_on!: string | null;
  /** Where notices go by mail: as the login service tells it, or as the register has it. */
  @Text({ nullable: true }) email!: string | null;
}

@Entity('authorisations')
export class AuthorisationRow {
  @Key() id!: string;
  @Ref() person_id!: string;
  @Ref() organisation_id!: string;
  @Text() role!: Role;
  /** Codes of regions, or null for the whole nation. */
  @Json({ nullable: true }) region_codes!: string[] | null;
  @Day({ nullable: true }) valid_until!: string | null;
  @Day({ nullable: true }) screened_until!: string | null;
  /** The words for who granted it; the person stands in `granted_by_id`, when known. */
  @Text() granted_by!: string;
  @Day() granted_on!: string;
  @Whole({ default: 1 }) version!: number;
  @Ref({ nullable: true }) granted_by_id!: string | null;
  @Text({ nullable: true }) ground!: string | null;
  @Instant({ nullable: true }) ended_at!: string | null;
  @Ref({ nullable: true }) ended_by_id!: string | null;
  @Text({ nullable: true }) end_reason!: string | null;
  @Day({ nullable: true }) certified_on!: string | null;
  @Ref({ nullable: true }) certified_by_id!: string | null;
}

/** One look at an authorisation in the yearly round: confirmed or ended, by whom and when. */
@Entity('certifications')
export class Certification {
  @Key() id!: string;
  @Ref() authorisation_id!: string;
  @Ref() certified_by!: string;
  @Day() certified_on!: string;
  @Text() outcome!: CertificationOutcome;
  @Text({ nullable: true }) reason!: string | null;
}

@Entity('sessions')
export class Session {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Ref() person_id!: string;
  @Instant() created_at!: string;
  @Instant() seen_at!: string;
  @Instant() expires_at!: string;
  /** When the person proved who they are, and how surely (`acr`). */
  @Instant() login_at!: string;
  @Text({ nullable: true }) login_level!: string | null;
  /** The provider's own session (`sid`), by which it can end this one. */
  @Text({ nullable: true }) provider_session!: string | null;
}

@Entity('login_attempts')
export class LoginAttempt {
  @PrimaryColumn({ type: 'text' }) state!: string;
  @Text() nonce!: string;
  @Text() verifier!: string;
  @Text() return_to!: string;
  @Instant() expires_at!: string;
}
