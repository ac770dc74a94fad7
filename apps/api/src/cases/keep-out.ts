import { type Authorisation, viewOf } from '@casusregie/domain';
import type { ActLog } from '../audit/act-log';
import { invalid, Refused } from '../shared/refusal';
import { loadCase, type LoadedCase } from './case-access';
import type { Desk } from './change-case';
import { happen } from './history';

export const KEEP_OUT = `INSERT INTO exclusions (case_id, person_id, reason) VALUES ($1, $2, $3)
  ON CONFLICT (case_id, person_id) DO UPDATE SET reason = $3`;

/** The cases that one was split off from or that were split off from it, near and far. */
const FAMILY = `WITH RECURSIVE family (id) AS (SELECT id FROM case_files WHERE id = $1
    UNION SELECT t.other_id FROM case_ties t JOIN family f ON f.id = t.case_id WHERE t.tie IN ('split-off', 'split-from'))
  SELECT id FROM family WHERE id <> $1 ORDER BY id`;

interface KeptOut {
  readonly personId: string;
  readonly name: string;
  readonly reason: string;
}

/**
 * Keeps a person out of every case that shares a request or subjects with this one by having been split off: what was copied is
 * as much theirs not to read there.
 * @throws Refused `invalid` when one of those is out of the caller's reach, or the person handles it
 */
export async function keepOutOfFamily(
  desk: Desk,
  authorisation: Authorisation,
  { personId, name, reason }: KeptOut,
  log: ActLog,
): Promise<void> {
  const { tx, caller, file, today, now } = desk;
  for (const { id } of await tx.all<{ id: string }>(FAMILY, [file.id])) {
    const other = await reachable(desk, id, authorisation);
    if (other.file.handler_id === personId) {
      throw invalid(
        'personId',
        'is de behandelaar van een casus die hiermee samenhangt; wijs daar eerst een ander aan',
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
}

/** Another case, locked. Whoever does not reach it is not told that it is there, but cannot leave it open either. */
async function reachable(
  { tx, caller, book, today, now }: Desk,
  id: string,
  authorisation: Authorisation,
): Promise<LoadedCase> {
  const refused = invalid('personId', 'kan hier alleen door de manager van de regio worden uitgesloten');
  const other = await loadCase(tx, id, book, { today, now, lock: true }).catch((error: unknown) => {
    throw error instanceof Refused ? refused : error;
  });
  const actor = { ...caller.actor, authorisations: [authorisation] };
  if (viewOf({ actor, access: other.access, today })?.view !== 'staff') throw refused;
  return other;
}
