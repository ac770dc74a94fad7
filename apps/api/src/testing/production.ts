import { AuthorisationRow, Person } from '../database/entities';
import { organisationId, stableId } from '../database/reference/load';
import type { World } from './test-setup';

/** The settings of an application in production, with an outside provider. */
export const productionEnv = (issuer: string): Record<string, string> => ({
  CASUSREGIE_MODE: 'production',
  PUBLIC_URL: 'https://casusregie.example',
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_SECRET: 'geheim',
  OIDC_ACR: 'substantial high',
});

/** Adds an officer of a municipality under an account; answers their id. */
export async function addPerson(world: World, account: string): Promise<string> {
  const id = stableId(`person:${account}`);
  const organisation_id = organisationId('GM0014');
  await world.work.run(async (tx) => {
    await tx.insert(Person, {
      id,
      account,
      name: account,
      function: 'Beleidsadviseur',
      organisation_id,
      telephone: null,
      active: true,
    });
    await tx.insert(AuthorisationRow, {
      id: stableId(`authorisation:${account}`),
      person_id: id,
      organisation_id,
      role: 'requester',
      region_codes: null,
      valid_until: null,
      screened_until: null,
      granted_by: 'spec',
      granted_on: '2026-01-01',
    });
  });
  return id;
}
