import { ROLES, STATES, type Role, type State } from '@casusregie/domain';
import { LIMITS } from './constants';
import { Choice, Day, Flag, Id, Instant, Line, ListOf, Nested, NestedList, RegionCode, Whole } from './fields';

/** What to look for in the log. Sent in a body: who is looked for is in no address. */
export class SearchLog {
  @Id({ optional: true, about: 'Wie het deed' })
  personId?: string;
  @Line(LIMITS.name, { optional: true, min: 1, about: 'Accountnaam van wie het deed' })
  account?: string;
  @Line(60, { optional: true, min: 1, about: 'Nummer of kenmerk van een casus' })
  case?: string;
  @Line(100, { optional: true, min: 1, about: 'Naam van een handeling' })
  act?: string;
  @Flag({ optional: true, about: 'Alleen wat geweigerd is' })
  refusedOnly?: boolean;
  @Day({ optional: true, about: 'Vanaf deze dag' })
  from?: string;
  @Day({ optional: true, about: 'Tot en met deze dag' })
  to?: string;
  @Whole(1, LIMITS.maxPage, { optional: true })
  limit?: number;
  @Line(600, { optional: true, about: 'Aanwijzer uit `next` van de vorige bladzijde' })
  after?: string;
}

/** A case as the log names it: by its number, never by what is in it. */
export class LogCase {
  @Id()
  id!: string;
  @Line(60, { nullable: true, about: 'Een concept heeft nog geen nummer' })
  number!: string | null;
  @RegionCode({ nullable: true })
  region!: string | null;
  @Choice(STATES, { nullable: true, about: 'Leeg als de casus niet meer bestaat' })
  state!: State | null;
}

/** Whoever did something, as the log names them. */
export class LogPerson {
  @Id()
  id!: string;
  @Line(LIMITS.name)
  account!: string;
  @Line(LIMITS.name)
  name!: string;
  @Line(LIMITS.name)
  function!: string;
  @Line(LIMITS.name)
  organisation!: string;
}

/** One line of the log. */
export class LogRow {
  @Id()
  id!: string;
  @Instant()
  recordedAt!: string;
  @Nested(() => LogPerson, { nullable: true, about: 'Leeg: zonder aanmelding' })
  person!: LogPerson | null;
  @Choice(ROLES, { nullable: true, about: 'De rol waaronder het gebeurde' })
  role!: Role | null;
  @Line(200)
  act!: string;
  @Line(300)
  label!: string;
  @Nested(() => LogCase, { nullable: true })
  case!: LogCase | null;
  @Line(200, { nullable: true, about: 'Waarom geweigerd; leeg als het lukte' })
  refused!: string | null;
  @ListOf({ pattern: /.*/, max: 100 }, { about: 'Namen van velden en filters, nooit hun inhoud' })
  details!: string[];
  @Line(64)
  traceId!: string;
}

/** A page of the log, the newest first. */
export class LogPage {
  @NestedList(() => LogRow, LIMITS.maxPage)
  items!: LogRow[];
  @Line(600, { nullable: true })
  next!: string | null;
}

/** Looks for people by a part of their name, function or account. */
export class SearchPersons {
  @Line(LIMITS.name, { min: 1 })
  text!: string;
}

/** People that were found, at most twenty. */
export class FoundPersons {
  @NestedList(() => LogPerson, 20)
  items!: LogPerson[];
  @Flag({ about: 'Of er meer zijn' })
  more!: boolean;
}

/** Asks what one person touched in a period of at most a year. */
export class AskOverview {
  @Id()
  personId!: string;
  @Day()
  from!: string;
  @Day()
  to!: string;
}

/** How often an act was done. */
export class ActCount {
  @Line(200)
  act!: string;
  @Line(300)
  label!: string;
  @Whole(0, Number.MAX_SAFE_INTEGER)
  count!: number;
}

/** A case that somebody touched: opened, changed, tried to open, or saw in a list. */
export class TouchedCase {
  @Nested(() => LogCase)
  case!: LogCase;
  @Instant()
  first!: string;
  @Instant()
  last!: string;
  @NestedList(() => ActCount, 200)
  acts!: ActCount[];
  @Whole(0, Number.MAX_SAFE_INTEGER)
  refused!: number;
  @Whole(0, Number.MAX_SAFE_INTEGER, { about: 'Hoe vaak de casus in een lijst stond' })
  listed!: number;
}

/** What one person touched in a period. */
export class AccountOverview {
  @Nested(() => LogPerson)
  person!: LogPerson;
  @Day()
  from!: string;
  @Day()
  to!: string;
  @NestedList(() => TouchedCase, 500, { about: 'De laatst aangeraakte eerst' })
  cases!: TouchedCase[];
  @Whole(0, Number.MAX_SAFE_INTEGER, { about: 'Aantal casussen, ook als de lijst is afgekapt' })
  total!: number;
  @NestedList(() => ActCount, 500, { about: 'Wat niet over één casus ging' })
  others!: ActCount[];
  @Whole(0, Number.MAX_SAFE_INTEGER, { about: 'Weigeringen buiten een casus' })
  refusedElsewhere!: number;
  @Flag({ about: 'Of er meer lijsten zijn bekeken dan hier zijn meegeteld' })
  listsCapped!: boolean;
}
