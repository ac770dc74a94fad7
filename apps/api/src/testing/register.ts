import type { PersonAnswer } from '@casusregie/contract';
import type { Answer } from './client';
import { organisationOf, personOf } from './journey';
import type { World } from './test-setup';

/** The account of the administrator of the demo. */
export const ADMINISTRATOR = 'beheerder';

/** Works in the register, as the administrator unless another is named. */
export class RegisterWork {
  constructor(readonly world: World) {}

  /** A person of the register as somebody sees them. */
  async see(account: string, as = ADMINISTRATOR, id = personOf(account)): Promise<PersonAnswer> {
    return (await (await this.world.as(as)).get(`/v1/persons/${id}`)).ok<PersonAnswer>();
  }

  /** Registers a person at an organisation; answers their id. */
  async newcomer(account: string, organisation = 'GM0014'): Promise<string> {
    const admin = await this.world.as(ADMINISTRATOR);
    const body = {
      account,
      name: `${account} (fictief)`,
      function: 'Adviseur',
      organisationId: organisationOf(organisation),
    };
    return (await admin.post('/v1/persons', body)).ok<PersonAnswer>().id;
  }

  /** Grants a role on some ground. */
  async grant(personId: string, body: object, as = ADMINISTRATOR): Promise<Answer> {
    const given = {
      role: 'requester',
      organisationId: organisationOf('GM0014'),
      ground: 'Besluit 12 (fictief)',
      ...body,
    };
    return (await this.world.as(as)).post(`/v1/persons/${personId}/authorisations`, given);
  }

  /** Lets somebody leave, or go elsewhere, on the version that the administrator sees now. */
  async end(what: 'departures' | 'transfers', personId: string, more: object = {}): Promise<Answer> {
    const admin = await this.world.as(ADMINISTRATOR);
    const { version } = (await admin.get(`/v1/persons/${personId}`)).ok<PersonAnswer>();
    return admin.post(
      `/v1/persons/${personId}/${what}`,
      { reason: 'Andere baan (fictief)', ...more },
      { 'if-match': `"${version}"` },
    );
  }
}
