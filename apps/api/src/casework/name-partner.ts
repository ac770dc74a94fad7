import type { Authorisation } from '@casusregie/domain';
import type { Desk } from '../cases/change-case';
import { Participant } from '../database/entities';
import { newId } from '../shared/ids';

/** A hit names the person who answered: from now on this person sees the case, colleagues do not. */
export async function namePartner(
  { tx, file, caller, today }: Desk,
  partnerId: string,
  authorisation: Authorisation,
): Promise<void> {
  const known = await tx.first<{ id: string }>(
    `SELECT id FROM participants WHERE case_id = $1 AND person_id = $2 AND named_as = 'partner' AND (until_on IS NULL OR until_on >= $3)`,
    [file.id, caller.actor.personId, today],
  );
  if (known) return;
  await tx.insert(Participant, {
    id: newId(),
    case_id: file.id,
    named_as: 'partner',
    organisation_id: partnerId || authorisation.organisationId,
    person_id: caller.actor.personId,
    from_on: today,
    until_on: null,
    ground: 'Hit bij de bevraging',
    named_by: caller.actor.personId,
  });
}
