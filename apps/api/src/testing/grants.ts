import type { GrantGiven, GrantList, GrantPage } from '@casusregie/contract';
import type { GrantKind } from '@casusregie/domain';
import type { Answer } from './client';
import { personOf } from './journey';
import type { World } from './test-setup';

/** A ground that is long enough for every kind. */
export const GROUND = 'Toezichthouder staat nu voor de deur (fictief).';

/** Asks for access for a time, as the manager of Groningen unless it says otherwise. */
export async function askGrant(
  world: World,
  caseId: string,
  {
    by = 'nn-manager',
    to,
    kind,
    hours = 4,
    ...more
  }: { by?: string; to: string; kind: GrantKind; hours?: number; ground?: string; reference?: string | null },
): Promise<Answer> {
  const reference = kind === 'data-subject-request' ? { reference: 'AVG-2026-0012' } : {};
  const caller = await world.as(by);
  return caller.post(`/v1/cases/${caseId}/grants`, {
    kind,
    personId: personOf(to),
    hours,
    ground: GROUND,
    ...reference,
    ...more,
  });
}

/** Gives access for a time that has to be given. */
export const giveGrant = async (...asked: Parameters<typeof askGrant>): Promise<GrantGiven> =>
  (await askGrant(...asked)).ok<GrantGiven>();

/** The access that an account has now. */
export const ownGrants = async (world: World, account: string): Promise<GrantPage['items']> =>
  (await (await world.as(account)).get('/v1/grants')).ok<GrantPage>().items;

/** Who has, or had, access to a case. */
export const grantsOf = async (world: World, caseId: string, account = 'nn-manager'): Promise<GrantList['items']> =>
  (await (await world.as(account)).get(`/v1/cases/${caseId}/grants`)).ok<GrantList>().items;
