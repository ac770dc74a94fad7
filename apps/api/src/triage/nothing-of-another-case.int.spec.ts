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
    // As it could be before both were closed to somebody at once.
    await world.work.run(
      async (tx) =>
        void (await tx.run('INSERT INTO exclusions (case_id, person_id, reason) VALUES ($1, $2, $3)', [
          caseId,
          personOf('nn-jurist'),
          kept.reason,
        ])),
    );
    expect(await events('nn-manager', id)).toContain('split-off');
    expect(await events('nn-jurist', id)).not.toContain('split-off');
  });

  it('whoever is kept out of either afterwards is kept out of both, and who handles one is not', async () => {
    const id = await walk.to('intake');
    const manager = await world.as('nn-manager');
    const split = {
      title: 'De huurder',
      kind: 'integral-case',
      reason: 'Duikt in meer panden op (fictief).',
      withRequest: true,
    };
    const { caseId } = (await manager.post(`/v1/cases/${id}/split-offs`, split)).ok<SplitOffAnswer>();
    const further = (await manager.post(`/v1/cases/${caseId}/split-offs`, split)).ok<SplitOffAnswer>().caseId;
    const family = [id, caseId, further];
    for (const one of family) expect((await (await world.as('nn-analist')).get(`/v1/cases/${one}`)).status).toBe(200);
    await walk.add('nn-manager', id, 'exclusions', { personId: personOf('nn-analist'), reason: 'Familie (fictief)' });
    await walk.add('nn-manager', further, 'exclusions', { personId: personOf('nn-jurist'), reason: 'Buren (fictief)' });
    for (const one of family) {
      for (const account of ['nn-analist', 'nn-jurist']) {
        expect((await (await world.as(account)).get(`/v1/cases/${one}`)).status).toBe(404);
      }
      expect(await events('nn-manager', one)).toContain('person-excluded');
    }
    // Also by who does not see the other: a case for named people only is not left open.
    const headers = { 'if-match': await walk.etag('nn-manager', further) };
    (await manager.patch(`/v1/cases/${further}`, { confidentiality: 'named-only' }, headers)).ok();
    await walk.add('nn-accountmanager', id, 'exclusions', {
      personId: personOf('nn-informatie'),
      reason: 'Vriend (fictief)',
    });
    const found = await world.count('SELECT count(*) AS n FROM exclusions WHERE case_id = $1 AND person_id = $2', [
      further,
      personOf('nn-informatie'),
    ]);
    expect(found).toBe(1);
    const handler = { personId: personOf('nn-accountmanager'), reason: 'Familie (fictief)' };
    const refused = await manager.post(`/v1/cases/${further}/exclusions`, handler);
    expect([refused.status, refused.faults[0]]).toEqual([400, expect.stringContaining('is de behandelaar')]);
  });
});
