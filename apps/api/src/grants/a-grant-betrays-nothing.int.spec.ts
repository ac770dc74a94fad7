import type { EventPage } from '@casusregie/contract';
import type { GrantKind } from '@casusregie/domain';
import { seen, type Seen } from '../testing/alike';
import { giveGrant, GROUND } from '../testing/grants';
import { INTEGRAL, Journey, personOf } from '../testing/journey';
import { START, openWorld, type World } from '../testing/test-setup';

describe('access for a time', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  beforeEach(() => world.clock.set(START));
  afterAll(() => world?.close());

  /** Everything that others read of a case and of their lists, to the letter. */
  async function othersSee(id: string): Promise<Record<string, Seen>> {
    const found: Record<string, Seen> = {};
    for (const [account, paths] of Object.entries({
      gm0014: ['/v1/cases', `/v1/cases/${id}`, `/v1/cases/${id}/events`, '/v1/interventions'],
      politie: ['/v1/cases', `/v1/cases/${id}`, `/v1/cases/${id}/events`, '/v1/inquiry-lines'],
      'liec-coordinator': ['/v1/cases', `/v1/cases/${id}`, '/v1/figures'],
      'nn-accountmanager': ['/v1/cases', `/v1/cases/${id}`, '/v1/figures'],
      'on-jurist': ['/v1/cases', `/v1/cases/${id}`],
    })) {
      const caller = await world.as(account);
      for (const path of paths) {
        const answer = await caller.get(path);
        found[`${account} ${path}`] = { ...seen(answer), body: answer.status === 404 ? '' : answer.text };
      }
    }
    return found;
  }

  it.each([
    ['data-subject-request', 'normal', 'nn-privacy'],
    ['second-person', 'normal', 'liec-jurist'],
    ['time-boxed', 'named-only', 'nn-analist'],
    ['break-glass', 'named-only', 'nn-analist'],
  ] as const)('%s changes nothing that others see: no version, clock, order, count or event', async (kind, how, to) => {
    const id = await walk.to('partner-query');
    await walk.inquire(id, ['politie']);
    await walk.add('nn-informatie', id, 'participants', {
      as: 'partner',
      personId: personOf('politie'),
      ground: 'Informatie-uitwisseling',
    });
    await walk.add('nn-manager', id, 'participants', {
      as: 'staff',
      personId: personOf('nn-accountmanager'),
      ground: 'Leest mee',
    });
    if (how === 'named-only') {
      const manager = await world.as('nn-manager');
      const headers = { 'if-match': await walk.etag('nn-manager', id) };
      (await manager.patch(`/v1/cases/${id}`, { confidentiality: 'named-only' }, headers)).ok();
    }
    const before = await othersSee(id);
    expect(before[`politie /v1/cases/${id}`]?.status).toBe(200);
    world.clock.set('2026-11-24T11:00:00.000Z');
    const { grantId } = await giveGrant(world, id, { to, kind: kind as GrantKind });
    expect(await othersSee(id)).toEqual(before);
    (await (await world.as('nn-manager')).post(`/v1/grants/${grantId}/endings`)).ok();
    expect(await othersSee(id)).toEqual(before);
  });

  it('stands on the timeline of staff, and of nobody else', async () => {
    const id = await walk.file(INTEGRAL);
    await giveGrant(world, id, { to: 'nn-privacy', kind: 'data-subject-request' });
    const events = async (account: string) =>
      (await (await world.as(account)).get(`/v1/cases/${id}/events`)).ok<EventPage>().items;
    const [newest] = await events('nn-accountmanager');
    expect(newest).toMatchObject({ type: 'access-granted', detail: GROUND });
    expect(newest?.text).toMatch(
      /^Tijdelijk toegang gegeven: .+ \(verzoek van een betrokkene, tot 24 november 2026 om 14:00\)$/,
    );
    expect(JSON.stringify(await events('gm0014'))).not.toMatch(/toegang|access|deur/i);
  });
});
