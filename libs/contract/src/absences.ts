import { Day, Flag, Id, Instant, Nested, NestedList } from './fields';
import { PersonRef } from './shared-answers';

/** Notes that somebody is away, and who stands in. */
export class NoteAbsence {
  @Id({
    optional: true,
    about: 'Wie afwezig is; zonder bent u het zelf. Voor een ander legt alleen de manager dit vast',
  })
  personId?: string;
  @Id({ about: 'Wie vervangt: een collega met dezelfde rol in dezelfde regio' })
  deputyId!: string;
  @Day({ about: 'De eerste dag van afwezigheid' })
  fromOn!: string;
  @Day({ about: 'De laatste dag van afwezigheid; daarna komt het werk vanzelf terug' })
  untilOn!: string;
}

/** Somebody is away for a period, and somebody stands in. */
export class AbsenceAnswer {
  @Id()
  id!: string;
  @Nested(() => PersonRef)
  person!: PersonRef;
  @Nested(() => PersonRef)
  deputy!: PersonRef;
  @Day()
  fromOn!: string;
  @Day()
  untilOn!: string;
  @Flag({ about: 'Of de vervanging vandaag loopt' })
  runs!: boolean;
  @Flag({ about: 'Of u nu vervangt' })
  isDeputy!: boolean;
  @Flag({ about: 'Of u dit kunt beëindigen' })
  mayEnd!: boolean;
  @Instant()
  notedAt!: string;
}

/** Absences that run or are to come, the first first. */
export class AbsenceList {
  @NestedList(() => AbsenceAnswer, 500)
  items!: AbsenceAnswer[];
}

/** An absence that was noted. */
export class AbsenceNoted {
  @Id()
  absenceId!: string;
}
