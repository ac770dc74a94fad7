import { amsterdamHour, isWorkingDay } from '@casusregie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { MailKind } from '@casusregie/domain';
import { asSystem } from '../database/on-behalf';
import { stableId } from '../database/reference/load';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import { Clock } from '../shared/clock';
import { SETTINGS, type Settings } from '../shared/settings';

/** The row of the settings that holds the last day whose overviews were made. */
const LAST_DAY = 'mail-overviews-day';
const READY = `INSERT INTO mails (id, kind, person_id, organisation_id, state, attempts, created_at, try_at)
  VALUES ($1, $2, $3, $4, 'waiting', 0, $5, $5) ON CONFLICT (id) DO NOTHING`;

/**
 * One overview a day: to each person with notices that were to go along in it, and to each function mailbox. On working
 * days, from the hour of the settings on. The id of an overview says its day and receiver, so that two processes make one.
 */
@Injectable()
export class DailyOverviews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Makes those of today, when it is time and they are not there yet.
   * @returns how many were made
   */
  async run(): Promise<number> {
    const now = this.clock.now();
    const today = this.clock.today();
    if (!this.settings.mail || !isWorkingDay(today) || amsterdamHour(now) < this.settings.digestHour) return 0;
    return asSystem('notify', async () => {
      const last = await this.reads.first<{ value: string }>('SELECT value FROM settings WHERE name = $1', [LAST_DAY]);
      if (last && last.value >= today) return 0;
      let made = 0;
      const people = await this.reads.all<{ person_id: string }>(
        `SELECT DISTINCT person_id FROM notices WHERE mail_id IS NULL AND mode = 'digest' ORDER BY person_id`,
      );
      for (const { person_id } of people) made += await this.make('digest', person_id, { now, today });
      const mailboxes = await this.reads.all<{ organisation_id: string }>(
        'SELECT organisation_id FROM function_mailboxes WHERE address IS NOT NULL ORDER BY organisation_id',
      );
      for (const { organisation_id } of mailboxes) made += await this.make('mailbox', organisation_id, { now, today });
      await this.work.run((tx) =>
        tx.run(
          `INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
          [LAST_DAY, today],
        ),
      );
      return made;
    });
  }

  private make(
    kind: Exclude<MailKind, 'notice'>,
    receiver: string,
    { now, today }: { now: string; today: string },
  ): Promise<number> {
    const id = stableId(`mail:${kind}:${today}:${receiver}`);
    return this.work.run(async (tx) => {
      const [person, organisation] = kind === 'digest' ? [receiver, null] : [null, receiver];
      const made = await tx.run(READY, [id, kind, person, organisation, now]);
      if (made === 1 && person) {
        await tx.run(`UPDATE notices SET mail_id = $1 WHERE person_id = $2 AND mail_id IS NULL AND mode = 'digest'`, [
          id,
          person,
        ]);
      }
      return made;
    });
  }
}
