import { IMPORT_FAULTS, IMPORT_STATES, type ImportFaultKind, type ImportState } from '@casusregie/domain';
import { IMPORT_FAULTS_SHOWN, LIMITS } from './constants';
import { Choice, Counts, Flag, Id, Instant, Line, NestedList, Whole } from './fields';

/** One fault of a list: where it is, what stands there, and what would be right. */
export class ImportFaultAnswer {
  @Whole(1, 10_000_000, { nullable: true, about: 'De regel in Excel; leeg bij een fout van de hele lijst' })
  row!: number | null;
  @Line(LIMITS.short, { nullable: true })
  column!: string | null;
  @Choice(IMPORT_FAULTS)
  kind!: ImportFaultKind;
  @Line(LIMITS.short, { nullable: true, about: 'Wat er staat, ingekort; nooit een tekst met een BSN' })
  found!: string | null;
  @Line(LIMITS.ground, { about: 'Wat er mis is, en wat er goed zou zijn' })
  text!: string;
}

/** One of the first rows, as it would be taken over. */
export class ImportPreviewRow {
  @Whole(1, 10_000_000)
  row!: number;
  @Line(LIMITS.short)
  number!: string;
  @Line(LIMITS.title)
  title!: string;
  @Line(LIMITS.name)
  municipality!: string;
  @Line(LIMITS.name)
  kind!: string;
  @Line(LIMITS.name)
  state!: string;
  @Line(LIMITS.name, { nullable: true })
  handler!: string | null;
  @Line(LIMITS.name)
  receivedOn!: string;
}

/** How an import stands. */
export class ImportProgress {
  @Id()
  id!: string;
  @Choice(IMPORT_STATES)
  state!: ImportState;
  @Line(LIMITS.short)
  fileName!: string;
  @Whole(0, 10_000_000, { about: 'Hoeveel regels de lijst heeft, zodra dat bekend is' })
  rows!: number;
  @Whole(0, 10_000_000, { about: 'Hoeveel regels er zijn gedaan van wat nu loopt' })
  done!: number;
  @Instant()
  startedAt!: string;
  @Instant({ nullable: true })
  endedAt!: string | null;
}

/** An import with what was found in the list. */
export class ImportAnswer extends ImportProgress {
  @Whole(0, 100_000_000, { about: 'Hoeveel fouten er in het geheel zijn' })
  faultCount!: number;
  @NestedList(() => ImportFaultAnswer, IMPORT_FAULTS_SHOWN)
  faults!: ImportFaultAnswer[];
  @NestedList(() => ImportPreviewRow, 20, { about: 'De eerste regels' })
  preview!: ImportPreviewRow[];
  @Counts({ about: 'Hoeveel casussen per gemeente' })
  municipalities!: Record<string, number>;
  @Counts({ about: 'Hoeveel casussen per toestand' })
  states!: Record<string, number>;
  @Whole(0, 10_000_000, { about: 'Hoeveel casussen de gemeente kan lezen' })
  readByMunicipality!: number;
  @Flag({ about: 'Of de lijst nu kan worden overgenomen' })
  confirmable!: boolean;
}

/** One's own imports, the last first. */
export class ImportList {
  @NestedList(() => ImportProgress, 20)
  items!: ImportProgress[];
}
