import type { CasePage } from '@casusregie/contract';
import { newId } from '../shared/ids';
import { INTEGRAL, Journey, organisationOf, personOf } from '../testing/journey';
import { openWorld } from '../testing/test-setup';

describe('a draft', () => {
  it('is in no list of a partner, also when a row names them on it', async () => {
    const world = await openWorld();
    try {
      const walk = new Journey(world);
      const sent = await walk.to('intake');
      const draft = (await (await world.as('gm0014')).post('/v1/cases', INTEGRAL)).ok<{ caseId: string }>().caseId;
      await world.work.run(async (tx) => {
        for (const id of [sent, draft]) {
          await tx.run(
            `INSERT INTO participants (id, case_id, named_as, organisation_id, person_id, from_on, ground, named_by)
             VALUES ($1, $2, 'partner', $3, $4, $5, 'Test', $6)`,
            [newId(), id, organisationOf('politie'), personOf('politie'), walk.day(-1), personOf('nn-manager')],
          );
        }
      });
      const { items } = (await (await world.as('politie')).get('/v1/cases')).ok<CasePage>();
      expect(items.map(({ id }) => id)).toEqual([sent]);
    } finally {
      await world.close();
    }
  });
});
