import { ChooseNotices, type NoticeSettings } from '@casusregie/contract';
import {
  deskAuthorisations,
  liveAuthorisations,
  NOTICE_ROWS,
  noticeKindsOf,
  type Authorisation,
  type NoticeKind,
  type NoticeMode,
} from '@casusregie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { ActLog } from '../audit/act-log';
import type { Sql } from '../database/sql';
import { Reads, UnitOfWork } from '../database/unit-of-work';
import type { Caller } from '../identity/caller';
import { Clock } from '../shared/clock';
import { mailStand } from '../shared/mail-settings';
import { invalid, Refused } from '../shared/refusal';
import { SETTINGS, type Settings } from '../shared/settings';
import { shape } from '../shared/shape';

/** What each person wants by mail. */
@Injectable()
export class NoticeChoices {
  constructor(
    private readonly reads: Reads,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: ActLog,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The caller's choices, for the kinds that their roles are told of. */
  async read(caller: Caller): Promise<NoticeSettings> {
    const authorisation = this.may(caller);
    await this.log.read(caller, { act: 'readNotices', object: null, authorisationId: authorisation.id });
    return this.answer(this.reads, caller);
  }

  /**
   * Takes over choices; what is left out stays.
   * @throws Refused `invalid` for a kind that the caller's roles are never told of, or one that is there twice
   */
  async choose(caller: Caller, body: unknown): Promise<NoticeSettings> {
    const authorisation = this.may(caller);
    const { choices } = shape(ChooseNotices, body);
    const kinds = this.kinds(caller);
    const strange = choices.findIndex(
      ({ kind }, at) => !kinds.includes(kind) || choices.findIndex((one) => one.kind === kind) !== at,
    );
    if (strange >= 0) throw invalid(`choices.${strange}.kind`, 'hoort niet bij uw rol, of staat er dubbel');
    return this.work.run(async (tx) => {
      for (const { kind, mode } of choices) {
        await tx.run(
          `INSERT INTO notice_settings (person_id, kind, mode) VALUES ($1, $2, $3)
           ON CONFLICT (person_id, kind) DO UPDATE SET mode = excluded.mode`,
          [caller.actor.personId, kind, mode],
        );
      }
      await this.log.write(tx, caller, {
        act: 'chooseNotices',
        object: null,
        authorisationId: authorisation.id,
        payload: { choices },
      });
      return this.answer(tx, caller);
    });
  }

  private may({ actor }: Caller): Authorisation {
    const [first] = deskAuthorisations('readNotices', actor, this.clock.today());
    if (!first) throw new Refused('wrong-role', 'Uw rol krijgt geen meldingen.');
    return first;
  }

  private kinds({ actor }: Caller): NoticeKind[] {
    return noticeKindsOf(liveAuthorisations(actor, this.clock.today()).map(({ role }) => role));
  }

  private async answer(sql: Sql, caller: Caller): Promise<NoticeSettings> {
    const { personId } = caller.actor;
    const chosen = await sql.all<{ kind: NoticeKind; mode: NoticeMode }>(
      'SELECT kind, mode FROM notice_settings WHERE person_id = $1',
      [personId],
    );
    const person = await sql.first<{ email: string | null }>('SELECT email FROM persons WHERE id = $1', [personId]);
    const modes = new Map(chosen.map(({ kind, mode }) => [kind, mode]));
    return {
      mail: mailStand(this.settings),
      hasAddress: person?.email != null,
      digestHour: this.settings.digestHour,
      choices: this.kinds(caller).map((kind) => ({ kind, mode: modes.get(kind) ?? NOTICE_ROWS[kind].mode })),
    };
  }
}
