import type { EventPage, SplitOffAnswer } from '@casusregie/contract';
import { INTEGRAL, Journey, personOf } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

describe('of another case, only whoever reaches it hears', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world, 'veenwolde');
  });
  afterAll(() => world?.close());

  const events = async (account: string, id: string): Promise<string> =>
    JSON.stringify((await (await world.as(account)).get(`/v1/cases/${id}/events`)).ok<EventPage>().items);

  it('a link with a case for named people only is on the timeline for those who see both', async () => {
    const id = await walk.to('intake');
    const hidden = await walk.file({ ...INTEGRAL, confidentiality: 'named-only' });
    const { number } = await walk.see('nn-manager', hidden);
    await walk.add('nn-manager', id, 'related-cases', { otherCaseId: hidden, verdict: 'same' });
    expect(await events('nn-manager', id)).toContain(number);
    for (const account of ['nn-accountmanager', 'nn-analist']) {
      expect(await events(account, id)).not.toContain('case-linked');
      expect(await events(account, id)).not.toContain(number);
    }
  });

  it('whoever is kept out of a case is kept out of what is split off from it, and does not hear that it was', async () => {
    const id = await walk.to('intake');
    const kept = { personId: personOf('nn-analist'), reason: 'Familie (fictief)' };
    await walk.add('nn-manager', id, 'exclusions', kept);
    const split = { title: 'De verhuurder', kind: 'integral-case', reason: 'Duikt in meer panden op (fictief).' };
    const { caseId } = (
      await (await world.as('nn-manager')).post(`/v1/cases/${id}/split-offs`, split)
    ).ok<SplitOffAnswer>();
    expect((await (await world.as('nn-jurist')).get(`/v1/cases/${caseId}`)).status).toBe(200);
    expect((await (await world.as('nn-analist')).get(`/v1/cases/${caseId}`)).status).toBe(404);
    await walk.add('nn-manager', caseId, 'exclusions', { ...kept, personId: personOf('nn-jurist') });
    expect(await events('nn-manager', id)).toContain('split-off');
    expect(await events('nn-jurist', id)).not.toContain('split-off');
  });
});
