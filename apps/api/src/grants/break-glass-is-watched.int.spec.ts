import type { AccessAlertList, AlertSeen } from '@casusregie/contract';
import { seen } from '../testing/alike';
import { askGrant, giveGrant, GROUND } from '../testing/grants';
import { INTEGRAL, Journey, organisationOf, personOf } from '../testing/journey';
import { START, openWorld, type World } from '../testing/test-setup';

const HIDDEN = { ...INTEGRAL, confidentiality: 'named-only' };
const SECOND_MANAGER = '01900000-0000-7000-8000-00000000000a';
const NOBODY = '01900000-0000-7000-8000-000000000000';

describe('break-glass', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
    // A region with a second manager: somebody who is analyst in another region.
    await world.work.run((tx) =>
      tx.run(
        `INSERT INTO authorisations (id, person_id, organisation_id, role, region_codes, screened_until, granted_by, granted_on)
         VALUES ($1, $2, $3, 'manager', '["NN"]', '2027-12-31', 'proef', '2026-01-01')`,
        [SECOND_MANAGER, personOf('on-analist'), organisationOf('RIEC-NN')],
      ),
    );
  });
  beforeEach(() => world.clock.set(START));
  afterAll(() => world?.close());

  const alertsOf = async (account: string): Promise<AccessAlertList['items']> =>
    (await (await world.as(account)).get('/v1/access-alerts')).ok<AccessAlertList>().items;
  const broken = async (): Promise<string> => {
    const id = await walk.file(HIDDEN);
    await giveGrant(world, id, { to: 'nn-analist', kind: 'break-glass', hours: 8 });
    return id;
  };

  it('alerts the privacy officer and every other manager of the region, by number and without content', async () => {
    const id = await broken();
    for (const account of ['nn-privacy', 'on-analist']) {
      const [alert] = await alertsOf(account);
      expect([account, alert?.grant.caseId, alert?.toldAt, alert?.seenAt]).toEqual([account, id, START, null]);
      expect(alert?.grant).toMatchObject({
        kind: 'break-glass',
        ground: GROUND,
        number: expect.stringMatching(/^NN-/),
      });
      expect(JSON.stringify(alert)).not.toContain(INTEGRAL.title);
    }
    expect(await alertsOf('nn-manager')).toEqual([]);
    for (const account of ['on-manager', 'on-privacy'])
      expect([account, await alertsOf(account)]).toEqual([account, []]);
    const told = await world.rows<{ for_person_id: string; what: string }>(
      'SELECT for_person_id, what FROM outbox WHERE case_id = $1 AND what = $2',
      [id, 'break-glass'],
    );
    expect(told.map((row) => row.for_person_id).sort()).toEqual(
      [personOf('nn-privacy'), personOf('on-analist')].sort(),
    );
  });

  it('says who saw the alert, and when first', async () => {
    await broken();
    const [alert] = await alertsOf('nn-privacy');
    const officer = await world.as('nn-privacy');
    world.clock.set('2026-11-24T09:30:00.000Z');
    const first = (await officer.post(`/v1/access-alerts/${alert?.id}/acknowledgement`)).ok<AlertSeen>();
    world.clock.set('2026-11-24T10:30:00.000Z');
    const again = (await officer.post(`/v1/access-alerts/${alert?.id}/acknowledgement`)).ok<AlertSeen>();
    expect([first.seenAt, again.seenAt]).toEqual(['2026-11-24T09:30:00.000Z', '2026-11-24T09:30:00.000Z']);
    const [theirs] = await alertsOf('on-analist');
    expect(theirs?.seenAt).toBeNull();
    expect(theirs?.alerted.map(({ seenAt }) => seenAt).sort()).toEqual(['2026-11-24T09:30:00.000Z', null]);
  });

  it('an alert to somebody else is as unknown as one that does not exist', async () => {
    await broken();
    const [alert] = await alertsOf('nn-privacy');
    for (const account of ['on-analist', 'on-privacy', 'nn-manager', 'nn-analist', 'gm0014', 'auditor', 'beheerder']) {
      const caller = await world.as(account);
      const told = seen(await caller.post(`/v1/access-alerts/${alert?.id}/acknowledgement`));
      expect([account, told.status]).toEqual([account, 404]);
      expect(told).toEqual(seen(await caller.post(`/v1/access-alerts/${NOBODY}/acknowledgement`)));
    }
    for (const account of ['nn-analist', 'gm0014', 'politie', 'auditor', 'beheerder', 'liec-coordinator']) {
      const list = await (await world.as(account)).get('/v1/access-alerts');
      expect([account, list.status]).toEqual([account, 403]);
    }
  });

  it('is told no longer to who no longer watches over the region', async () => {
    await broken();
    const before = (await alertsOf('on-analist')).length;
    expect(before).toBeGreaterThan(0);
    const until = (day: string | null) =>
      world.work.run((tx) => tx.run('UPDATE authorisations SET valid_until = $2 WHERE id = $1', [SECOND_MANAGER, day]));
    await until('2026-11-23');
    expect((await (await world.as('on-analist')).get('/v1/access-alerts')).status).toBe(403);
    await until(null);
    expect((await alertsOf('on-analist')).length).toBe(before);
  });

  it('is not told to who is excluded from the case', async () => {
    const id = await walk.file(HIDDEN);
    const manager = await world.as('nn-manager');
    (await manager.post(`/v1/cases/${id}/exclusions`, { personId: personOf('on-analist'), reason: 'Familie' })).ok();
    expect((await giveGrant(world, id, { to: 'nn-analist', kind: 'break-glass' })).alerted).toBe(1);
    expect((await alertsOf('on-analist')).map(({ grant }) => grant.caseId)).not.toContain(id);
    expect((await alertsOf('nn-privacy')).map(({ grant }) => grant.caseId)).toContain(id);
  });

  it('is not given where nobody would be alerted, and then nothing is left behind', async () => {
    const id = await new Journey(world, 'gm1680', 'nn').file(HIDDEN);
    for (const account of ['on-analist', 'nn-privacy']) {
      await world.work.run((tx) =>
        tx.run(`INSERT INTO exclusions (case_id, person_id, reason) VALUES ($1, $2, 'Familie')`, [
          id,
          personOf(account),
        ]),
      );
    }
    const answer = await askGrant(world, id, { to: 'nn-analist', kind: 'break-glass' });
    expect([answer.status, answer.problem.code]).toEqual([409, 'wrong-moment']);
    expect(await world.count('SELECT count(*) AS n FROM case_grants WHERE case_id = $1', [id])).toBe(0);
    expect(
      await world.count(`SELECT count(*) AS n FROM outbox WHERE case_id = $1 AND what = 'break-glass'`, [id]),
    ).toBe(0);
  });

  it('has an act of its own in the log', async () => {
    const id = await broken();
    const rows = await world.rows<{ act: string }>(
      `SELECT act FROM log_entries WHERE object = $1 AND act IN ('breakGlass', 'grantAccess')`,
      [`case:${id}`],
    );
    expect(rows).toEqual([{ act: 'breakGlass' }]);
  });
});
