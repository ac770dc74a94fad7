import { ORGANISATION_KINDS, type OrganisationKind } from '@casusregie/domain';
import { Choice, Day, Id, Line, ListOf, NestedList, RegionCode, Whole } from './fields';
import { DeskAnswer } from './case-answers';
import { Labelled, PersonRef } from './shared-answers';

/** An organisation in the reference list. */
export class OrganisationRow {
  @Id()
  id!: string;
  @Line(20)
  code!: string;
  @Line(120)
  name!: string;
  @Choice(ORGANISATION_KINDS)
  kind!: OrganisationKind;
  @RegionCode({ nullable: true })
  regionCode!: string | null;
  @Line(10, { nullable: true })
  provinceCode!: string | null;
  @ListOf({ pattern: /.*/, max: 20 }, { about: 'Een provincie kan in meer regio’s liggen' })
  regionCodes!: string[];
  @Day({ nullable: true })
  validFrom!: string | null;
  @Day({ nullable: true })
  validUntil!: string | null;
}

/** Organisations of the reference list. */
export class OrganisationList {
  @NestedList(() => OrganisationRow, 2000)
  items!: OrganisationRow[];
}

/** The regions with their desks. */
export class RegionList {
  @NestedList(() => DeskAnswer, 20)
  items!: DeskAnswer[];
}

/** A reference list of codes and words. */
export class LabelledList {
  @NestedList(() => Labelled, 200)
  items!: Labelled[];
}

/** A colleague who can be made handler, case director or named. */
export class ColleagueRow extends PersonRef {
  @Line(120)
  organisation!: string;
  @Id()
  organisationId!: string;
  @Line(200, { about: 'Rollen, gescheiden door komma’s' })
  roles!: string;
}

/** Colleagues of the region. */
export class ColleagueList {
  @NestedList(() => ColleagueRow, 500)
  items!: ColleagueRow[];
}

/** Figures of one month, region and main theme. Counts are of cases; `running` is the stock at the end of the month. */
export class FigureRow {
  @Line(7)
  month!: string;
  @RegionCode()
  region!: string;
  @Line(60, { nullable: true })
  theme!: string | null;
  @Whole(0, 10_000_000)
  broughtIn!: number;
  @Whole(0, 10_000_000)
  running!: number;
  @Whole(0, 10_000_000)
  closed!: number;
  @Whole(0, 10_000_000)
  rejected!: number;
  @Whole(0, 10_000_000)
  referred!: number;
  @Whole(0, 10_000_000)
  withdrawn!: number;
}

/** The figures: rows per month × region × theme, and the same summed in the database. */
export class FigureAnswer {
  @Line(7)
  from!: string;
  @Line(7)
  to!: string;
  @NestedList(() => FigureRow, 100_000)
  rows!: FigureRow[];
  @NestedList(() => FigureRow, 1000, {
    about: 'Som per maand, over regio en thema',
  })
  perMonth!: FigureRow[];
}

/** Whether the process is up, and whether it can serve. */
export class HealthAnswer {
  @Choice(['up', 'down'])
  status!: 'up' | 'down';
}
