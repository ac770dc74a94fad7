import type { CertificationAnswer, CertificationList, CertificationReport, PersonAnswer } from '@casusregie/contract';
import { organisationOf, personOf } from '../testing/journey';
import { refusedWholeIn } from '../testing/refusals';
import { RegisterWork } from '../testing/register';
import { openWorld, type World } from '../testing/test-setup';

const UNKNOWN = '01900000-0000-7000-8000-000000000000';

describe('the yearly review of authorisations', () => {
  let world: World;
  let register: RegisterWork;
  const refusedWhole = refusedWholeIn(() => world);

  beforeAll(async () => {
    // Two days after a year in which nothing was looked at again.
    world = await openWorld();
    register = new RegisterWork(world);
    await world.work.run((tx) => tx.run(`UPDATE authorisations SET granted_on = '2025-11-20'`));
  });
  afterAll(() => world?.close());

  const due = async (as: string, query = ''): Promise<CertificationList> =>
    (await (await world.as(as)).get(`/v1/certifications${query}`)).ok<CertificationList>();
  const rowOf = async (as: string, account: string) => {
    const { items } = await due(as);
    const found = items.find(({ person }) => person.id === personOf(account));
    if (!found) throw new Error(`${account} is not in the list of ${as}`);
    return found;
  };
  const decisionFor = async (as: string, account: string, more: object = {}) => {
    const { authorisation } = await rowOf(as, account);
    return { authorisationId: authorisation.id, version: authorisation.version, outcome: 'confirmed', ...more };
  };
  const decide = async (as: string, ...decisions: object[]) =>
    (await world.as(as)).post('/v1/certifications', { decisions });
  const holders = ({ items }: CertificationList): string[] => items.map(({ person }) => person.id);

  it('shows each certifier what is theirs: a region, its manager, or the national roles', async () => {
    const manager = holders(await due('nn-manager'));
    for (const account of ['nn-analist', 'nn-privacy', 'gm0014']) expect(manager).toContain(personOf(account));
    for (const account of ['nn-manager', 'lb-analist', 'gm0363', 'beheerder', 'politie'])
      expect(manager).not.toContain(personOf(account));
    const privacy = holders(await due('nn-privacy'));
    for (const account of ['nn-manager', 'beheerder', 'auditor', 'politie'])
      expect(privacy).toContain(personOf(account));
    for (const account of ['nn-analist', 'lb-manager']) expect(privacy).not.toContain(personOf(account));
    const admin = await due('beheerder');
    expect(holders(admin)).toContain(personOf('auditor'));
    expect(admin.items.find(({ person }) => person.id === personOf('beheerder'))?.refusal).toBe('own-authorisation');
    expect(holders(await due('nn-privacy', '?region=NN'))).toEqual([personOf('nn-manager')]);
  });

  it('puts off what is confirmed for a year, and ends at once what is ended', async () => {
    const caller = await world.as('nn-jurist');
    const kept = await decisionFor('nn-manager', 'nn-analist');
    const stopped = await decisionFor('nn-manager', 'nn-jurist', { outcome: 'ended', reason: 'Niet meer nodig' });
    expect((await caller.get('/v1/cases')).status).toBe(200);
    const answer = (await decide('nn-manager', kept, stopped)).ok<CertificationAnswer>();
    expect(answer).toEqual({ confirmed: 1, ended: 1 });
    expect((await caller.get('/v1/cases')).status).toBe(403);
    const left = holders(await due('nn-manager'));
    expect(left).not.toContain(personOf('nn-analist'));
    expect(left).not.toContain(personOf('nn-jurist'));
    const { name } = await register.see('nn-manager');
    expect((await register.see('nn-analist')).authorisations[0]).toMatchObject({
      certifiedOn: '2026-11-24',
      certifiedBy: name,
      certifyBy: '2027-11-24',
      due: false,
    });
    expect((await register.see('nn-jurist')).authorisations[0]).toMatchObject({
      standing: 'ended',
      endedBy: name,
      endReason: 'Niet meer nodig',
    });
    const lines = await world.count(
      `SELECT count(*) AS n FROM log_entries WHERE act = 'certifyRegister' AND object IS NOT NULL AND person_id = $1`,
      [personOf('nn-manager')],
    );
    expect(lines).toBe(2);
  });

  it('is never done by who holds it, nor by who granted it', async () => {
    const own = await decisionFor('beheerder', 'beheerder');
    const answer = await refusedWhole(() => decide('beheerder', own), 400, 'invalid');
    expect(answer.faults).toEqual(['decisions.0.authorisationId: U beoordeelt uw eigen bevoegdheid niet']);
    const id = await register.newcomer('nieuwe.auditor', 'LIEC');
    (await register.grant(id, { role: 'auditor', organisationId: organisationOf('LIEC') })).ok<PersonAnswer>();
    await world.work.run((tx) =>
      tx.run(`UPDATE authorisations SET granted_on = '2025-11-20' WHERE person_id = $1`, [id]),
    );
    const granted = (await due('beheerder')).items.find(({ person }) => person.id === id);
    expect(granted?.refusal).toBe('own-grant');
    const decision = { authorisationId: granted?.authorisation.id, version: 1, outcome: 'confirmed' };
    await refusedWhole(() => decide('beheerder', decision), 400, 'invalid');
    (await decide('nn-privacy', decision)).ok();
  });

  it('is all or nothing, and tells of everything that is wrong', async () => {
    const right = await decisionFor('nn-manager', 'nn-informatie');
    const other = await decisionFor('lb-manager', 'lb-analist');
    const answer = await refusedWhole(
      () => decide('nn-manager', right, other, { ...right, authorisationId: UNKNOWN }, { ...right, outcome: 'ended' }),
      400,
      'invalid',
    );
    expect(answer.faults).toEqual([
      'decisions.1.authorisationId: Deze bevoegdheid beoordeelt een ander',
      'decisions.2.authorisationId: Deze bevoegdheid beoordeelt een ander',
      'decisions.3.authorisationId: staat er dubbel in',
      'decisions.3.reason: is nodig als de bevoegdheid wordt beëindigd',
    ]);
    await refusedWhole(() => decide('nn-manager', { ...right, version: 7 }), 409, 'stale-version');
    await refusedWhole(() => decide('nn-manager'), 400, 'invalid');
    await refusedWhole(() => decide('nn-analist', right), 403, 'wrong-role');
  });

  it('is told afterwards: how far each region is, and who looked at how many on which day', async () => {
    const report = (await (await world.as('beheerder')).get('/v1/certification-reports')).ok<CertificationReport>();
    expect(report).toMatchObject({ from: '2025-11-24', to: '2026-11-24' });
    const region = report.regions.find(({ region: code }) => code === 'NN');
    const running = await world.count(
      `SELECT count(*) AS n FROM authorisations a JOIN organisations o ON o.id = a.organisation_id
       WHERE a.ended_at IS NULL AND (a.region_codes = '["NN"]' OR (a.region_codes IS NULL AND (o.region_code = 'NN'
         OR o.id IN (SELECT organisation_id FROM province_regions WHERE region_code = 'NN'))))`,
    );
    expect(region).toMatchObject({ running, confirmed: 1, fresh: 0, due: running - 1 });
    expect(report.regions.find(({ region: code }) => code === null)).toMatchObject({ name: 'Landelijk', confirmed: 1 });
    expect(report.sittings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ on: '2026-11-24', outcome: 'confirmed', count: 1 }),
        expect.objectContaining({ on: '2026-11-24', outcome: 'ended', count: 1 }),
      ]),
    );
    const own = (await (await world.as('lb-manager')).get('/v1/certification-reports')).ok<CertificationReport>();
    expect(own.regions.map(({ region: code }) => code)).toEqual(['LB']);
    expect(own.sittings).toEqual([]);
  });
});
