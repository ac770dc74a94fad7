import type { CasePage, GrantCandidateList, GrantPage, StaffCase } from '@casusregie/contract';
import { GRANT_KINDS, type GrantKind } from '@casusregie/domain';
import { v7 } from 'uuid';
import { seen } from '../testing/alike';
import { askGrant, giveGrant, GROUND, grantsOf, ownGrants } from '../testing/grants';
import { INTEGRAL, Journey, organisationOf, personOf, testOf } from '../testing/journey';
import { START, openWorld, type World } from '../testing/test-setup';

const HIDDEN = { ...INTEGRAL, confidentiality: 'named-only' };
/** Who holds which kind, on a case of Groningen. */
const HOLDER: Record<GrantKind, string> = {
  'time-boxed': 'nn-analist',
  'break-glass': 'nn-analist',
  'data-subject-request': 'nn-privacy',
  'second-person': 'on-jurist',
};
/** Each test has a morning of its own, so that no access of another one runs. */
let morning = Date.parse(START);
const later = (hours: number, millis = 0): string => new Date(morning + hours * 3_600_000 + millis).toISOString();

describe('access to one case for a time', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  beforeEach(() => {
    morning += 2 * 86_400_000;
    world.clock.set(later(0));
  });
  afterAll(() => world?.close());

  const status = async (account: string, path: string): Promise<number> =>
    (await (await world.as(account)).get(path)).status;
  const listed = async (account: string): Promise<string[]> =>
    (await (await world.as(account)).get('/v1/cases?limit=100')).ok<CasePage>().items.map(({ id }) => id);

  it.each(GRANT_KINDS)('%s: opens the case, and the next request after its end finds nothing', async (kind) => {
    const id = await walk.file(HIDDEN);
    const holder = HOLDER[kind];
    expect(await status(holder, `/v1/cases/${id}`)).toBe(404);
    const { until } = await giveGrant(world, id, { to: holder, kind, hours: 4 });
    expect(until).toBe(later(4));
    world.clock.set(later(4, -1));
    const file = await walk.see<StaffCase>(holder, id);
    expect([file.view, file.accessUntil]).toEqual(['staff', { kind, until, ground: GROUND }]);
    expect(await status(holder, `/v1/cases/${id}/events`)).toBe(200);
    expect((await ownGrants(world, holder)).map(({ caseId }) => caseId)).toEqual([id]);
    world.clock.set(until);
    const caller = await world.as(holder);
    for (const path of ['', '/events', '/grants']) {
      const told = seen(await caller.get(`/v1/cases/${id}${path}`));
      expect([path, told.status]).toEqual([path, 404]);
      expect(told).toEqual(seen(await caller.get(`/v1/cases/${v7()}${path}`)));
    }
    expect(await ownGrants(world, holder)).toEqual([]);
  });

  it('stands in the list of the region, its counts and its search for as long as it lasts', async () => {
    const id = await walk.file(HIDDEN);
    const caller = await world.as('nn-analist');
    const look = async (): Promise<[boolean, number, number]> => {
      const page = (await caller.get('/v1/cases?scope=region&limit=100')).ok<CasePage>();
      const { number } = await walk.see<StaffCase>('nn-manager', id);
      const found = (await caller.get(`/v1/cases?scope=region&number=${number}`)).ok<CasePage>();
      return [page.items.some((row) => row.id === id), page.counts['submitted'] ?? 0, found.total];
    };
    const [, before] = await look();
    await giveGrant(world, id, { to: 'nn-analist', kind: 'time-boxed' });
    expect(await look()).toEqual([true, before + 1, 1]);
    world.clock.set(later(4));
    expect(await look()).toEqual([false, before, 0]);
  });

  it('is ended at once by the manager, once, and never comes back', async () => {
    const id = await walk.file(HIDDEN);
    const { grantId } = await giveGrant(world, id, { to: 'nn-analist', kind: 'time-boxed' });
    expect(await status('nn-analist', `/v1/cases/${id}`)).toBe(200);
    const manager = await world.as('nn-manager');
    world.clock.set(later(1));
    expect((await manager.post(`/v1/grants/${grantId}/endings`)).ok()).toEqual({ grantId, endedAt: later(1) });
    expect(await status('nn-analist', `/v1/cases/${id}`)).toBe(404);
    expect(await listed('nn-analist')).not.toContain(id);
    const again = await manager.post(`/v1/grants/${grantId}/endings`);
    expect([again.status, again.problem.code]).toEqual([409, 'wrong-moment']);
    const [row] = await grantsOf(world, id);
    expect(row).toMatchObject({ endedAt: later(1), running: false, mayEnd: false });
    for (const change of [`ended_at = NULL`, `until_at = '2027-01-01T00:00:00.000Z'`, `person_id = granted_by`]) {
      await expect(
        world.work.run((tx) => tx.run(`UPDATE case_grants SET ${change} WHERE id = $1`, [grantId])),
      ).rejects.toThrow(/only ever ended, once|constraint/i);
    }
  });

  it('changes nothing of a running grant but its ending', async () => {
    const id = await walk.file(HIDDEN);
    const { grantId } = await giveGrant(world, id, { to: 'nn-analist', kind: 'time-boxed' });
    await expect(
      world.work.run((tx) =>
        tx.run(`UPDATE case_grants SET until_at = '2027-01-01T00:00:00.000Z' WHERE id = $1`, [grantId]),
      ),
    ).rejects.toThrow(/only ever ended, once/);
  });

  it('is given by the manager of the region only, and never to oneself', async () => {
    const id = await walk.file(HIDDEN);
    for (const [by, expected] of [
      ['nn-accountmanager', 404],
      ['nn-privacy', 404],
      ['on-manager', 404],
      ['liec-coordinator', 404],
      ['auditor', 404],
      ['beheerder', 404],
      ['gm0014', 403],
    ] as const) {
      expect([by, (await askGrant(world, id, { by, to: 'nn-analist', kind: 'time-boxed' })).status]).toEqual([
        by,
        expected,
      ]);
    }
    const self = await askGrant(world, id, { to: 'nn-manager', kind: 'time-boxed' });
    expect([self.status, self.faults]).toEqual([400, ['personId: bent u zelf; niemand geeft zichzelf toegang']]);
  });

  it('is not given to a partner, the LIEC, an auditor, an administrator or somebody of another region', async () => {
    const id = await walk.file(HIDDEN);
    for (const kind of GRANT_KINDS) {
      const wrong = ['politie', 'liec-coordinator', 'auditor', 'beheerder', 'on-analist', 'nn-regisseur', 'gm0037'];
      for (const to of [...wrong, ...(kind === 'second-person' ? ['nn-jurist', 'nn-privacy'] : ['liec-jurist'])]) {
        const answer = await askGrant(world, id, { to, kind });
        expect([kind, to, answer.status, answer.faults]).toEqual([
          kind,
          to,
          400,
          ['personId: kan deze toegang niet krijgen'],
        ]);
      }
    }
  });

  it('tells every fault of what is given at once', async () => {
    const id = await walk.file(HIDDEN);
    const hasty = await askGrant(world, id, {
      to: 'nn-analist',
      kind: 'break-glass',
      hours: 9,
      ground: 'Spoed!',
      reference: 'AVG-1',
    });
    expect([hasty.status, hasty.faults]).toEqual([
      400,
      [
        'ground: moet minstens 20 tekens lang zijn',
        'hours: mag hoogstens 8 uur zijn',
        'reference: hoort niet bij deze soort toegang',
      ],
    ]);
    const vague = await askGrant(world, id, { to: 'nn-privacy', kind: 'data-subject-request', reference: ' ' });
    expect(vague.faults).toEqual(['reference: is nodig: het kenmerk van het verzoek']);
    const bsn = await askGrant(world, id, { to: 'nn-analist', kind: 'time-boxed', ground: 'Over 111222333' });
    expect(bsn.faults).toEqual([expect.stringContaining('burgerservicenummer')]);
  });

  it('is no way around an open case, and not given twice', async () => {
    const open = await walk.file();
    const offered = async (caseId: string) =>
      (await walk.see<StaffCase>('nn-manager', caseId)).actions.map(({ name }) => name);
    expect(await offered(open)).toEqual(expect.arrayContaining(['grantAccess', 'readGrants']));
    expect(await offered(open)).not.toContain('breakGlass');
    for (const kind of ['time-boxed', 'break-glass'] as const) {
      expect((await askGrant(world, open, { to: 'nn-analist', kind })).status).toBe(409);
    }
    await giveGrant(world, open, { to: 'nn-privacy', kind: 'data-subject-request' });
    const id = await walk.file(HIDDEN);
    expect(await offered(id)).toContain('breakGlass');
    await giveGrant(world, id, { to: 'nn-analist', kind: 'time-boxed' });
    expect((await askGrant(world, id, { to: 'nn-analist', kind: 'break-glass' })).status).toBe(409);
    expect((await grantsOf(world, id)).length).toBe(1);
  });

  it('gives way to an exclusion at once, in every list too', async () => {
    const id = await walk.file(HIDDEN);
    const { grantId } = await giveGrant(world, id, { to: 'nn-analist', kind: 'time-boxed' });
    const manager = await world.as('nn-manager');
    (await manager.post(`/v1/cases/${id}/exclusions`, { personId: personOf('nn-analist'), reason: 'Familie' })).ok();
    expect(await status('nn-analist', `/v1/cases/${id}`)).toBe(404);
    expect(await listed('nn-analist')).not.toContain(id);
    expect((await ownGrants(world, 'nn-analist')).map((one) => one.id)).not.toContain(grantId);
    (await manager.post(`/v1/grants/${grantId}/endings`)).ok();
    expect((await askGrant(world, id, { to: 'nn-analist', kind: 'time-boxed' })).faults).toEqual([
      'personId: kan deze toegang niet krijgen',
    ]);
  });

  it('for a data subject’s request reads everything and may do nothing', async () => {
    const id = await walk.to('legality-check');
    await giveGrant(world, id, { to: 'nn-privacy', kind: 'data-subject-request', hours: 24 });
    const file = await walk.see<StaffCase>('nn-privacy', id);
    expect([file.view, file.actions.map(({ name }) => name)]).toEqual(['staff', ['readGrants']]);
    const caller = await world.as('nn-privacy');
    for (const [path, body] of [
      ['moves', { move: 'returnToIntake', reason: 'Nee' }],
      ['subjects', { kind: 'person', description: 'Wie' }],
      ['outside-numbers', { system: 'Z', number: '1' }],
      ['grants', { kind: 'time-boxed', personId: personOf('nn-analist'), hours: 1, ground: GROUND }],
    ] as const) {
      const answer = await caller.post(`/v1/cases/${id}/${path}`, body, { 'if-match': String(file.version) });
      expect([path, answer.status]).toEqual([path, 403]);
    }
    expect((await grantsOf(world, id, 'nn-privacy')).map(({ reference }) => reference)).toEqual(['AVG-2026-0012']);
    expect(await status('nn-privacy', '/v1/cases')).toBe(403);
  });

  it.each(['on-jurist', 'liec-jurist'])('lets %s stand in as the second person, for the approval alone', async (to) => {
    const id = await walk.to('legality-check');
    await walk.add('nn-jurist', id, 'tests', testOf(['politie', 'belastingdienst']));
    await giveGrant(world, id, { to, kind: 'second-person', hours: 48 });
    const file = await walk.see<StaffCase>(to, id);
    expect(file.actions.map(({ name }) => name)).toEqual(['approveTest']);
    expect((await walk.move(to, id, 'returnToIntake', { reason: 'Nee' })).status).toBe(403);
    expect((await walk.must(to, id, 'approveTest')).state).toBe('partner-query');
    expect((await walk.see<StaffCase>('nn-jurist', id)).tests[0]?.approvedBy?.id).toBe(personOf(to));
  });

  it('is offered to those who may receive it, by kind, and never to who gives it', async () => {
    const id = await walk.file(HIDDEN);
    const manager = await world.as('nn-manager');
    const offered = async (caseId: string) =>
      (await manager.get(`/v1/cases/${caseId}/grant-candidates`)).ok<GrantCandidateList>().items;
    const all = await offered(id);
    const kindsOf = (account: string) => all.find((one) => one.id === personOf(account))?.kinds ?? [];
    expect(kindsOf('nn-analist')).toEqual(['time-boxed', 'break-glass']);
    expect(kindsOf('nn-privacy')).toEqual(['data-subject-request']);
    expect(kindsOf('on-jurist')).toEqual(['second-person']);
    expect(kindsOf('liec-jurist')).toEqual(['second-person']);
    for (const account of ['nn-manager', 'on-manager', 'on-privacy', 'politie', 'auditor', 'gm0014']) {
      expect([account, kindsOf(account)]).toEqual([account, []]);
    }
    // Nor to somebody whose authorisation was ended before its term.
    const end = (at: string | null) =>
      world.work.run((tx) =>
        tx.run('UPDATE authorisations SET ended_at = $2 WHERE person_id = $1', [personOf('on-jurist'), at]),
      );
    await end(world.clock.now());
    expect((await offered(id)).map((one) => one.id)).not.toContain(personOf('on-jurist'));
    await end(null);
    // Also not when the manager holds a role that could receive it.
    const also = '01900000-0000-7000-8000-00000000000b';
    await world.work.run((tx) =>
      tx.run(
        `INSERT INTO authorisations (id, person_id, organisation_id, role, region_codes, screened_until, granted_by, granted_on)
         VALUES ($1, $2, $3, 'legal', '["NN"]', '2027-12-31', 'proef', '2026-01-01')`,
        [also, personOf('nn-manager'), organisationOf('RIEC-NN')],
      ),
    );
    expect((await offered(id)).map((one) => one.id)).not.toContain(personOf('nn-manager'));
    await world.work.run((tx) => tx.run('DELETE FROM authorisations WHERE id = $1', [also]));
    const open = await walk.file();
    const kinds = (await offered(open)).flatMap((one) => one.kinds);
    expect([...new Set(kinds)].sort()).toEqual(['data-subject-request', 'second-person']);
  });

  it('is listed for the region to its manager and privacy officer, running and past, page after page', async () => {
    const ids: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const id = await walk.file(HIDDEN);
      ids.push(id);
      await giveGrant(world, id, { to: 'nn-analist', kind: 'time-boxed', hours: turn + 1 });
    }
    world.clock.set(later(2));
    for (const account of ['nn-manager', 'nn-privacy']) {
      const page = (await (await world.as(account)).get('/v1/grants?scope=region')).ok<GrantPage>();
      const rows = page.items.filter(({ caseId }) => ids.includes(caseId));
      expect(rows.map(({ running, mayEnd }) => [running, mayEnd])).toEqual(
        [false, false, true, true].reverse().map((running) => [running, running && account === 'nn-manager']),
      );
    }
    for (const account of ['nn-analist', 'nn-jurist', 'liec-jurist']) {
      expect([account, await status(account, '/v1/grants?scope=region')]).toEqual([account, 403]);
    }
    for (const account of ['gm0014', 'politie', 'auditor', 'beheerder', 'liec-coordinator']) {
      expect([account, await status(account, '/v1/grants')]).toEqual([account, 403]);
    }
    const elsewhere = (await (await world.as('on-manager')).get('/v1/grants?scope=region')).ok<GrantPage>();
    expect(elsewhere.items.filter(({ number }) => number.startsWith('NN'))).toEqual([]);
    expect(await status('nn-manager', '/v1/grants?scope=region&after=x')).toBe(400);
  });

  it('is not listed to a manager who is excluded from the case', async () => {
    const id = await walk.file(HIDDEN);
    await giveGrant(world, id, { to: 'nn-analist', kind: 'time-boxed' });
    await world.work.run((tx) =>
      tx.run(`INSERT INTO exclusions (case_id, person_id, reason) VALUES ($1, $2, 'Familie')`, [
        id,
        personOf('nn-manager'),
      ]),
    );
    const page = (await (await world.as('nn-manager')).get('/v1/grants?scope=region')).ok<GrantPage>();
    expect(page.items.map(({ caseId }) => caseId)).not.toContain(id);
    expect(await status('nn-manager', `/v1/cases/${id}/grants`)).toBe(404);
  });

  it('is done once when the same request comes twice', async () => {
    const id = await walk.file(HIDDEN);
    const manager = await world.as('nn-manager');
    const body = { kind: 'time-boxed', personId: personOf('nn-analist'), hours: 2, ground: GROUND };
    const ask = () => manager.post(`/v1/cases/${id}/grants`, body, { 'idempotency-key': 'twice-the-same' });
    const [first, second] = [(await ask()).ok(), (await ask()).ok()];
    expect(second).toEqual(first);
    expect((await grantsOf(world, id)).length).toBe(1);
  });

  it('writes who gave it, who has it and each read of it in the log', async () => {
    const id = await walk.file(HIDDEN);
    const { grantId } = await giveGrant(world, id, { to: 'nn-analist', kind: 'time-boxed' });
    await walk.see('nn-analist', id);
    await (await world.as('nn-manager')).post(`/v1/grants/${grantId}/endings`);
    const rows = await world.rows<{ act: string; person_id: string; payload: string }>(
      `SELECT e.act, e.person_id, p.payload FROM log_entries e JOIN log_payloads p ON p.entry_id = e.id
       WHERE e.object = $1 AND p.payload LIKE $2 ORDER BY e.id`,
      [`case:${id}`, `%${grantId}%`],
    );
    expect(rows.map(({ act, person_id }) => [act, person_id])).toEqual([
      ['grantAccess', personOf('nn-manager')],
      ['readCase', personOf('nn-analist')],
      ['endGrant', personOf('nn-manager')],
    ]);
  });
});
