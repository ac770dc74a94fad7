import { amsterdamDate } from '@casusregie/domain';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { asSystem } from '../database/on-behalf';
import { UnitOfWork } from '../database/unit-of-work';
import { FileStore } from '../documents/file-store';
import { Clock } from '../shared/clock';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Days that a draft nobody touches is kept, and hours that a key is remembered. */
const KEPT = { draftDays: 90, keyHours: 24 } as const;

/** Sweeps what has had its time: forgotten drafts with their files, and used keys. Once an hour, in any process. */
@Injectable()
export class Sweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private readonly logger = new Logger('sweep');

  constructor(
    private readonly work: UnitOfWork,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.run().catch((error: unknown) => this.logger.error(String(error)));
    }, HOUR);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Takes away drafts untouched for 90 days and keys older than a day; answers the number of drafts. */
  async run(): Promise<number> {
    const now = Date.parse(this.clock.now());
    const before = (millis: number): string => new Date(now - millis).toISOString();
    const { drafts, files } = await asSystem('sweep', () =>
      this.work.run(async (tx) => {
        await tx.run('DELETE FROM idempotency_keys WHERE created_at < $1', [before(KEPT.keyHours * HOUR)]);
        // Notes of a talk with a municipality are kept for a short time.
        await tx.run('DELETE FROM contacts WHERE keep_until < $1', [amsterdamDate(this.clock.now())]);
        const forgotten = `state = 'draft' AND updated_at < $1`;
        const limit = before(KEPT.draftDays * DAY);
        const attached = await tx.all<{ id: string }>(
          `SELECT id FROM attachments WHERE case_id IN (SELECT id FROM case_files WHERE ${forgotten})`,
          [limit],
        );
        return { drafts: await tx.run(`DELETE FROM case_files WHERE ${forgotten}`, [limit]), files: attached };
      }),
    );
    for (const { id } of files) await this.files.remove(id);
    return drafts;
  }
}
