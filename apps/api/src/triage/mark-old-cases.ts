import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { keepMarks } from '../cases/case-marks';
import { FOR_UPDATE } from '../database/json';
import { asSystem } from '../database/on-behalf';
import { Reads, UnitOfWork, type Tx } from '../database/unit-of-work';

const HOUR = 3_600_000;
/** Batches of one round. Between two of them other writers have their turn. */
const BATCHES = 60;
/** Cases of one transaction: few, so that no writer waits long behind it. */
const BATCH = 100;
/** How far it has come, for the next process: ids grow with time, and the newest are marked first. */
const PLACE = 'marks-down-to';
const END = 'end';
const AFTER_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Marks the cases that came in without marks: those of before there were any, and those of old lists. Six thousand an hour, the
 * newest first.
 */
@Injectable()
export class MarkOldCases implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private readonly logger = new Logger('marks');

  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.round().catch((error: unknown) => this.logger.error(String(error)));
    }, HOUR);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async round(): Promise<void> {
    for (let batch = 0; batch < BATCHES && (await this.run()) > 0; batch += 1);
  }

  /**
   * Marks the next batch.
   * @returns how many cases it marked; 0 when all are
   */
  async run(): Promise<number> {
    const known = await this.reads.first<{ value: string }>('SELECT value FROM settings WHERE name = $1', [PLACE]);
    if (known?.value === END) return 0;
    return asSystem('mark', () =>
      this.work.run(async (tx) => {
        const rows = await tx.all<{ id: string }>(
          `SELECT id FROM case_files WHERE id < $1 ORDER BY id DESC LIMIT ${BATCH}${FOR_UPDATE}`,
          [known?.value ?? AFTER_ALL],
        );
        for (const { id } of rows) await keepMarks(tx, id);
        await tx.run(
          'INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
          [PLACE, rows.at(-1)?.id ?? END],
        );
        return rows.length;
      }),
    );
  }

  /** Begins again with the newest, in the transaction that brings in cases without marks; to mark a case twice changes nothing. */
  async beginAgain(tx: Tx): Promise<void> {
    await tx.run('DELETE FROM settings WHERE name = $1', [PLACE]);
  }
}
