import { FINDINGS, ROLES, TIES, type Finding, type Role, type Tie } from '@casusregie/domain';
import { LIMITS } from './constants';
import { Choice, Day, FreeText, Id, Instant, Line, ListOf, Nested, NestedList, Whole } from './fields';
import { LogCase, LogPerson } from './log-search';

const MAX_SEED = 4_294_967_295;

/** Draws a sample from the reads of cases in a period. */
export class DrawSample {
  @Day()
  from!: string;
  @Day()
  to!: string;
  @Whole(1, LIMITS.sample)
  size!: number;
  @Whole(0, MAX_SEED, { optional: true, about: 'Getal waarmee de trekking te herhalen is; anders kiest het systeem' })
  seed?: number;
}

/** What the auditor finds of one read. */
export class RecordFinding {
  @Choice(FINDINGS)
  finding!: Finding;
  @FreeText(LIMITS.text, { optional: true, nullable: true, about: 'Verplicht bij een vraag of een incident' })
  note?: string | null;
}

/** Ends the work on a sample. */
export class CloseSample {
  @FreeText(LIMITS.text, { min: 1 })
  conclusion!: string;
}

/** One read in a sample, with what is known of it. */
export class SampledRead {
  @Id()
  id!: string;
  @Whole(1, LIMITS.sample)
  place!: number;
  @Instant()
  recordedAt!: string;
  @Nested(() => LogPerson, { nullable: true })
  person!: LogPerson | null;
  @Choice(ROLES, { nullable: true })
  role!: Role | null;
  @Line(200)
  act!: string;
  @Line(300)
  label!: string;
  @Nested(() => LogCase, { nullable: true })
  case!: LogCase | null;
  @ListOf({ values: TIES, max: TIES.length }, { about: 'Wat de lezer toen met de casus te maken had' })
  ties!: Tie[];
  @Whole(0, Number.MAX_SAFE_INTEGER, { about: 'Weigeringen van dezelfde persoon, een uur ervoor tot een uur erna' })
  refusedNear!: number;
  @Choice(FINDINGS, { nullable: true })
  finding!: Finding | null;
  @Line(LIMITS.text, { nullable: true })
  note!: string | null;
}

/** A sample in the list of samples. */
export class SampleRow {
  @Id()
  id!: string;
  @Day()
  from!: string;
  @Day()
  to!: string;
  @Whole(0, LIMITS.sample, { about: 'Getrokken regels; minder dan gevraagd als er minder zijn' })
  size!: number;
  @Whole(0, MAX_SEED)
  seed!: number;
  @Whole(0, Number.MAX_SAFE_INTEGER, { about: 'Lezingen waaruit getrokken is' })
  population!: number;
  @Instant()
  drawnAt!: string;
  @Line(LIMITS.name)
  drawnBy!: string;
  @Instant({ nullable: true })
  closedAt!: string | null;
  @Line(LIMITS.name, { nullable: true })
  closedBy!: string | null;
  @Whole(0, LIMITS.sample, { about: 'Regels zonder bevinding' })
  open!: number;
  @Whole(0, LIMITS.sample)
  inOrder!: number;
  @Whole(0, LIMITS.sample)
  questions!: number;
  @Whole(0, LIMITS.sample)
  incidents!: number;
}

/** All samples, the newest first. */
export class SampleList {
  @NestedList(() => SampleRow, 200)
  items!: SampleRow[];
}

/** One sample with its reads: the report. */
export class SampleAnswer extends SampleRow {
  @Line(LIMITS.text, { nullable: true })
  conclusion!: string | null;
  @NestedList(() => SampledRead, LIMITS.sample)
  reads!: SampledRead[];
}
