import { addDays, startOfDay } from '@casusregie/domain';
import { invalid } from '../shared/refusal';

/** Days in Amsterdam, both included. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The longest period that is counted over, in days. */
const MOST_DAYS = 366;

/**
 * The WHERE of a period on entries `e`; empty when there is no bound.
 * @throws Refused `invalid` when it ends before it begins
 */
export function inPeriod({ from, to }: Period, params: unknown[]): string[] {
  if (from && to && to < from) throw invalid('to', 'ligt voor het begin van de periode');
  return [
    ...(from ? [`e.recorded_at >= $${params.push(startOfDay(from))}`] : []),
    ...(to ? [`e.recorded_at < $${params.push(startOfDay(addDays(to, 1)))}`] : []),
  ];
}

/** @throws Refused `invalid` when a period is longer than a year */
export function refuseLongPeriod({ from, to }: { from: string; to: string }): void {
  if (addDays(from, MOST_DAYS) <= to) throw invalid('to', `de periode is langer dan ${MOST_DAYS} dagen`);
}
