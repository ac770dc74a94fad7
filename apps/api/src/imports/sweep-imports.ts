import { IMPORT_STATES, isUndecided } from '@casusregie/domain';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DATABASE_KIND } from '../database/kind';
import { asSystem } from '../database/on-behalf';
import { UnitOfWork } from '../database/unit-of-work';
import { Clock } from '../shared/clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** After this, whatever was doing it is no longer there; an undecided list is forgotten; and the fact that there was one goes too. */
const KEPT = { underWay: 10 * MINUTE, undecided: 24 * HOUR, ended: 30 * 24 * HOUR } as const;
const UNDECIDED = IMPORT_STATES.filter(isUndecided)
  .map((state) => `'${state}'`)
  .join(', ');

/**
 * Cleans up lists that nobody goes on with: at the start what a process left half-way, and every hour what was never
 * decided on. Half-way there is never a case: those appear in one transaction.
 */
@Injectable()
export class SweepImports implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private readonly logger = new Logger('sweep imports');

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // An embedded database serves one process, and it begins now: whatever is under way was left by the last.
    await this.run(DATABASE_KIND === 'sqlite' ? 0 : KEPT.underWay);
    this.timer = setInterval(() => {
      this.run(KEPT.underWay).catch((error: unknown) => this.logger.error(String(error)));
    }, HOUR);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** @param underWay how long ago, in milliseconds, something under way must have been touched to count as left */
  async run(underWay: number): Promise<void> {
    const now = this.clock.ms();
    const before = (millis: number): string => new Date(now - millis).toISOString();
    await asSystem('sweep', () =>
      this.work.run(async (tx) => {
        const end = `ended_at = $2, fault_count = 0, faults = '[]', summary = '{}'`;
        await tx.run(
          `UPDATE case_imports SET state = 'broken-off', done_count = 0, ${end} WHERE state IN ('reading', 'publishing') AND touched_at <= $1`,
          [before(underWay), this.clock.now()],
        );
        await tx.run(
          `UPDATE case_imports SET state = 'cancelled', ${end} WHERE state IN (${UNDECIDED}) AND touched_at < $1`,
          [before(KEPT.undecided), this.clock.now()],
        );
        await tx.run(
          'DELETE FROM case_import_rows WHERE import_id IN (SELECT id FROM case_imports WHERE ended_at IS NOT NULL)',
        );
        await tx.run('DELETE FROM case_imports WHERE ended_at < $1', [before(KEPT.ended)]);
      }),
    );
  }
}
