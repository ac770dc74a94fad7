import { Inject, Injectable } from '@nestjs/common';
import type { Mail } from '../database/entities';
import { byKind } from '../database/kind';
import { asSystem } from '../database/on-behalf';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import { Clock } from '../shared/clock';
import { SETTINGS, type Settings } from '../shared/settings';
import { writeLetter } from './letters';
import { MailLines } from './mail-lines';
import { NotTaken, PostOffice } from './post-office';

/** Mails that are taken in hand at once. */
const BATCH = 10;
/** Minutes until the next try, by how often it was tried. After the last, nobody tries again. */
export const PAUSES = [2, 5, 15, 60, 240, 720, 1440, 1440] as const;
const MINUTE = 60_000;
/** Two processes take different mails, and neither waits for the other. */
const SKIP_LOCKED = byKind({ sqlite: '', postgres: ' FOR UPDATE SKIP LOCKED' });

type InHand = Pick<Mail, 'id' | 'kind' | 'person_id' | 'organisation_id' | 'attempts'>;
type Ended = Exclude<Mail['state'], 'waiting'>;

/**
 * Sends what waits. A mail is taken in hand in a transaction of its own, which moves its next try on; then it is sent,
 * outside any transaction; then it is noted as sent. A process that dies between the last two sends it once more after the
 * pause, under the same Message-ID.
 */
@Injectable()
export class SendMails {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
    private readonly clock: Clock,
    private readonly lines: MailLines,
    private readonly post: PostOffice,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Sends until nothing is due.
   * @returns how many were sent
   */
  async run(): Promise<number> {
    if (!this.post.isOpen) return 0;
    return asSystem('notify', async () => {
      let sent = 0;
      while (await this.isAnyDue()) {
        const batch = await this.take();
        if (batch.length === 0) break;
        for (const mail of batch) sent += (await this.send(mail)) ? 1 : 0;
      }
      return sent;
    });
  }

  private async isAnyDue(): Promise<boolean> {
    const due = `SELECT id FROM mails WHERE state = 'waiting' AND try_at <= $1 LIMIT 1`;
    return (await this.reads.first(due, [this.clock.now()])) !== undefined;
  }

  private take(): Promise<InHand[]> {
    return this.work.run(async (tx) => {
      const now = this.clock.now();
      const rows = await tx.all<InHand>(
        `SELECT id, kind, person_id, organisation_id, attempts FROM mails
         WHERE state = 'waiting' AND try_at <= $1 ORDER BY try_at, id LIMIT ${BATCH}${SKIP_LOCKED}`,
        [now],
      );
      for (const { id, attempts } of rows) {
        const pause = PAUSES[Math.min(attempts, PAUSES.length - 1)] ?? 0;
        const next = new Date(Date.parse(now) + pause * MINUTE).toISOString();
        await tx.run('UPDATE mails SET attempts = attempts + 1, try_at = $2 WHERE id = $1', [id, next]);
      }
      return rows;
    });
  }

  private async send(mail: InHand): Promise<boolean> {
    // Taken in hand once more after the last try: whoever had it then died.
    if (mail.attempts >= PAUSES.length) return this.end(mail, 'given-up');
    const found = await this.lines.of(mail);
    if (!found) return this.end(mail, 'dropped');
    try {
      await this.post.hand(writeLetter(mail.kind, found.lines, this.settings.publicUrl), { id: mail.id, to: found.to });
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      const isLast = mail.attempts + 1 >= PAUSES.length;
      if (error.forGood || isLast) return this.end(mail, 'given-up', error.fault);
      await this.note(mail, error.fault);
      return false;
    }
    return this.end(mail, 'sent');
  }

  private note({ id }: InHand, fault: string): Promise<number> {
    return this.work.run((tx) => tx.run('UPDATE mails SET fault = $2 WHERE id = $1', [id, fault]));
  }

  private async end({ id }: InHand, state: Ended, fault?: string): Promise<boolean> {
    await this.work.run((tx) =>
      tx.run('UPDATE mails SET state = $2, ended_at = $3, fault = coalesce($4, fault) WHERE id = $1', [
        id,
        state,
        this.clock.now(),
        fault ?? null,
      ]),
    );
    return state === 'sent';
  }
}
