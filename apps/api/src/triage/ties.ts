import type { CaseTie } from '@casusregie/domain';
import type { Desk } from '../cases/change-case';
import type { Sql } from '../database/sql';
import type { Tx } from '../database/unit-of-work';

/** What was said of two cases, as the first of them has it; null when nothing was. */
export async function tieOf(sql: Sql, caseId: string, otherId: string): Promise<CaseTie | null> {
  const row = await sql.first<{ tie: CaseTie }>('SELECT tie FROM case_ties WHERE case_id = $1 AND other_id = $2', [
    caseId,
    otherId,
  ]);
  return row?.tie ?? null;
}

const TIE = `INSERT INTO case_ties (case_id, other_id, tie, made_by, made_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (case_id, other_id) DO UPDATE SET tie = excluded.tie, made_by = excluded.made_by, made_at = excluded.made_at`;

/** Ties two cases, each in its own file: what the case on the desk has of the other, and the other of it. */
export async function tieCases(
  { tx, file, caller, now }: Pick<Desk, 'tx' | 'file' | 'caller' | 'now'>,
  otherId: string,
  [mine, theirs]: readonly [CaseTie, CaseTie],
): Promise<void> {
  await tx.run(TIE, [file.id, otherId, mine, caller.actor.personId, now]);
  await tx.run(TIE, [otherId, file.id, theirs, caller.actor.personId, now]);
}

/** Takes a tie away, both ways. */
export async function untieCases(tx: Tx, caseId: string, otherId: string): Promise<void> {
  await tx.run('DELETE FROM case_ties WHERE (case_id = $1 AND other_id = $2) OR (case_id = $2 AND other_id = $1)', [
    caseId,
    otherId,
  ]);
}
