import { DECLINE_GROUNDS, type DeclineGround } from '@casusregie/domain';
import { Choice, Line, Month, Nested, NestedList, RegionCode, Whole } from './fields';
import { OrganisationRef } from './shared-answers';

const MOST = 10_000_000;

/** What the figures per partner are asked for. */
export class PartnerFigureQuery {
  @Month({ optional: true, about: 'Eerste maand waarin is gevraagd; zonder: een jaar terug' })
  from?: string;
  @Month({ optional: true, about: 'Laatste maand; zonder: deze maand' })
  to?: string;
  @RegionCode({ optional: true })
  region?: string;
}

/** How often a ground was named. */
export class GroundCount {
  @Choice(DECLINE_GROUNDS)
  ground!: DeclineGround;
  @Whole(1, MOST)
  lines!: number;
}

/** What one partner was asked, and what came of it. */
export class PartnerFigureRow {
  @Nested(() => OrganisationRef)
  partner!: OrganisationRef;
  @Whole(0, MOST)
  asked!: number;
  @Whole(0, MOST)
  answered!: number;
  @Whole(0, MOST)
  hit!: number;
  @Whole(0, MOST)
  noHit!: number;
  @Whole(0, MOST, { about: 'Geen antwoord mogelijk' })
  noAnswer!: number;
  @Whole(0, MOST, { about: 'Namens de partner vastgelegd en nog niet bevestigd' })
  unconfirmed!: number;
  @Whole(0, MOST, { about: 'Gesloten zonder antwoord' })
  closed!: number;
  @Whole(0, MOST, { about: 'Open en over de termijn' })
  overdue!: number;
  @Whole(0, MOST, { about: 'Werkdagen van vraag tot antwoord, opgeteld over alles wat beantwoord is' })
  workingDays!: number;
  @NestedList(() => GroundCount, DECLINE_GROUNDS.length)
  grounds!: GroundCount[];
}

/** Numbers per partner over a period. */
export class PartnerFigureAnswer {
  @Line(7)
  from!: string;
  @Line(7)
  to!: string;
  @NestedList(() => PartnerFigureRow, 1000)
  rows!: PartnerFigureRow[];
}
