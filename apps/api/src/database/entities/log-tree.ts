import { Entity } from 'typeorm';
import { Instant, Key, Long, Ref, Text, Whole } from '../columns';

/** An entry that has no place in the tree yet. */
@Entity('log_waiting')
export class LogWaiting {
  @Instant({ primary: true }) recorded_at!: string;
  @Key() entry_id!: string;
}

/** The place of an entry in the log, from 1, and the hash of its leaf. */
@Entity('log_leaves')
export class LogLeaf {
  @Long({ primary: true }) seq!: number;
  @Ref({ unique: true }) entry_id!: string;
  @Text() leaf_hash!: string;
}

/** The hash of a complete subtree: of height 8, 16 … over 256, 65,536 … leaves. */
@Entity('log_tiles')
export class LogTile {
  @Whole({ primary: true }) height!: number;
  @Long({ primary: true }) place!: number;
  @Text() hash!: string;
}

/** What the log signed: how long it was and what it held. */
@Entity('log_checkpoints')
export class LogCheckpoint {
  @Key() id!: string;
  @Long() tree_size!: number;
  @Text() root_hash!: string;
  @Instant() recorded_at!: string;
  @Text() note!: string;
}

/** What a witness signed under a checkpoint. */
@Entity('log_signatures')
export class LogSignature {
  @Key() id!: string;
  @Ref() checkpoint_id!: string;
  @Text() witness!: string;
  @Instant() signed_at!: string;
  @Text() line!: string;
  @Instant() recorded_at!: string;
}

/** One data subject that an act touched: whose data, for what; never by whom. */
@Entity('processing_lines')
export class ProcessingLine {
  @Key() id!: string;
  @Text() trace_id!: string;
  @Text() span_id!: string;
  /** A version of an activity in the register of processing. */
  @Text() activity!: string;
  @Text() name!: string;
  @Text() subject_id!: string;
  @Text() subject_type!: string;
  @Text() status!: string;
  @Instant() recorded_at!: string;
}
