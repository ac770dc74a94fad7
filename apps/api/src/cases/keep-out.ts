import type { Authorisation } from '@casusregie/domain';
import type { ActLog } from '../audit/act-log';
import { partAsSystem } from '../database/on-behalf';
import { FOR_UPDATE } from '../database/json';
import { invalid } from '../shared/refusal';
import type { Desk } from './change-case';
import { happen } from './history';

export const KEEP_OUT = `INSERT INTO exclusions (case_id, person_id, reason) VALUES ($1, $2, $3)
  ON CONFLICT (case_id, person_id) DO UPDATE SET reason = $3`;

/** The cases that one was split off from or that were split off from it, near and far. */
const FAMILY = `WITH RECURSIVE family (id) AS (SELECT id FROM case_files WHERE id = $1
    UNION SELECT t.other_id FROM case_ties t JOIN family f ON f.id = t.case_id WHERE t.tie IN ('split-off', 'split-from'))
  SELECT id FROM family WHERE id <> $1 ORDER BY id`;
const HANDLER = `SELECT handler_id FROM case_files WHERE id = $1${FOR_UPDATE}`;

interface KeptOut {
  readonly personId: string;
  readonly name: string;
  readonly reason: string;
}

/**
 * Keeps a person out of every case that shares a request or subjects with this one by having been split off, those that the
 * caller does not see too: what was copied is as much theirs not to read there. Nothing of those cases is told.
 * @throws Refused `invalid` when the person handles one of them
 */
export async function keepOutOfFamily(
  { tx, caller, file, today, now }: Desk,
  authorisation: Authorisation,
  { personId, name, reason }: KeptOut,
  log: ActLog,
): Promise<void> {
  await partAsSystem('keep', tx, async () => {
    for (const { id } of await tx.all<{ id: string }>(FAMILY, [file.id])) {
      if ((await tx.first<{ handler_id: string | null }>(HANDLER, [id]))?.handler_id === personId) {
        throw invalid(
          'personId',
          'is de behandelaar van een casus die hiermee samenhangt; laat daar eerst een ander toewijzen',
        );
      }
      await tx.run(KEEP_OUT, [id, personId, reason]);
      await happen(tx, caller, authorisation, {
        caseId: id,
        type: 'person-excluded',
        happenedOn: today,
        recordedAt: now,
        month: today.slice(0, 7),
        subject: name,
        detail: reason,
      });
      await log.write(tx, caller, {
        act: 'excludePerson',
        object: `case:${id}`,
        authorisationId: authorisation.id,
        payload: { because: file.id },
      });
    }
  });
}
