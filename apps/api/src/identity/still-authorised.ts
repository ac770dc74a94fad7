import { FOR_SHARE } from '../database/json';
import type { Tx } from '../database/unit-of-work';
import { Refused } from '../shared/refusal';
import type { Caller } from './caller';

/**
 * Holds the caller, who was found before the transaction began, against the register as it is inside it. Until the
 * transaction ends nobody can take away what it is done under; and what was taken away before it began stops it. So no
 * change is ever committed after the one that ended the right to make it (OWASP ASVS 5.0, 15.4.2).
 * @throws Refused `not-logged-in` when the person has left, `unavailable` when what they may do has just changed
 */
export async function stillAuthorised(tx: Tx, { actor, registerVersion }: Caller): Promise<void> {
  const now = await tx.first<{ active: number | boolean; version: number }>(
    `SELECT active, version FROM persons WHERE id = $1${FOR_SHARE}`,
    [actor.personId],
  );
  if (!now?.active) throw new Refused('not-logged-in', 'U bent niet (meer) aangemeld.');
  if (now.version !== registerVersion) {
    throw new Refused('unavailable', 'Uw bevoegdheden zijn zojuist gewijzigd. Probeer het opnieuw.');
  }
}
