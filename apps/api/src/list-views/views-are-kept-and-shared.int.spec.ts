import type { CasePage, ListView, ListViews } from '@casusregie/contract';
import { Journey } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

const VIEW = {
  name: 'Zonder behandelaar',
  shared: false,
  filters: { handler: 'none', states: ['submitted'] },
  sort: 'dueOn',
  direction: 'asc',
  columns: ['state', 'municipality', 'dueOn'],
};

describe('views of the worklist', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  afterAll(() => world?.close());

  const save = async (more: object = {}, by = 'nn-accountmanager') =>
    (await world.as(by)).post('/v1/list-views', { ...VIEW, ...more });
  const seenBy = async (account: string): Promise<ListViews['items']> =>
    (await (await world.as(account)).get('/v1/list-views')).ok<ListViews>().items;
  const namesOf = async (account: string): Promise<string[]> => (await seenBy(account)).map(({ name }) => name);

  it('the worklist finds what has no handler, and the list of one’s own finds nothing by it', async () => {
    const waiting = await walk.file();
    const taken = await walk.to('intake');
    const desk = await world.as('nn-accountmanager');
    const ids = (await desk.get('/v1/cases?handler=none')).ok<CasePage>().items.map(({ id }) => id);
    expect(ids).toContain(waiting);
    expect(ids).not.toContain(taken);
    expect((await desk.get('/v1/cases?scope=mine&handler=none')).ok<CasePage>().items).toEqual([]);
    expect((await desk.get('/v1/cases?handler=nobody')).status).toBe(400);
    // A requester does not hear by a filter who has the case: the filter is as any other handler to them.
    const officer = await world.as('gm0014');
    const all = (await officer.get('/v1/cases')).ok<CasePage>().items.map(({ id }) => id);
    const asked = (await officer.get('/v1/cases?handler=none')).ok<CasePage>().items.map(({ id }) => id);
    expect(asked).toEqual(all);
  });

  it('a view comes back as it was saved, and is for nobody else until it is shared', async () => {
    const saved = (await save()).ok<ListView>();
    expect(saved).toMatchObject({ ...VIEW, mayChange: true, isDefault: false, version: 1 });
    expect(await seenBy('nn-accountmanager')).toEqual([saved]);
    for (const account of ['nn-analist', 'nn-manager', 'on-manager']) expect(await seenBy(account)).toEqual([]);
    const owner = await world.as('nn-accountmanager');
    const path = `/v1/list-views/${saved.id}`;
    expect((await owner.put(path, { ...VIEW, shared: true })).status).toBe(428);
    (await owner.put(path, { ...VIEW, shared: true }, { 'if-match': '"1"' })).ok();
    expect(await namesOf('nn-analist')).toEqual([VIEW.name]);
    expect(await namesOf('on-manager')).toEqual([]);
    const stale = await owner.put(path, { ...VIEW, shared: false }, { 'if-match': '"1"' });
    expect([stale.status, stale.json<{ current: ListView }>().current.version]).toEqual([409, 2]);
  });

  it('a colleague begins with a shared view and cannot change it; the manager can, and cannot hide it', async () => {
    const [shared] = await seenBy('nn-analist');
    const path = `/v1/list-views/${shared!.id}`;
    const analyst = await world.as('nn-analist');
    (await analyst.put('/v1/default-list-view', { viewId: shared!.id })).ok();
    expect((await seenBy('nn-analist'))[0]).toMatchObject({ isDefault: true, mayChange: false });
    expect((await seenBy('nn-accountmanager'))[0]).toMatchObject({ isDefault: false });
    expect((await analyst.put(path, VIEW, { 'if-match': '"2"' })).status).toBe(403);
    expect((await analyst.delete(path)).status).toBe(403);
    const manager = await world.as('nn-manager');
    expect((await manager.put(path, VIEW, { 'if-match': '"2"' })).status).toBe(400);
    (await manager.put(path, { ...VIEW, name: 'Nieuw', shared: true }, { 'if-match': '"2"' })).ok();
    expect((await (await world.as('on-manager')).delete(path)).status).toBe(404);
    expect(await namesOf('nn-analist')).toEqual(['Nieuw']);
    (await manager.delete(path)).ok();
    for (const account of ['nn-analist', 'nn-accountmanager']) expect(await seenBy(account)).toEqual([]);
    expect((await analyst.put('/v1/default-list-view', { viewId: shared!.id })).status).toBe(400);
  });

  it('refuses a name that is taken or holds a BSN, a filter that is a text, and more than thirty', async () => {
    const refusedFor = async (more: object): Promise<string[]> => {
      const answer = await save(more);
      expect(answer.status).toBe(400);
      return answer.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field);
    };
    (await save()).ok();
    expect(await refusedFor({ name: ' zonder BEHANDELAAR' })).toEqual(['name']);
    expect(await refusedFor({ name: 'Over 111222333', columns: ['iban'] })).toEqual(
      expect.arrayContaining(['name', 'columns']),
    );
    expect(await refusedFor({ name: 'Zoekt', filters: { number: 'NN-2026-0001' } })).toEqual(['filters.number']);
    for (let count = 1; count < 30; count += 1) (await save({ name: `Weergave ${count}` })).ok();
    expect(await refusedFor({ name: 'Te veel' })).toEqual(['name']);
  });

  it('is for the desk of a RIEC only', async () => {
    for (const account of ['gm0014', 'politie', 'nn-regisseur', 'liec-coordinator', 'nn-privacy', 'beheerder']) {
      expect([account, (await (await world.as(account)).get('/v1/list-views')).status]).toEqual([account, 403]);
      expect([account, (await save({}, account)).status]).toEqual([account, 403]);
    }
  });
});
