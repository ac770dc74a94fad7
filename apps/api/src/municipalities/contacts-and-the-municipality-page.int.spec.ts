import type { ContactPage, MunicipalityAnswer, MunicipalityList, MunicipalitySummary } from '@casusregie/contract';
import { Sweep } from '../cases/sweep';
import { INTEGRAL, Journey, organisationOf, personOf } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

const VEENWOLDE = organisationOf('DEMO-VEENWOLDE');
const MARK = 'KANARIE';
const TALK = {
  municipalityId: VEENWOLDE,
  channel: 'visit',
  withWhom: `Wijkregisseur ${MARK}`,
  text: `Een pand aan de Turfkade (fictief) ${MARK}`,
};

describe('contacts and the page of a municipality', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world, 'veenwolde');
  });
  afterAll(() => world?.close());

  const note = async (more: object = {}, by = 'nn-accountmanager') =>
    (await world.as(by)).post('/v1/contacts', { ...TALK, ...more });
  const contacts = async (account: string): Promise<ContactPage['items']> =>
    (await (await world.as(account)).get('/v1/contacts')).ok<ContactPage>().items;
  const page = async (account: string): Promise<MunicipalityAnswer> =>
    (await (await world.as(account)).get(`/v1/municipalities/${VEENWOLDE}`)).ok<MunicipalityAnswer>();

  it('a contact is for the RIEC of the region, is kept for a year, and a day to come back is a task of the writer', async () => {
    const { taskId } = (await note({ followUpOn: walk.day(5) })).ok<{ taskId: string }>();
    const [found] = await contacts('nn-analist');
    expect(found).toMatchObject({
      withWhom: TALK.withWhom,
      keepUntil: '2027-11-24',
      followUpOn: walk.day(5),
      isFree: true,
    });
    const tasks = (await (await world.as('nn-accountmanager')).get('/v1/tasks')).text;
    expect(tasks).toContain(taskId);
    expect(await contacts('on-manager')).toEqual([]);
    for (const account of ['veenwolde', 'politie', 'nn-privacy', 'nn-regisseur', 'beheerder']) {
      expect([account, (await (await world.as(account)).get('/v1/contacts')).status]).toEqual([account, 403]);
    }
    expect((await page('nn-manager')).contacts).toHaveLength(1);
    const narrow = await page('veenwolde');
    expect([narrow.view, narrow.contacts, narrow.lastVisitOn]).toEqual(['requester', [], null]);
    expect(JSON.stringify(narrow)).not.toContain(MARK);
  });

  it('refuses a burgerservicenummer, a day to come, a municipality of another region, and tells all faults at once', async () => {
    const answer = await note({ text: 'Over 111222333', channel: 'post', withWhom: '' });
    expect(answer.status).toBe(400);
    expect(
      answer
        .json<{ errors: { field: string }[] }>()
        .errors.map(({ field }) => field)
        .sort(),
    ).toEqual(['channel', 'text', 'withWhom']);
    expect((await note({ contactedOn: walk.day(1) })).status).toBe(400);
    expect((await note({ municipalityId: organisationOf('DEMO-OUDEHAVEN') })).status).toBe(400);
    expect((await note({}, 'veenwolde')).status).toBe(403);
  });

  it('becomes a request on behalf, which the officer sees was typed for them; or is put with a running case, once', async () => {
    const { contactId } = (await note()).ok<{ contactId: string }>();
    const caller = await world.as('nn-accountmanager');
    const draft = (
      await caller.post('/v1/cases', {
        ...INTEGRAL,
        submittingOrganisationId: VEENWOLDE,
        onBehalf: { contactName: TALK.withWhom, channel: TALK.channel },
      })
    ).ok<{ caseId: string }>();
    const put = async (id: string, body: object, account = 'nn-accountmanager') =>
      (await world.as(account)).put(`/v1/contacts/${id}/case`, body);
    expect((await put(contactId, { caseId: draft.caseId })).status).toBe(200);
    expect((await contacts('nn-accountmanager'))[0]).toMatchObject({ caseId: draft.caseId, isFree: false });
    // Nobody else sees the draft, nor that the contact leads to it.
    expect((await contacts('nn-manager'))[0]).toMatchObject({ caseId: null, number: null });
    await walk.must('nn-accountmanager', draft.caseId, 'submit');
    expect((await walk.seen(draft.caseId)).filedOnBehalf).toMatchObject({ contactName: TALK.withWhom });

    const running = await walk.to('intake');
    const { number } = await walk.see('nn-manager', running);
    const second = (await note()).ok<{ contactId: string }>().contactId;
    expect((await put(second, { number: 'NN-2026-9999' })).status).toBe(400);
    expect((await put(second, { number }, 'on-manager')).status).toBe(404);
    expect((await put(second, { number })).ok<{ caseId: string }>().caseId).toBe(running);
    expect((await put(second, { number })).status).toBe(409);
  });

  it('a case for named people only is not told by a contact to who does not see it', async () => {
    const hidden = await walk.file({ ...INTEGRAL, confidentiality: 'named-only' });
    const { contactId } = (await note({}, 'nn-manager')).ok<{ contactId: string }>();
    (await (await world.as('nn-manager')).put(`/v1/contacts/${contactId}/case`, { caseId: hidden })).ok();
    expect((await contacts('nn-manager'))[0]).toMatchObject({ caseId: hidden });
    expect((await contacts('nn-analist'))[0]).toMatchObject({ caseId: null, number: null, isFree: false });
    expect((await page('nn-manager')).cases.map(({ id }) => id)).toContain(hidden);
    expect((await page('nn-analist')).cases.map(({ id }) => id)).not.toContain(hidden);
    const listed = async (account: string): Promise<number | undefined> =>
      (await (await world.as(account)).get('/v1/municipalities'))
        .ok<MunicipalityList>()
        .items.find(({ id }) => id === VEENWOLDE)?.openCases;
    expect(Number(await listed('nn-manager')) - Number(await listed('nn-analist'))).toBe(1);
  });

  it('is taken away after its year', async () => {
    const { contactId } = (await note()).ok<{ contactId: string }>();
    await world.work.run((tx) => tx.run(`UPDATE contacts SET keep_until = '2026-11-23' WHERE id = $1`, [contactId]));
    await world.app.get(Sweep).run();
    expect(await world.count('SELECT count(*) AS n FROM contacts WHERE id = $1', [contactId])).toBe(0);
    expect(await world.count('SELECT count(*) AS n FROM contacts')).toBeGreaterThan(0);
  });

  it('keeps who is in touch with a municipality, on the version one saw; only account managers, and of the region', async () => {
    const desk = (more: object = {}) => ({
      accountManagerId: personOf('nn-accountmanager'),
      deputyId: personOf('nn-manager'),
      nextVisitOn: walk.day(9),
      contactPersons: [
        { name: 'B. de Vries (fictief)', function: 'AOV', telephone: '088-1', email: null, deputy: true },
      ],
      ...more,
    });
    const put = async (account: string, body: object, version = '0') =>
      (await world.as(account)).put(`/v1/municipalities/${VEENWOLDE}/desk`, body, { 'if-match': version });
    expect((await put('nn-accountmanager', desk({ deputyId: personOf('nn-jurist') }))).status).toBe(400);
    expect((await put('nn-accountmanager', desk({ accountManagerId: personOf('on-accountmanager') }))).status).toBe(
      400,
    );
    expect((await put('nn-analist', desk())).status).toBe(403);
    const kept = (await put('nn-accountmanager', desk())).ok<MunicipalityAnswer>();
    expect([kept.version, kept.accountManager?.telephone]).toEqual([1, null]);
    expect((await put('nn-manager', desk())).status).toBe(409);
    const seen = await page('veenwolde-collega');
    expect(seen.accountManager?.telephone).toMatch(/^088/);
    expect(seen.contactPersons).toMatchObject([{ function: 'AOV', deputy: true }]);
    const mine = (await (await world.as('nn-accountmanager')).get('/v1/municipalities')).ok<MunicipalityList>();
    expect(mine.items.filter(({ mine: own }) => own).map(({ id }) => id)).toEqual([VEENWOLDE]);
  });

  it('the worklist shows the cases of one’s own municipalities; to whom has none, and to others, it does not', async () => {
    const id = await walk.to('intake');
    await new Journey(world, 'gm0014').to('intake');
    const list = async (account: string) => (await world.as(account)).get('/v1/cases?municipality=mine&state=intake');
    const items = (await list('nn-accountmanager')).ok<{ items: { id: string; municipality: string }[] }>().items;
    expect(items.map((row) => row.id)).toContain(id);
    expect([...new Set(items.map(({ municipality }) => municipality))]).toEqual(['Veenwolde (fictief)']);
    expect((await list('nn-analist')).ok<{ items: unknown[] }>().items).toEqual([]);
    expect((await (await world.as('veenwolde')).get('/v1/cases?municipality=mine')).status).toBe(400);
  });

  it('the timeline is read by kind of event, but not by a requester, to whom a kind would tell too much', async () => {
    const id = await walk.to('intake');
    const task = { title: 'Bel terug (fictief)', ownerId: organisationOf('RIEC-NN') };
    (await (await world.as('nn-manager')).post(`/v1/cases/${id}/tasks`, task)).ok();
    const events = async (account: string, group: string) =>
      (await world.as(account)).get(`/v1/cases/${id}/events?group=${group}`);
    const types = async (group: string): Promise<string[]> =>
      (await events('nn-analist', group)).ok<{ items: { type: string }[] }>().items.map(({ type }) => type);
    expect(await types('tasks')).toEqual(['task-added']);
    expect(await types('moves')).toEqual(['takeUp', 'submit']);
    expect((await events('nn-analist', 'vreemd')).status).toBe(400);
    expect((await events('veenwolde', 'tasks')).status).toBe(400);
  });

  it('the page for the mayor is the same for everybody, hides small numbers, and holds no text of anybody', async () => {
    for (let count = 0; count < 6; count += 1) await walk.file({ ...INTEGRAL, title: `Loods ${MARK}`, place: MARK });
    await walk.file({ ...INTEGRAL, title: `Stil ${MARK}`, confidentiality: 'named-only' });
    const body = { title: `Nodig uit ${MARK}`, ownerId: VEENWOLDE, dueOn: walk.day(-3) };
    (await (await world.as('nn-manager')).post(`/v1/municipalities/${VEENWOLDE}/tasks`, body)).ok();
    const read = async (account: string) => (await world.as(account)).get(`/v1/municipalities/${VEENWOLDE}/summary`);
    const told = (await read('nn-manager')).ok<MunicipalitySummary>();
    expect((await read('veenwolde-collega')).ok<MunicipalitySummary>()).toEqual(told);
    expect((await read('nn-analist')).ok<MunicipalitySummary>()).toEqual(told);
    const { n } = (
      await world.rows<{ n: number }>(
        `SELECT count(*) AS n FROM case_files WHERE submitting_organisation_id = $1 AND shown_state = 'submitted' AND confidentiality = 'normal'`,
        [VEENWOLDE],
      )
    )[0] as { n: number };
    expect(Number(n)).toBeGreaterThanOrEqual(6);
    // One small number beside it, so the larger is hidden too.
    expect(told.states).toEqual([
      { label: expect.any(String), count: null },
      { label: expect.any(String), count: null },
    ]);
    expect([told.agreementsOpen, told.agreementsLate]).toEqual([1, 1]);
    const text = (await read('nn-manager')).text;
    expect(text).not.toContain(MARK);
    expect(text).not.toMatch(/Turfkade|AOV|de Vries|NN-2026/);
    expect((await read('on-manager')).status).toBe(404);
    expect((await read('oudehaven')).status).toBe(404);
  });
});
