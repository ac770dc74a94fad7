import { LIST_COLUMNS, MOST_VIEWS, STATES, type ListColumn, type State } from '@casusregie/domain';
import { ListFilters } from './cases';
import { CASE_SORTS } from './constants';
import { Choice, Flag, FreeText, Id, Line, ListOf, Nested, NestedList, Whole } from './fields';
import { PersonRef } from './shared-answers';

/** What a saved view filters on: choices and ids only. A number or a text is never saved, since it may tell of a case. */
export class ViewFilters extends ListFilters {
  @ListOf({ values: STATES, max: STATES.length }, { optional: true })
  states?: State[];
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
