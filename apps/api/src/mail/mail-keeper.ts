import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DueNotices } from '../notices/due-notices';
import { SpreadNotices } from '../notices/spread-notices';
import { DailyOverviews } from './daily-overviews';
import { SendMails } from './send-mails';

const ROUND_MS = 2000;
/** Rounds between two looks for deadlines and daily overviews. */
const ROUNDS_PER_LOOK = 150;

/** Spreads notices and sends mail, in the background of a process that serves. */
@Injectable()
export class MailKeeper implements OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> | null = null;
  private rounds = 0;
  private readonly logger = new Logger('mail');

  constructor(
    private readonly due: DueNotices,
    private readonly notices: SpreadNotices,
    private readonly overviews: DailyOverviews,
    private readonly mails: SendMails,
  ) {}

  /** Begins; every two seconds from now on. */
  start(): void {
    this.timer = setInterval(() => {
      this.round ??= this.work().finally(() => (this.round = null));
    }, ROUND_MS);
    this.timer.unref();
  }

  private async work(): Promise<void> {
    const looks = this.rounds % ROUNDS_PER_LOOK === 0;
    this.rounds += 1;
    const steps: (() => Promise<unknown>)[] = [
      ...(looks ? [() => this.due.run(), () => this.due.sweep()] : []),
      () => this.notices.run(),
      ...(looks ? [() => this.overviews.run()] : []),
      () => this.mails.run(),
    ];
    // What one step cannot do does not keep the others from their work.
    for (const step of steps) {
      await step().catch((error: unknown) => this.logger.error(`notices or mail have to wait: ${String(error)}`));
    }
  }

  /** What is in hand is finished first. */
  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.round;
  }
}
