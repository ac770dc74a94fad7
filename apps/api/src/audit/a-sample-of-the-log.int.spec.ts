import type { SampleAnswer, SampleList, SampleRow } from '@casusregie/contract';
import { INTEGRAL, Journey, personOf } from '../testing/journey';
import { openWorld, type World } from '../testing/test-setup';
import { drawPlaces } from './samples';

const TODAY = '2026-11-24';
const NOBODY = '01900000-0000-7000-8000-000000000000';
const TITLE = 'Een titel die de auditor niet ziet';

describe('a sample of the log', () => {
  let world: World;
  let walk: Journey;
  let id: string;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
    id = await walk.to('partner-query', { ...INTEGRAL, title: TITLE });
    await (await world.as('nn-analist')).get(`/v1/cases/${id}`);
    await (await world.as('on-manager')).get(`/v1/cases/${id}`);
    await (await world.as('on-manager')).get(`/v1/cases/${await new Journey(world, 'gm0153', 'on').to('intake')}`);
    world.clock.set('2026-11-24T09:30:00.000Z');
  });
  afterAll(() => world?.close());

  const draw = async (body: object = {}, headers = {}) =>
    (await world.as('auditor')).post(
      '/v1/audit/samples',
      { from: TODAY, to: TODAY, size: 100, seed: 7, ...body },
      headers,
    );
  const one = async (sampleId: string) =>
    (await (await world.as('auditor')).get(`/v1/audit/samples/${sampleId}`)).ok<SampleAnswer>();
  const find = async (sampleId: string, entryId: string, body: object) =>
    (await world.as('auditor')).put(`/v1/audit/samples/${sampleId}/findings/${entryId}`, body);
  const close = async (sampleId: string, conclusion = 'Geen bijzonderheden.') =>
    (await world.as('auditor')).post(`/v1/audit/samples/${sampleId}/closing`, { conclusion });

  it('holds reads of cases only, each with who, under which authorisation, and what tied them to the case', async () => {
    const row = (await draw()).ok<SampleRow>();
    const sample = await one(row.id);
    expect(sample.reads).toHaveLength(row.population);
    expect(sample.reads.every(({ act }) => ['readCase', 'readTimeline', 'readAttachment'].includes(act))).toBe(true);
    const of = (account: string) => sample.reads.find(({ person }) => person?.account === account);
    expect(of('nn-analist')).toMatchObject({
      role: 'analyst',
      case: { id, region: 'NN' },
      ties: [],
      refusedNear: 0,
      finding: null,
    });
    expect(of('gm0014')?.ties).toEqual(['filer', 'acted']);
    expect(of('nn-accountmanager')?.ties).toContain('acted');
    expect(of('on-manager')?.refusedNear).toBe(1);
    expect(JSON.stringify(sample)).not.toContain(TITLE);
  });

  it('knows who handled the case at the moment of each read, not only who does now', async () => {
    const etag = { 'if-match': await walk.etag('nn-manager', id) };
    const manager = await world.as('nn-manager');
    (await manager.put(`/v1/cases/${id}/handler`, { handlerId: personOf('nn-analist') }, etag)).ok();
    world.clock.set('2026-11-24T09:31:00.000Z');
    await (await world.as('nn-analist')).get(`/v1/cases/${id}`);
    world.clock.set('2026-11-24T09:32:00.000Z');
    const sample = await one((await draw()).ok<SampleRow>().id);
    const ties = (account: string) =>
      sample.reads
        .filter(({ person, case: file }) => person?.account === account && file?.id === id)
        .map((read) => read.ties.includes('handler'));
    expect(ties('nn-analist')).toEqual([false, true]);
    // The account manager took it up; what was read before that was not read as handler.
    expect(ties('nn-accountmanager')).toContain(true);
    expect(ties('nn-accountmanager')[0]).toBe(false);
  });

  it('is drawn again in the same way with the same seed, and otherwise with another', async () => {
    const entries = async (seed: number) =>
      (await one((await draw({ seed, size: 3 })).ok<SampleRow>().id)).reads.map((read) => read.id);
    expect(await entries(11)).toEqual(await entries(11));
    const others = await Promise.all([12, 13, 14, 15].map(entries));
    expect(new Set([await entries(11), ...others].map(String)).size).toBeGreaterThan(1);
    const chosen = (await draw({ seed: undefined })).ok<SampleRow>();
    expect(chosen.seed).toBeGreaterThanOrEqual(0);
  });

  it('draws every place once, and each about as often', () => {
    expect(drawPlaces(1, 10, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(drawPlaces(1, 10, 4)).toEqual([1, 2, 3, 4]);
    const drawn = Array.from({ length: 4000 }, (_, seed) => drawPlaces(seed, 2, 8)).flat();
    for (let place = 1; place <= 8; place += 1) {
      const often = drawn.filter((one) => one === place).length;
      expect(often).toBeGreaterThan(850);
      expect(often).toBeLessThan(1150);
    }
  });

  it('takes a finding a read, asks words for a question or an incident, and counts them', async () => {
    const row = (await draw({ size: 3 })).ok<SampleRow>();
    const [first, second] = (await one(row.id)).reads.map((read) => read.id) as [string, string];
    const bare = await find(row.id, first, { finding: 'incident' });
    expect([bare.status, bare.faults]).toEqual([400, ['note: is verplicht bij een vraag of een incident']]);
    (await find(row.id, first, { finding: 'incident', note: 'Geen reden gevonden.' })).ok();
    const answer = (await find(row.id, second, { finding: 'in-order' })).ok<SampleRow>();
    expect(answer).toMatchObject({ open: 1, inOrder: 1, questions: 0, incidents: 1 });
    (await find(row.id, first, { finding: 'question', note: 'Navragen bij de manager.' })).ok();
    expect(await one(row.id)).toMatchObject({ open: 1, inOrder: 1, questions: 1, incidents: 0 });
    expect((await find(row.id, first, { finding: 'question', note: 'BSN 111222333' })).status).toBe(400);
    expect((await find(row.id, NOBODY, { finding: 'in-order' })).status).toBe(404);
    expect((await find(NOBODY, first, { finding: 'in-order' })).status).toBe(404);
  });

  it('closes when every read has a finding, and does not change after that', async () => {
    const row = (await draw({ size: 1 })).ok<SampleRow>();
    const [read] = (await one(row.id)).reads.map(({ id: entry }) => entry) as [string];
    const early = await close(row.id);
    expect([early.status, early.problem.detail]).toEqual([409, 'Bij 1 van de regels staat nog geen bevinding.']);
    (await find(row.id, read, { finding: 'in-order' })).ok();
    (await close(row.id)).ok();
    expect(await one(row.id)).toMatchObject({ closedAt: expect.any(String), conclusion: 'Geen bijzonderheden.' });
    expect((await find(row.id, read, { finding: 'in-order' })).status).toBe(409);
    expect((await close(row.id)).status).toBe(409);
  });

  it('is drawn once for one key, and not from a period without reads or longer than a year', async () => {
    const key = { 'idempotency-key': 'steekproef-1' };
    const again = [(await draw({}, key)).ok<SampleRow>().id, (await draw({}, key)).ok<SampleRow>().id];
    expect(again[0]).toBe(again[1]);
    expect((await draw({ from: '2020-01-01', to: '2020-01-31' })).faults).toEqual([
      'to: in deze periode is geen enkele casus gelezen',
    ]);
    expect((await draw({ from: '2025-01-01' })).faults).toEqual(['to: de periode is langer dan 366 dagen']);
  });

  it('is the auditor’s alone: a sample is unknown to others, and drawing is refused', async () => {
    const row = (await draw({ size: 1 })).ok<SampleRow>();
    const list = (await (await world.as('auditor')).get('/v1/audit/samples')).ok<SampleList>();
    expect(list.items[0]?.id).toBe(row.id);
    const { reads } = await one(row.id);
    for (const account of ['nn-privacy', 'nn-manager', 'beheerder', 'gm0014']) {
      const caller = await world.as(account);
      expect((await caller.get('/v1/audit/samples')).status).toBe(403);
      expect((await caller.post('/v1/audit/samples', {})).status).toBe(403);
      for (const sample of [row.id, NOBODY]) {
        expect((await caller.get(`/v1/audit/samples/${sample}`)).status).toBe(404);
        expect((await caller.post(`/v1/audit/samples/${sample}/closing`, {})).status).toBe(404);
        expect((await caller.put(`/v1/audit/samples/${sample}/findings/${reads[0]?.id}`, {})).status).toBe(404);
      }
    }
  });

  it('each act on a sample is in the log', async () => {
    const row = (await draw({ size: 1 })).ok<SampleRow>();
    const count = () =>
      world.count(`SELECT count(*) AS n FROM log_entries WHERE act = 'sampleLog' AND object = $1`, [
        `sample:${row.id}`,
      ]);
    expect(await count()).toBe(1);
    const { reads } = await one(row.id);
    await find(row.id, reads[0]?.id as string, { finding: 'in-order' });
    await close(row.id);
    expect(await count()).toBe(4);
  });
});
