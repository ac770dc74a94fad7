import type { SettingName, SettingValue } from '@casusregie/domain';
import { Entity } from 'typeorm';
import { Day, Instant, Json, Key, Ref, Text } from '../columns';

/** One choice of a region: what holds for a setting from a day on. Added, and perhaps withdrawn before it starts. */
@Entity('region_settings')
export class RegionSettingRow {
  @Key() id!: string;
  @Text() region_code!: string;
  @Text() name!: SettingName;
  /** Null goes back to what holds for the whole country. */
  @Json({ nullable: true }) value!: SettingValue | null;
  @Day() valid_from!: string;
  @Text({ nullable: true }) note!: string | null;
  @Instant() recorded_at!: string;
  @Ref() recorded_by!: string;
  @Instant({ nullable: true }) withdrawn_at!: string | null;
  @Ref({ nullable: true }) withdrawn_by!: string | null;
}
