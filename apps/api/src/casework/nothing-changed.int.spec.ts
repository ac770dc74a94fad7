import type { EventPage, InterventionAnswer, InterventionList } from '@casusregie/contract';
import { Journey } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';

describe('the owner of an intervention says with one press that nothing changed', () => {
  let world: World;
  let walk: Journey;
  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  afterAll(() => world?.close());

  async function planned(): Promise<{ id: string; row: InterventionAnswer }> {
    const id = await walk.to('execution');
    const { items } = (await (await world.as('politie')).get('/v1/interventions')).ok<InterventionList>();
    const row = items.find(({ caseId }) => caseId === id);
    if (!row) throw new Error('the police have an intervention');
    return { id, row };
  }
  const confirm = async (account: string, { id, version }: InterventionAnswer) =>
    (await world.as(account)).post(`/v1/interventions/${id}/confirmation`, undefined, { 'if-match': String(version) });

  it('the RIEC sees the day of it, the timeline tells it, and the version that was seen counts', async () => {
    const { id, row } = await planned();
    const said = (await confirm('politie', row)).ok<InterventionAnswer>();
    expect(said).toMatchObject({ status: row.status, confirmedOn: '2026-11-24', version: row.version + 1 });
    const [shown] = (await walk.see('nn-analist', id)).interventions;
    expect(shown?.confirmedOn).toBe('2026-11-24');
    const events = (await (await world.as('nn-analist')).get(`/v1/cases/${id}/events`)).ok<EventPage>().items;
    expect(events[0]?.text).toContain('ongewijzigd, volgens de eigenaar');
    expect((await confirm('politie', row)).status).toBe(409);
    const without = await (await world.as('politie')).post(`/v1/interventions/${row.id}/confirmation`);
    expect(without.status).toBe(428);
  });

  it('what was recorded on its behalf becomes its own; what is recorded afterwards is not', async () => {
    const { id, row } = await planned();
    const behalf = { reportedBy: 'Wijkagent (fictief)', channel: 'telephone' };
    const record = async (version: number, resultText: string) =>
      (
        await (
          await world.as('nn-informatie')
        ).patch(`/v1/interventions/${row.id}`, { resultText, onBehalf: behalf }, { 'if-match': String(version) })
      ).ok<InterventionAnswer>();
    const recorded = await record(row.version, 'Loopt (fictief).');
    expect(recorded).toMatchObject({ toBeConfirmed: true, confirmedOn: null });
    const said = (await confirm('politie', recorded)).ok<InterventionAnswer>();
    expect(said).toMatchObject({ toBeConfirmed: false, confirmedOn: '2026-11-24', resultText: 'Loopt (fictief).' });
    expect(await record(said.version, 'Anders (fictief).')).toMatchObject({ toBeConfirmed: true, confirmedOn: null });
    expect((await walk.see('nn-analist', id)).interventions[0]?.toBeConfirmed).toBe(true);
  });

  it('nobody else says it, and not of what is done', async () => {
    const { id, row } = await planned();
    expect((await confirm('nn-informatie', row)).status).toBe(403);
    expect((await confirm('nn-regisseur', row)).status).toBe(403);
    expect((await confirm('douane', row)).status).toBe(404);
    expect((await confirm('on-informatie', row)).status).toBe(404);
    await walk.progress(id, 'politie', { status: 'done', result: 'achieved' });
    expect((await confirm('politie', { ...row, version: row.version + 1 })).status).toBe(409);
  });
});
