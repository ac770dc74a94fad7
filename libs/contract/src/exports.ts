import { EXPORT_COLUMNS, EXPORT_FORMS, type ExportColumn, type ExportForm } from '@casusregie/domain';
import { CaseQuery } from './cases';
import { LIMITS } from './constants';
import { Choice, Flag, FreeText, Instant, Line, ListOf, Nested } from './fields';

/** Why something is taken along, and for whom: stands on every page of the file and in the log. */
class Taken {
  @FreeText(LIMITS.ground, { min: 1, about: 'Waarvoor het bestand nodig is' })
  purpose!: string;
  @FreeText(LIMITS.short, { optional: true, nullable: true, about: 'Voor wie, als dat een ander is' })
  recipient?: string | null;
}

/** Takes one case along as a file. */
export class ExportCase extends Taken {
  @Choice(EXPORT_FORMS)
  form!: ExportForm;
}

/** Takes a list of cases along as an Excel file. */
export class ExportCases extends Taken {
  @Nested(() => CaseQuery, { optional: true, about: 'De filters en volgorde van de lijst; zonder `limit` en `after`' })
  filters?: CaseQuery;
  @ListOf({ values: EXPORT_COLUMNS, max: EXPORT_COLUMNS.length }, { optional: true, about: 'Zonder: alle kolommen' })
  columns?: ExportColumn[];
}

/** Which template a region uses for the Word file of analysis and advice. */
export class TemplateAnswer {
  @Flag({ about: 'Of de regio een eigen sjabloon heeft' })
  own!: boolean;
  @Line(LIMITS.short, { nullable: true })
  name!: string | null;
  @Instant({ nullable: true })
  replacedAt!: string | null;
  @Line(LIMITS.name, { nullable: true })
  replacedBy!: string | null;
}
