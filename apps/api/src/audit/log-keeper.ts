import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../shared/clock';
import { SETTINGS, type Settings } from '../shared/settings';
import { Checkpoints } from './checkpoints';
import { LogKey } from './log-key';
import { Sequencer } from './sequencer';

const ROUND_MS = 2000;

/** Keeps the tree of the log up to date and signs it on time, in the background of a process that serves. */
@Injectable()
export class LogKeeper implements OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> | null = null;
  private readonly logger = new Logger('log');

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly key: LogKey,
    private readonly sequencer: Sequencer,
    private readonly checkpoints: Checkpoints,
  ) {}

  /**
   * Begins: signs what an earlier process left, then works every two seconds.
   * @returns what to tell whoever starts the process, when there is something to tell
   * @throws BadSetting when there is no usable key
   */
  async start(): Promise<string | null> {
    const told = this.key.open();
    this.key.refuseOddWitnesses();
    await this.checkpoints.make();
    this.timer = setInterval(() => {
      this.round ??= this.work().finally(() => (this.round = null));
    }, ROUND_MS);
    this.timer.unref();
    return told;
  }

  private async work(): Promise<void> {
    try {
      await this.sequencer.run();
      const last = await this.checkpoints.last();
      const due = Date.parse(last?.recorded_at ?? '') + this.settings.auditCheckpointMinutes * 60_000;
      if (!last || due <= Date.parse(this.clock.now())) await this.checkpoints.make();
    } catch (error) {
      this.logger.error(`the log could not be numbered or signed: ${String(error)}`);
    }
  }

  /** A process that ends as it should leaves nothing unsigned. */
  async onModuleDestroy(): Promise<void> {
    if (!this.timer) return;
    clearInterval(this.timer);
    await this.round;
    await this.checkpoints.make().catch((error: unknown) => this.logger.error(String(error)));
  }
}
