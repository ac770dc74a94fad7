import type { NoticeKind } from '@casusregie/domain';
import { bulkInsert } from '../database/bulk';
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
export async function tell(tx: Tx, ...tellings: readonly Telling[]): Promise<void> {
  await bulkInsert(
    tx,
    'outbox',
    tellings.map(({ caseId, kind, personId, organisationId, by, dueOn, at }) => ({
      id: newId(),
      case_id: caseId,
      what: kind,
      for_organisation_id: organisationId ?? null,
      for_person_id: personId ?? null,
      by_person_id: by,
      due_on: dueOn ?? null,
      created_at: at,
    })),
  );
}
