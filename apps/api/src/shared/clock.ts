import { amsterdamDate, type CalendarDate, type Instant } from '@casusregie/domain';

/** The one clock of the process; tests and the demo loader set their own. */
export class Clock {
  private fixed: number | null = null;

  /** Now, in UTC with milliseconds. */
  now(): Instant {
    return new Date(this.ms()).toISOString();
  }

  /** Now, in milliseconds since 1970. */
  ms(): number {
    return this.fixed ?? Date.now();
  }

  /** Today by Europe/Amsterdam. */
  today(): CalendarDate {
    return amsterdamDate(this.now());
  }

  /** Stops the clock at an instant, or lets it run again with null. */
  set(instant: Instant | null): void {
    this.fixed = instant === null ? null : Date.parse(instant);
  }
}
