import { LIMITS } from './constants';
import { Id, Instant, Line, ListOf, LogIds, LogSize, Nested, NestedList, Whole } from './fields';

/** Which page of the checkpoints. */
export class CheckpointQuery {
  @Whole(1, LIMITS.maxPage, { optional: true })
  limit?: number;
  @Line(600, { optional: true, about: 'Aanwijzer uit `next` van de vorige bladzijde' })
  after?: string;
}

/** What a proof of growth begins at. */
export class ConsistencyQuery {
  @LogSize({ optional: true, about: 'Omvang van het logboek bij een eerder controlepunt' })
  since?: string;
}

/** Of which events an export opens what lies beside them. */
export class LogExportQuery {
  @LogIds({ optional: true, about: 'Hoogstens 50 kenmerken van gebeurtenissen, met komma’s ertussen' })
  payloadsOf?: string;
}

/** What a witness signed: a line of a C2SP signed note. */
export class AddSignature {
  @Line(1000, { min: 1, about: 'Regel van het soort cosignature/v1' })
  line!: string;
}

/** Who else signed a checkpoint, and when. */
export class WitnessSignature {
  @Line(100)
  witness!: string;
  @Instant()
  signedAt!: string;
}

/** What the log signed: how many entries it had, and the root over them. */
export class CheckpointAnswer {
  @Id()
  id!: string;
  @Whole(0, Number.MAX_SAFE_INTEGER)
  size!: number;
  @Line(64, { about: 'SHA-256, hexadecimaal' })
  root!: string;
  @Instant()
  recordedAt!: string;
  @Line(20_000, { about: 'Ondertekende tekst (C2SP signed note), met de regels van getuigen' })
  note!: string;
  @NestedList(() => WitnessSignature, 100)
  signatures!: WitnessSignature[];
}

/** A page of checkpoints, the newest first, with the state of the log. */
export class CheckpointPage {
  @NestedList(() => CheckpointAnswer, LIMITS.maxPage)
  items!: CheckpointAnswer[];
  @Line(600, { nullable: true })
  next!: string | null;
  @Whole(0, Number.MAX_SAFE_INTEGER, { about: 'Genummerde regels' })
  size!: number;
  @Whole(0, Number.MAX_SAFE_INTEGER, { about: 'Regels die nog geen nummer hebben' })
  waiting!: number;
  @Line(300, { about: 'Openbare sleutel waarmee controlepunten worden nagegaan' })
  publicKey!: string;
  @ListOf({ pattern: /.*/, max: 100 }, { about: 'Namen van de getuigen' })
  witnesses!: string[];
}

/** A checkpoint with the proof that the log only grew since an earlier size. */
export class CheckpointProof {
  @Nested(() => CheckpointAnswer)
  checkpoint!: CheckpointAnswer;
  @Whole(0, Number.MAX_SAFE_INTEGER)
  since!: number;
  @ListOf({ pattern: /^[0-9a-f]{64}$/, max: 128 }, { about: 'Bewijs van RFC 6962, 2.1.2' })
  consistency!: string[];
}
