import type { ViewFilters } from '@casusregie/contract';
import type { ListColumn } from '@casusregie/domain';
import { Entity, PrimaryColumn } from 'typeorm';
import { Flag, Json, Key, Ref, Text, Whole } from '../columns';
import { byKind } from '../kind';

/** A view of the worklist that somebody keeps. */
@Entity('list_views')
export class ListViewRow {
  @Key() id!: string;
  @Text() region_code!: string;
  @Ref() person_id!: string;
  @Flag() shared!: boolean;
  @Text() name!: string;
  @Json() filters!: ViewFilters;
  @Text() sort!: string;
  @Text() direction!: string;
  @Json() columns!: ListColumn[];
  @Whole() version!: number;
}

/** The view somebody begins with. */
@Entity('list_view_choices')
export class ListViewChoice {
  @PrimaryColumn({ type: byKind({ sqlite: 'text', postgres: 'uuid' } as const) }) person_id!: string;
  @Ref() view_id!: string;
}
