import type { MailStatus } from '@casusregie/contract';
import { deskAuthorisations } from '@casusregie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import { instantText } from '../database/json';
import { asSystem } from '../database/on-behalf';
import { Reads } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { mailStand } from '../shared/mail-settings';
import { Refused } from '../shared/refusal';
import { SETTINGS, type Settings } from '../shared/settings';

/** Whether mail arrives: numbers and codes for the administrator, never to whom or of what. */
@Injectable()
export class MailStanding {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
    private readonly log: ActLog,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async read(caller: Caller): Promise<MailStatus> {
    const [authorisation] = deskAuthorisations('manageMail', caller.actor, this.clock.today());
    if (!authorisation) throw new Refused('wrong-role', 'Alleen de beheerder bewaakt de bezorging van e-mail.');
    await this.log.read(caller, { act: 'manageMail', object: null, authorisationId: authorisation.id });
    return asSystem('notify', async () => {
      const rows = await this.reads.all<{ state: string; mails: number; since: string }>(
        `SELECT state, count(*) AS mails, ${instantText('min(created_at)')} AS since FROM mails GROUP BY state`,
      );
      const of = (state: string) => rows.find((row) => row.state === state);
      const fault = await this.reads.first<{ fault: string }>(
        `SELECT fault FROM mails WHERE fault IS NOT NULL AND state IN ('waiting', 'given-up') ORDER BY try_at DESC LIMIT 1`,
      );
      return {
        mail: mailStand(this.settings),
        waiting: Number(of('waiting')?.mails ?? 0),
        waitingSince: of('waiting')?.since ?? null,
        sent: Number(of('sent')?.mails ?? 0),
        givenUp: Number(of('given-up')?.mails ?? 0),
        lastFault: fault?.fault ?? null,
      };
    });
  }
}
