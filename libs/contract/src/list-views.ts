import {
  KINDS,
  LIST_COLUMNS,
  MOST_VIEWS,
  PRIORITIES,
  STATES,
  type Kind,
  type ListColumn,
  type Priority,
  type State,
} from '@casusregie/domain';
import { CASE_SORTS } from './constants';
import {
  Choice,
  Code,
  Flag,
  FreeText,
  Id,
  IdOrMine,
  IdOrNone,
  Line,
  ListOf,
  Nested,
  NestedList,
  RegionCode,
  Whole,
} from './fields';
import { PersonRef } from './shared-answers';

/** What a saved view filters on: choices and ids only. A number or a text is never saved, since it may tell of a case. */
export class ViewFilters {
  @Choice(['new', 'running', 'waiting', 'ended'], { optional: true })
  phase?: 'new' | 'running' | 'waiting' | 'ended';
  @ListOf({ values: STATES, max: STATES.length }, { optional: true })
  states?: State[];
  @Choice(KINDS, { optional: true })
  kind?: Kind;
  @Code({ optional: true })
  theme?: string;
  @IdOrMine({ optional: true, about: 'Een gemeente, of `mine`: die van wie kijkt' })
  municipality?: string;
  @Id({ optional: true })
  organisation?: string;
  @RegionCode({ optional: true })
  region?: string;
  @IdOrNone({ optional: true, about: 'Een behandelaar, of `none`: zonder behandelaar' })
  handler?: string;
  @Choice(PRIORITIES, { optional: true })
  priority?: Priority;
}

/** A view of the worklist to be saved. */
export class SaveListView {
  @FreeText(60, { min: 1 })
  name!: string;
  @Flag({ about: 'Of alle medewerkers van het RIEC haar zien' })
  shared!: boolean;
  @Nested(() => ViewFilters)
  filters!: ViewFilters;
  @Choice(CASE_SORTS)
  sort!: (typeof CASE_SORTS)[number];
  @Choice(['asc', 'desc'])
  direction!: 'asc' | 'desc';
  @ListOf({ values: LIST_COLUMNS, max: LIST_COLUMNS.length })
  columns!: ListColumn[];
}

/** The view somebody begins with; null for the usual one. */
export class ChooseDefaultView {
  @Id({ nullable: true })
  viewId!: string | null;
}

/** A saved view, as somebody sees it. */
export class ListView {
  @Id()
  id!: string;
  @Line(60)
  name!: string;
  @Flag()
  shared!: boolean;
  @Nested(() => PersonRef, { about: 'Wie haar bewaarde' })
  savedBy!: PersonRef;
  @Flag({ about: 'Of u haar mag wijzigen en verwijderen' })
  mayChange!: boolean;
  @Flag({ about: 'Of uw lijst hiermee begint' })
  isDefault!: boolean;
  @Nested(() => ViewFilters)
  filters!: ViewFilters;
  @Choice(CASE_SORTS)
  sort!: (typeof CASE_SORTS)[number];
  @Choice(['asc', 'desc'])
  direction!: 'asc' | 'desc';
  @ListOf({ values: LIST_COLUMNS, max: LIST_COLUMNS.length })
  columns!: ListColumn[];
  @Whole(1, 1_000_000_000)
  version!: number;
}

/** One's own views and those that colleagues share. */
export class ListViews {
  @NestedList(() => ListView, MOST_VIEWS * 40)
  items!: ListView[];
}
