import type { CaseAnswer, EventPage, MunicipalityAnswer, TaskAnswer, TaskList } from '@casusregie/contract';
import { organisationOf, personOf, Journey } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

const RIEC = organisationOf('RIEC-NN');
const TITLE = 'Stuur het controlerapport toe (fictief)';

describe('tasks of cases and municipalities', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world, 'veenwolde');
  });
  afterAll(() => world?.close());

  const own = async (account: string): Promise<TaskAnswer[]> =>
    (await (await world.as(account)).get('/v1/tasks')).ok<TaskList>().items;
  const titles = async (account: string): Promise<string[]> => (await own(account)).map(({ title }) => title);
  const ask = async (account: string, path: string, body: object) => (await world.as(account)).post(path, body);
  const add = async (path: string, body: object, by = 'nn-accountmanager'): Promise<string> =>
    (await ask(by, path, { title: TITLE, ...body })).ok<{ taskId: string }>().taskId;
  const end = async (account: string, taskId: string, body: object, version = '1') =>
    (await world.as(account)).post(`/v1/tasks/${taskId}/endings`, body, { 'if-match': version });
  const nameOn = async (caseId: string, account: string): Promise<void> =>
    walk.add('nn-manager', caseId, 'participants', { as: 'partner', personId: personOf(account), ground: 'Doet mee' });

  it('a partner has a task only while named on the case: not before, and not from the request after it ended', async () => {
    const id = await walk.to('enrichment');
    const path = `/v1/cases/${id}/tasks`;
    expect((await ask('nn-manager', path, { title: TITLE, ownerId: organisationOf('douane') })).status).toBe(400);
    await nameOn(id, 'douane');
    const taskId = await add(path, { ownerId: organisationOf('douane') });
    const [task] = await own('douane');
    const { number } = await walk.see('nn-manager', id);
    expect(task).toMatchObject({ title: TITLE, number, caseId: id, createdBy: null, mayEdit: false, mayFinish: true });
    expect(await titles('veenwolde')).toEqual([]);
    expect(await titles('politie')).toEqual([]);
    const { participants } = await walk.see('nn-manager', id);
    const row = participants.find(({ person }) => person?.id === personOf('douane'));
    (await (await world.as('nn-manager')).delete(`/v1/cases/${id}/participants/${row?.id}`)).ok();
    expect(await titles('douane')).toEqual([]);
    expect((await end('douane', taskId, { state: 'done' })).status).toBe(404);
    expect((await (await world.as('nn-manager')).get(path)).ok<TaskList>().items).toHaveLength(1);
  });

  it('the requester has its own tasks, learns nothing of those of others, and marks its own done with a note', async () => {
    const id = await walk.to('execution');
    const path = `/v1/cases/${id}/tasks`;
    const before = await walk.seen(id);
    const theirs = await add(path, { ownerId: organisationOf('DEMO-VEENWOLDE'), dueOn: walk.day(-2) });
    const ofPolice = await add(path, { title: 'Voor de politie (fictief)', ownerId: RIEC });
    const after = await walk.seen(id);
    expect([after.version, after.updatedAt, after.actions]).toEqual([before.version, before.updatedAt, before.actions]);
    expect(JSON.stringify(after)).not.toContain(TITLE);
    expect(await titles('veenwolde')).toEqual([TITLE]);
    expect((await end('veenwolde', ofPolice, { state: 'done' })).status).toBe(404);
    expect((await end('veenwolde', theirs, { state: 'cancelled', note: 'Nee' })).status).toBe(403);
    const done = (await end('veenwolde', theirs, { state: 'done', note: 'Verstuurd (fictief)' })).ok<TaskAnswer>();
    expect(done).toMatchObject({ state: 'done', note: 'Verstuurd (fictief)', mayFinish: false });
    expect(await titles('veenwolde')).toEqual([]);
    const events = (await (await world.as('veenwolde')).get(`/v1/cases/${id}/events`)).ok<EventPage>();
    expect(JSON.stringify(events)).not.toContain('Taak');
    const told = (await (await world.as('nn-manager')).get(`/v1/cases/${id}/events`)).ok<EventPage>();
    expect(told.items.map(({ text }) => text)).toContain(`Taak gedaan: ${TITLE}`);
  });

  it('of a case for named people only, a task comes to nobody who does not see the case', async () => {
    const id = await walk.to('intake');
    const patch = { confidentiality: 'named-only' };
    const { version } = await walk.see('nn-manager', id);
    (await (await world.as('nn-manager')).patch(`/v1/cases/${id}`, patch, { 'if-match': String(version) })).ok();
    await add(`/v1/cases/${id}/tasks`, { title: 'Vertrouwelijk (fictief)', ownerId: RIEC }, 'nn-manager');
    await add(
      `/v1/cases/${id}/tasks`,
      { title: 'Stil (fictief)', ownerId: organisationOf('DEMO-VEENWOLDE') },
      'nn-manager',
    );
    expect(await titles('nn-manager')).toContain('Vertrouwelijk (fictief)');
    expect(await titles('nn-analist')).not.toContain('Vertrouwelijk (fictief)');
    expect(await titles('veenwolde')).toContain('Stil (fictief)');
    expect(await titles('veenwolde-collega')).not.toContain('Stil (fictief)');
    const page = (
      await (await world.as('nn-analist')).get(`/v1/municipalities/${organisationOf('DEMO-VEENWOLDE')}`)
    ).ok<MunicipalityAnswer>();
    expect(page.tasks.map(({ title }) => title)).not.toContain('Stil (fictief)');
  });

  it('is changed on the version one saw; who comes late is shown how it stands, and ends it once', async () => {
    const taskId = await add(`/v1/municipalities/${organisationOf('DEMO-VEENWOLDE')}/tasks`, {
      ownerId: RIEC,
      ownerPersonId: personOf('nn-analist'),
    });
    const patch = async (version: string | null, body: object) =>
      (await world.as('nn-manager')).patch(`/v1/tasks/${taskId}`, body, version ? { 'if-match': version } : {});
    expect((await patch(null, { title: 'Anders' })).status).toBe(428);
    expect((await patch('1', { title: 'Anders', dueOn: '2026-12-24' })).ok<TaskAnswer>()).toMatchObject({ version: 2 });
    const stale = await patch('1', { title: 'Weer anders' });
    expect([stale.status, stale.json<{ current: TaskAnswer }>().current.title]).toEqual([409, 'Anders']);
    expect((await end('nn-manager', taskId, { state: 'cancelled' }, '2')).status).toBe(400);
    expect((await end('nn-manager', taskId, { state: 'cancelled', note: 'Niet nodig' }, '2')).status).toBe(200);
    expect((await end('nn-manager', taskId, { state: 'done' }, '3')).status).toBe(409);
  });

  it('of a municipality is for the RIEC or the municipality itself, and unknown in another region', async () => {
    const municipality = organisationOf('DEMO-VEENWOLDE');
    const path = `/v1/municipalities/${municipality}/tasks`;
    expect((await ask('nn-manager', path, { title: TITLE, ownerId: organisationOf('politie') })).status).toBe(400);
    expect((await ask('on-manager', path, { title: TITLE, ownerId: municipality })).status).toBe(404);
    const taskId = await add(path, { title: 'Lever het beleid aan (fictief)', ownerId: municipality });
    expect(await titles('veenwolde')).toContain('Lever het beleid aan (fictief)');
    expect(await titles('oudehaven')).toEqual([]);
    for (const account of ['on-manager', 'oudehaven', 'politie', 'nn-privacy', 'beheerder']) {
      expect([account, (await end(account, taskId, { state: 'done' })).status]).toEqual([account, 404]);
    }
    expect((await end('veenwolde', taskId, { state: 'done' })).status).toBe(200);
  });

  it('refuses a burgerservicenummer in what the owner reads', async () => {
    const path = `/v1/municipalities/${organisationOf('DEMO-VEENWOLDE')}/tasks`;
    const answer = await ask('nn-manager', path, { title: 'Kijk naar 111222333', ownerId: RIEC });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('burgerservicenummer')]);
  });

  it('of who leaves is of the organisation from then on', async () => {
    const municipality = organisationOf('DEMO-VEENWOLDE');
    await add(`/v1/municipalities/${municipality}/tasks`, {
      title: 'Van wie vertrekt (fictief)',
      ownerId: RIEC,
      ownerPersonId: personOf('nn-jurist'),
    });
    expect(await titles('nn-informatie')).not.toContain('Van wie vertrekt (fictief)');
    const administrator = await world.as('beheerder');
    const person = (await administrator.get(`/v1/persons/${personOf('nn-jurist')}`)).ok<{ version: number }>();
    const body = { reason: 'Andere baan (fictief)' };
    const left = await administrator.post(`/v1/persons/${personOf('nn-jurist')}/departures`, body, {
      'if-match': String(person.version),
    });
    expect(left.status).toBe(201);
    expect(await titles('nn-informatie')).toContain('Van wie vertrekt (fictief)');
    expect((await walk.see<CaseAnswer>('nn-informatie', await walk.to('intake'))).view).toBe('staff');
  });
});
