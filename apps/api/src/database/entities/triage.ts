import { Entity } from 'typeorm';
import { Day, Instant, Key, Ref, Text, Whole } from '../columns';

/** By what a case may be found as like another: a digest of a number, of an address or of a word. */
@Entity('case_marks')
export class CaseMark {
  @Ref({ primary: true }) case_id!: string;
  @Text() region_code!: string;
  @Text({ primary: true }) kind!: string;
  @Text({ primary: true }) mark!: string;
}

/** What somebody said of two cases, kept both ways. */
@Entity('case_ties')
export class CaseTie {
  @Ref({ primary: true }) case_id!: string;
  @Ref({ primary: true }) other_id!: string;
  @Text() tie!: string;
  @Ref() made_by!: string;
  @Instant() made_at!: string;
}

/** An internal note of the staff of a RIEC on a case. */
@Entity('case_notes')
export class CaseNote {
  @Key() id!: string;
  @Ref() case_id!: string;
  @Text() text!: string;
  @Ref() written_by!: string;
  @Instant() written_at!: string;
  @Instant({ nullable: true }) changed_at!: string | null;
  @Whole() version!: number;
}

/** How a note read before it was changed. */
@Entity('case_note_versions')
export class CaseNoteVersion {
  @Key() id!: string;
  @Ref() note_id!: string;
  @Ref() case_id!: string;
  @Text() text!: string;
  @Instant() written_at!: string;
}

/** When somebody is away, and who stands in. */
@Entity('absences')
export class Absence {
  @Key() id!: string;
  @Text() region_code!: string;
  @Ref() person_id!: string;
  @Ref() deputy_id!: string;
  @Day() from_on!: string;
  @Day() until_on!: string;
  @Ref() noted_by!: string;
  @Instant() noted_at!: string;
  @Ref({ nullable: true }) ended_by!: string | null;
  @Instant({ nullable: true }) ended_at!: string | null;
}
