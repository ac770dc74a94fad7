import { Entity, PrimaryColumn } from 'typeorm';
import { Bytes, Instant, Ref, Text } from '../columns';

/** The template of a region's Word files, when it has one of its own. */
@Entity('word_templates')
export class WordTemplate {
  @PrimaryColumn({ type: 'text' }) region_code!: string;
  @Text() name!: string;
  @Ref() replaced_by!: string;
  @Instant() replaced_at!: string;
  @Bytes() content!: Buffer;
}
