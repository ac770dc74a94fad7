import { NOTICE_KINDS, type NoticeKind, type NoticeMode } from '@casusregie/domain';
import { DailyOverviews } from '../mail/daily-overviews';
import { SendMails } from '../mail/send-mails';
import { DueNotices } from '../notices/due-notices';
import { SpreadNotices } from '../notices/spread-notices';
import { personOf } from './journey';
import type { World } from './test-setup';

/** The address of an account in the specs about mail. */
export const addressOf = (account: string): string => `${account}@post.example`;

/** The background work of a process, done when a spec says so. */
export const spread = (world: World): Promise<number> => world.app.get(SpreadNotices).run();
export const lookForDeadlines = (world: World): Promise<number> => world.app.get(DueNotices).run();
export const makeOverviews = (world: World): Promise<number> => world.app.get(DailyOverviews).run();
export const sendMails = (world: World): Promise<number> => world.app.get(SendMails).run();

/** Gives accounts an address, and has them want every kind in one way. */
export async function reachByMail(world: World, accounts: readonly string[], mode: NoticeMode): Promise<void> {
  await world.work.run(async (tx) => {
    for (const account of accounts) {
      await tx.run('UPDATE persons SET email = $2 WHERE id = $1', [personOf(account), addressOf(account)]);
      for (const kind of NOTICE_KINDS) {
        await tx.run('INSERT INTO notice_settings (person_id, kind, mode) VALUES ($1, $2, $3)', [
          personOf(account),
          kind,
          mode,
        ]);
      }
    }
  });
}

/** The kinds of notice that an account was told about a case, in order of the kind. */
export async function toldOf(world: World, account: string, caseId: string): Promise<NoticeKind[]> {
  const rows = await world.rows<{ kind: NoticeKind }>(
    'SELECT kind FROM notices WHERE person_id = $1 AND case_id = $2 ORDER BY kind',
    [personOf(account), caseId],
  );
  return rows.map(({ kind }) => kind);
}
