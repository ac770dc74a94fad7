import type { NoticeKind } from '@casusregie/domain';
import type { Tx } from '../database/unit-of-work';
import { newId } from '../shared/ids';

/** What happened, of which somebody is to be told: to one person, to an organisation, or to the circle of the kind. */
export interface Telling {
  readonly caseId: string;
  readonly kind: NoticeKind;
  readonly personId?: string | null;
  readonly organisationId?: string | null;
  /** Whoever did it, who need not be told. */
  readonly by: string | null;
  readonly dueOn?: string | null;
  readonly at: string;
}

/**
 * Puts in the outbox that somebody is to be told, in the transaction of what happened. It holds ids, a kind and a date, never
 * content; who is told is found afterwards, see `spread-notices.ts`.
 */
export async function tell(tx: Tx, { caseId, kind, personId, organisationId, by, dueOn, at }: Telling): Promise<void> {
  await tx.run(
    `INSERT INTO outbox (id, case_id, what, for_organisation_id, for_person_id, by_person_id, due_on, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [newId(), caseId, kind, organisationId ?? null, personId ?? null, by, dueOn ?? null, at],
  );
}
