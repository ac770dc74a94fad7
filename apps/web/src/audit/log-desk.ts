import { Service, signal } from '@angular/core';
import type { LogPerson, SearchLog } from '@casusregie/contract';
import { addDays } from '@casusregie/domain';
import { todayHere } from '@casusregie/ui';

/** How many days back one looks at first. */
const FIRST_DAYS = 7;

/** What is looked for in the log. */
export interface LogFilters {
  readonly person: LogPerson | null;
  readonly caseNumber: string;
  readonly act: string;
  readonly refusedOnly: boolean;
  readonly from: string;
  readonly to: string;
}

/** Nothing in particular, of the last days. */
export const firstFilters = (today = todayHere()): LogFilters => ({
  person: null,
  caseNumber: '',
  act: '',
  refusedOnly: false,
  from: addDays(today, -FIRST_DAYS),
  to: today,
});

/** The filters as the server takes them: what is empty is left out. */
export function searchOf({ person, caseNumber, act, refusedOnly, from, to }: LogFilters): SearchLog {
  return {
    ...(person && { personId: person.id }),
    ...(caseNumber.trim() && { case: caseNumber.trim() }),
    ...(act && { act }),
    ...(refusedOnly && { refusedOnly }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/**
 * What somebody who keeps watch is looking at. It goes with them from page to page, in memory only: whom they look at
 * stands in no address and in no history of the browser.
 */
@Service()
export class LogDesk {
  readonly filters = signal<LogFilters>(firstFilters());

  /** Changes some of the filters. */
  set(change: Partial<LogFilters>): void {
    this.filters.update((before) => ({ ...before, ...change }));
  }
}
