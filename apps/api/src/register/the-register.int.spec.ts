import type { PersonAnswer, PersonPage } from '@casusregie/contract';
import type { Client } from '../testing/client';
import { organisationOf, personOf } from '../testing/journey';
import { refused, refusedWholeIn } from '../testing/refusals';
import { ADMINISTRATOR, RegisterWork } from '../testing/register';
import { openWorld, type World } from '../testing/test-setup';

const UNKNOWN = '01900000-0000-7000-8000-000000000000';
const KEY = { 'idempotency-key': 'register-once-1' };

describe('the authorisation register', () => {
  let world: World;
  let register: RegisterWork;
  let admin: Client;
  const refusedWhole = refusedWholeIn(() => world);

  beforeAll(async () => {
    world = await openWorld();
    register = new RegisterWork(world);
    admin = await world.as(ADMINISTRATOR);
  });
  afterAll(() => world?.close());

  const page = async (query: string): Promise<PersonPage> => (await admin.get(`/v1/persons${query}`)).ok<PersonPage>();
  const searched = async (as: string, body: object): Promise<string[]> => {
    const answer = await (await world.as(as)).post('/v1/persons/_search', body);
    return answer.ok<PersonPage>().items.map(({ account }) => account);
  };

  it('shows everybody once, page by page, to the administrator', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const read: PersonPage = await page(`?limit=100${next ? `&after=${encodeURIComponent(next)}` : ''}`);
      seen.push(...read.items.map(({ account }) => account));
      next = read.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(await world.count('SELECT count(*) AS n FROM persons'));
  });

  it('keeps names out of addresses: a cursor holds none, and a name is no filter of an address', async () => {
    const { items, next } = await page('?limit=1');
    const plain = Buffer.from((next ?? '').split('.')[0] ?? '', 'base64url').toString();
    expect(plain.length).toBeGreaterThan(20);
    expect(plain).not.toContain(items[0]?.name.split(' ')[0]);
    expect((await admin.get('/v1/persons?text=Anouk')).faults).toEqual(['text: is een onbekend veld']);
  });

  it('finds by a part of a name or account, by region, role, kind and what needs attention', async () => {
    const { name } = await register.see('gm0014');
    expect(await searched(ADMINISTRATOR, { text: name.toUpperCase().slice(0, -7) })).toContain('gm0014');
    expect(await searched(ADMINISTRATOR, { text: 'NN-ANALIST' })).toEqual(
      expect.arrayContaining(['nn-analist', 'nn-analist-vorig']),
    );
    expect(await searched(ADMINISTRATOR, { text: '%' })).toEqual([]);
    expect(await searched(ADMINISTRATOR, { region: 'LB', role: 'analyst' })).toEqual(['lb-analist']);
    expect(await searched(ADMINISTRATOR, { kind: 'liec', role: 'auditor' })).toEqual(['auditor']);
    expect((await searched(ADMINISTRATOR, { attention: 'screening' })).sort()).toEqual([
      'kempenveld-partner',
      'nn-analist-vorig',
      'zuiderkoog-partner',
    ]);
    expect((await page('?attention=due&limit=100')).items.length).toBeGreaterThan(10);
  });

  it('shows a manager and a privacy officer who is known in their region, and nobody else', async () => {
    for (const as of ['nn-manager', 'nn-privacy']) {
      const found = await searched(as, { limit: 100 });
      expect(found).toContain('gm0014');
      expect(found).not.toContain('gm0363');
      expect(found.filter((account) => /^(lb|oud|auditor|beheerder|politie)/.test(account))).toEqual([]);
      const caller = await world.as(as);
      const own = (await caller.get(`/v1/persons/${personOf('nn-analist')}`)).ok<PersonAnswer>();
      expect([own.mayChange, own.holds]).toEqual([false, null]);
      const far = refused(await caller.get(`/v1/persons/${personOf('lb-analist')}`), 404, 'unknown');
      const none = refused(await caller.get(`/v1/persons/${UNKNOWN}`), 404, 'unknown');
      expect(far.text.replace(far.problem.traceId, '')).toBe(none.text.replace(none.problem.traceId, ''));
    }
  });

  it('is closed to every other role', async () => {
    for (const as of ['gm0014', 'nn-analist', 'nn-jurist', 'politie', 'liec-coordinator', 'auditor']) {
      const caller = await world.as(as);
      refused(await caller.get('/v1/persons'), 403, 'wrong-role');
      refused(await caller.post('/v1/persons/_search', {}), 403, 'wrong-role');
      refused(await caller.get('/v1/certifications'), 403, 'wrong-role');
      refused(await caller.get('/v1/certification-reports'), 403, 'wrong-role');
      refused(await caller.get(`/v1/persons/${personOf('gm0014')}`), 404, 'unknown');
      await refusedWhole(() => register.grant(personOf('gm0014'), { role: 'partner' }, as), 404, 'unknown');
    }
  });

  it('logs what was read and by whom, before it answers', async () => {
    const before = await world.count(`SELECT count(*) AS n FROM log_entries WHERE act = 'readRegister'`);
    await register.see('gm0014');
    const [entry] = await world.rows<{ object: string; person_id: string }>(
      `SELECT object, person_id FROM log_entries WHERE act = 'readRegister' ORDER BY id DESC LIMIT 1`,
    );
    expect(await world.count(`SELECT count(*) AS n FROM log_entries WHERE act = 'readRegister'`)).toBe(before + 1);
    expect(entry).toEqual({ object: `person:${personOf('gm0014')}`, person_id: personOf(ADMINISTRATOR) });
  });

  it('takes a newcomer in once, who may then do nothing until a role is granted', async () => {
    const body = {
      account: 'nieuw.collega@groningen.example',
      name: 'Nieuwe Collega (fictief)',
      function: 'Adviseur',
      organisationId: organisationOf('GM0014'),
    };
    const first = (await admin.post('/v1/persons', body, KEY)).ok<PersonAnswer>();
    expect((await admin.post('/v1/persons', body, KEY)).ok<PersonAnswer>().id).toBe(first.id);
    const twice = await refusedWhole(() => admin.post('/v1/persons', body), 400, 'invalid');
    expect(twice.faults).toEqual(['account: bestaat al']);
    const newcomer = await world.as(body.account);
    refused(await newcomer.get('/v1/cases'), 403, 'wrong-role');
    expect((await register.grant(first.id, {})).status).toBe(201);
    expect((await newcomer.get('/v1/cases')).status).toBe(200);
  });

  it('names every fault of a grant at once, by its field', async () => {
    const id = await register.newcomer('fout.verleend');
    const answer = await refusedWhole(
      () => register.grant(id, { role: 'analyst', validUntil: '2020-01-01', regionCodes: ['NN'] }),
      400,
      'invalid',
    );
    expect(answer.faults.map((fault) => fault.split(':')[0])).toEqual(['role', 'screenedUntil', 'validUntil']);
    const elsewhere = await refusedWhole(
      () => register.grant(id, { organisationId: organisationOf('GM0363') }),
      400,
      'invalid',
    );
    expect(elsewhere.faults).toEqual([expect.stringContaining('organisationId: is niet de organisatie')]);
    const nowhere = await refusedWhole(() => register.grant(id, { organisationId: UNKNOWN }), 400, 'invalid');
    expect(nowhere.faults).toEqual(['organisationId: bestaat vandaag niet']);
    const strange = await refusedWhole(
      () => register.grant(id, { role: 'partner', regionCodes: ['QQ'], screenedUntil: '2027-01-01' }),
      400,
      'invalid',
    );
    expect(strange.faults).toEqual(['regionCodes: bevat een onbekende regio: QQ']);
  });

  it('lets nobody change themselves, and a manager change nobody', async () => {
    const own = personOf(ADMINISTRATOR);
    await refusedWhole(() => register.grant(own, { role: 'auditor' }), 403, 'wrong-role');
    await refusedWhole(() => register.end('departures', own), 403, 'wrong-role');
    const { authorisations } = await register.see(ADMINISTRATOR);
    const url = `/v1/authorisations/${authorisations[0]?.id}`;
    await refusedWhole(() => admin.patch(url, { validUntil: '2027-01-01' }, { 'if-match': '"1"' }), 403, 'wrong-role');
    await refusedWhole(() => register.grant(personOf('gm0014'), { role: 'partner' }, 'nn-manager'), 403, 'wrong-role');
    await refusedWhole(() => register.grant(personOf('gm0363'), { role: 'partner' }, 'nn-manager'), 404, 'unknown');
    const manager = await world.as('nn-manager');
    await refusedWhole(() => manager.post('/v1/persons', { account: 'x' }), 403, 'wrong-role');
  });

  it('extends a screening on the version that was seen, and never beyond what the rules allow', async () => {
    const seen = await register.see('kempenveld-partner');
    const row = seen.authorisations[0];
    expect(row?.standing).toBe('screening-expiring');
    const url = `/v1/authorisations/${row?.id}`;
    const match = { 'if-match': `"${row?.version}"` };
    await refusedWhole(() => admin.patch(url, { screenedUntil: '2028-01-01' }), 428, 'if-match-missing');
    await refusedWhole(
      () => admin.patch(url, { screenedUntil: '2028-01-01' }, { 'if-match': '"9"' }),
      409,
      'stale-version',
    );
    const far = await refusedWhole(() => admin.patch(url, { screenedUntil: '2032-01-01' }, match), 400, 'invalid');
    expect(far.faults).toEqual(['screenedUntil: mag hoogstens vijf jaar vooruit liggen']);
    await refusedWhole(() => admin.patch(url, { screenedUntil: null }, match), 400, 'invalid');
    await refusedWhole(() => admin.patch(url, {}, match), 400, 'invalid');
    await refusedWhole(() => admin.patch(url, { validUntil: null, endReason: 'x' }, match), 400, 'invalid');
    const after = (await admin.patch(url, { screenedUntil: '2028-01-01' }, match)).ok<PersonAnswer>();
    expect(after.authorisations[0]).toMatchObject({ screenedUntil: '2028-01-01', standing: 'live', version: 2 });
    expect(after.version).toBe(seen.version + 1);
  });

  it('ends an authorisation at once and keeps what it was, with by whom and why', async () => {
    const id = await register.newcomer('kort.bevoegd');
    const granted = (await register.grant(id, {})).ok<PersonAnswer>();
    const [row] = granted.authorisations;
    const caller = await world.as('kort.bevoegd');
    expect((await caller.get('/v1/cases')).status).toBe(200);
    const url = `/v1/authorisations/${row?.id}`;
    const match = { 'if-match': `"${row?.version}"` };
    const after = (await admin.patch(url, { endReason: 'Vergissing (fictief)' }, match)).ok<PersonAnswer>();
    refused(await caller.get('/v1/cases'), 403, 'wrong-role');
    expect(after.authorisations).toEqual([
      expect.objectContaining({
        standing: 'ended',
        endReason: 'Vergissing (fictief)',
        endedBy: (await register.see(ADMINISTRATOR)).name,
        ground: 'Besluit 12 (fictief)',
        endedAt: world.clock.now(),
      }),
    ]);
    const again = { 'if-match': '"2"' };
    await refusedWhole(() => admin.patch(url, { endReason: 'Nogmaals' }, again), 409, 'wrong-moment');
  });

  it('changes name, function and telephone, and never the account', async () => {
    const seen = await register.see('gm0363');
    const match = { 'if-match': `"${seen.version}"` };
    const url = `/v1/persons/${seen.id}`;
    const changed = (await admin.patch(url, { function: 'Teamleider', telephone: null }, match)).ok<PersonAnswer>();
    expect([changed.function, changed.telephone, changed.name]).toEqual(['Teamleider', null, seen.name]);
    await refusedWhole(() => admin.patch(url, { function: 'x' }, match), 409, 'stale-version');
    const odd = await refusedWhole(() => admin.patch(url, { account: 'other' }, match), 400, 'invalid');
    expect(odd.faults).toEqual(['account: is een onbekend veld']);
  });
});
