import type {
  AbsenceList,
  AbsenceNoted,
  CasePage,
  CasesAssigned,
  HoldPage,
  NoteList,
  NoteWritten,
  NoticePage,
} from '@casusregie/contract';
import { INTEGRAL, Journey, personOf } from '../testing/journey';
import { lookForDeadlines, spread } from '../testing/mailing';
import { openWorld, START, type World } from '../testing/test-setup';

const HOLD = { holdGround: 'capacity-priority', reason: 'Wacht op menskracht (fictief)' };

describe('the working day', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  beforeEach(() => world.clock.set(START));
  afterAll(() => world?.close());

  const seenAt = async (id: string): Promise<string> =>
    (await (await world.as('nn-manager')).get('/v1/cases?scope=region&limit=100'))
      .ok<CasePage>()
      .items.flatMap((row) => (row.id === id && row.updatedAt ? [row.updatedAt] : []))[0] ?? '';
  const assign = async (account: string, cases: object[], to = 'nn-analist', key?: string) =>
    (await world.as(account)).post(
      '/v1/handler-assignments',
      { handlerId: personOf(to), cases },
      key ? { 'idempotency-key': key } : {},
    );
  const told = async (account: string): Promise<string[]> =>
    (await (await world.as(account)).get('/v1/notices')).ok<NoticePage>().items.map(({ kind }) => kind);

  it('many cases are assigned at once, each by itself: done, changed meanwhile, not allowed, or not there', async () => {
    const done = await walk.to('intake');
    const changed = await walk.to('intake');
    const closed = await walk.to('closed');
    const elsewhere = await new Journey(world, 'oudehaven', 'rd').file();
    const cases = [
      { caseId: done, seenAt: await seenAt(done) },
      { caseId: changed, seenAt: '2026-11-01T09:00:00.000Z' },
      { caseId: closed, seenAt: await seenAt(closed) },
      { caseId: elsewhere, seenAt: START },
      { caseId: '01900000-0000-7000-8000-000000000000', seenAt: START },
    ];
    const first = (await assign('nn-manager', cases, 'nn-analist', 'one-key-for-all')).ok<CasesAssigned>();
    expect(first.items.map(({ result }) => result)).toEqual(['done', 'changed', 'not-allowed', 'unknown', 'unknown']);
    expect(first.items[3]?.because).toBe(first.items[4]?.because);
    expect((await walk.see('nn-manager', done)).handler?.id).toBe(personOf('nn-analist'));
    expect((await walk.see('nn-manager', changed)).handler?.id).not.toBe(personOf('nn-analist'));
    // The same request again answers the same, and does nothing twice.
    expect((await assign('nn-manager', cases, 'nn-analist', 'one-key-for-all')).ok<CasesAssigned>()).toEqual(first);
    const entries = `SELECT count(*) AS n FROM log_entries WHERE act = 'assignHandler' AND object = $1`;
    expect(await world.count(entries, [`case:${done}`])).toBe(1);
    expect((await assign('nn-analist', cases)).status).toBe(403);
    expect((await assign('nn-manager', [cases[0]!, cases[0]!])).status).toBe(400);
  });

  it('a case that somebody is kept out of is not given to them, and the others are', async () => {
    const [one, two] = [await walk.to('intake'), await walk.to('intake')];
    await walk.add('nn-manager', one, 'exclusions', { personId: personOf('nn-jurist'), reason: 'Familie (fictief)' });
    const cases = [
      { caseId: one, seenAt: await seenAt(one) },
      { caseId: two, seenAt: await seenAt(two) },
    ];
    const { items } = (await assign('nn-manager', cases, 'nn-jurist')).ok<CasesAssigned>();
    expect(items.map(({ result }) => result)).toEqual(['not-allowed', 'done']);
  });

  it('cases on hold are listed by the day of review, to staff of the region within reach only', async () => {
    const late = await walk.to('intake');
    const hidden = await walk.file({ ...INTEGRAL, confidentiality: 'named-only' });
    await walk.must('nn-manager', hidden, 'takeUp', { handlerId: personOf('nn-accountmanager') });
    await walk.must('nn-accountmanager', hidden, 'hold', { ...HOLD, reviewOn: walk.day(9) });
    await walk.must('nn-accountmanager', late, 'hold', { ...HOLD, reviewOn: walk.day(3) });
    const other = await walk.to('intake');
    await walk.must('nn-accountmanager', other, 'hold', { ...HOLD, reviewOn: walk.day(20) });
    const holds = async (account: string) =>
      (await (await world.as(account)).get('/v1/holds')).ok<HoldPage>().items.map(({ caseId }) => caseId);
    expect(await holds('nn-analist')).toEqual([late, other]);
    expect(await holds('nn-manager')).toEqual([late, hidden, other]);
    expect(await holds('on-manager')).toEqual([]);
    for (const account of ['gm0014', 'politie', 'liec-coordinator', 'nn-regisseur']) {
      expect((await (await world.as(account)).get('/v1/holds')).status).toBe(403);
    }
    // Two working days before the day, and again once it is past, the handler hears of it, and so does the manager.
    await spread(world);
    await world.work.run((tx) => tx.run('DELETE FROM notices'));
    world.clock.set(`${walk.day(3)}T09:00:00.000Z`);
    await lookForDeadlines(world);
    await spread(world);
    expect(await told('nn-accountmanager')).toContain('hold-review');
    expect(await told('nn-manager')).toContain('hold-review');
    expect(await told('gm0014')).toEqual([]);
  });

  it('a note is read by staff of the region, changed by its writer, and kept as it read before', async () => {
    const id = await walk.to('execution');
    const before = [await walk.seen(id), await walk.see('politie', id)];
    const writer = await world.as('nn-accountmanager');
    const text = { text: 'Bel eerst de wijkagent (fictief)' };
    const { noteId } = (await writer.post(`/v1/cases/${id}/notes`, text)).ok<NoteWritten>();
    const path = `/v1/notes/${noteId}`;
    expect((await writer.patch(path, { text: 'Anders' })).status).toBe(428);
    (await writer.patch(path, { text: 'Wijkagent gebeld (fictief)' }, { 'if-match': '1' })).ok();
    const stale = await writer.patch(path, { text: 'Weer anders' }, { 'if-match': '1' });
    expect([stale.status, stale.json<{ current: { text: string } }>().current.text]).toEqual([
      409,
      'Wijkagent gebeld (fictief)',
    ]);
    expect((await (await world.as('nn-manager')).patch(path, text, { 'if-match': '2' })).status).toBe(403);
    expect((await writer.post(`/v1/cases/${id}/notes`, { text: 'BSN 123456782' })).status).toBe(400);
    const [note] = (await (await world.as('nn-analist')).get(`/v1/cases/${id}/notes`)).ok<NoteList>().items;
    expect(note).toMatchObject({ text: 'Wijkagent gebeld (fictief)', version: 2, mayEdit: false });
    expect(note?.earlier).toEqual([{ text: text.text, writtenAt: note?.writtenAt }]);
    for (const account of ['gm0014', 'politie', 'nn-regisseur']) {
      expect((await (await world.as(account)).get(`/v1/cases/${id}/notes`)).status).toBe(403);
    }
    expect([await walk.seen(id), await walk.see('politie', id)]).toEqual(before);
  });

  it('who stands in hears what the other would, sees no more than before, and no longer once the period is over', async () => {
    const jurist = await world.as('nn-manager');
    const absence = { personId: personOf('nn-accountmanager'), fromOn: walk.day(0), untilOn: walk.day(4) };
    expect((await jurist.post('/v1/absences', { ...absence, deputyId: personOf('nn-jurist') })).status).toBe(400);
    expect((await jurist.post('/v1/absences', { ...absence, deputyId: personOf('on-accountmanager') })).status).toBe(
      400,
    );
    await world.work.run(async (tx) => {
      await tx.run(
        `INSERT INTO authorisations (id, person_id, organisation_id, role, region_codes, valid_until, screened_until, granted_by, granted_on, ground)
         SELECT '01900000-0000-7000-8000-0000000000aa', $1, organisation_id, 'account-manager', region_codes, valid_until,
           screened_until, granted_by, granted_on, ground FROM authorisations WHERE person_id = $2`,
        [personOf('nn-analist'), personOf('nn-analist')],
      );
    });
    const body = { ...absence, deputyId: personOf('nn-analist') };
    expect((await (await world.as('nn-jurist')).post('/v1/absences', body)).status).toBe(400);
    const { absenceId } = (await jurist.post('/v1/absences', body)).ok<AbsenceNoted>();
    expect((await jurist.post('/v1/absences', body)).status).toBe(400);
    const list = async (account: string) =>
      (await (await world.as(account)).get('/v1/absences')).ok<AbsenceList>().items;
    expect((await list('nn-analist'))[0]).toMatchObject({ id: absenceId, runs: true, isDeputy: true, mayEnd: false });
    expect(await list('on-manager')).toEqual([]);

    const id = await walk.to('intake');
    const kept = await walk.to('intake');
    await walk.add('nn-manager', kept, 'exclusions', { personId: personOf('nn-analist'), reason: 'Familie (fictief)' });
    const answered = async (caseId: string): Promise<void> => {
      await walk.must('nn-accountmanager', caseId, 'requestInfo', { question: 'Waar?', dueOn: walk.day(7) });
      await walk.must('gm0014', caseId, 'provideInfo', { answer: 'Hier (fictief).' });
      await spread(world);
    };
    const heard = async (): Promise<number> =>
      (await told('nn-analist')).filter((kind) => kind === 'answer-received').length;
    await answered(kept);
    expect(await heard()).toBe(0);
    await answered(id);
    expect(await heard()).toBe(1);
    // Nothing was written over: the handler is still the handler.
    expect((await walk.see('nn-manager', id)).handler?.id).toBe(personOf('nn-accountmanager'));
    const after = await walk.to('intake');
    world.clock.set(`${walk.day(5)}T09:00:00.000Z`);
    await answered(after);
    expect(await heard()).toBe(1);
    expect(await list('nn-analist')).toEqual([]);
  });

  it('whoever is away ends it earlier, or the manager does; a colleague does not', async () => {
    const own = await world.as('nn-manager');
    const [row] = await world.rows<{ id: string }>(`SELECT id FROM absences WHERE person_id = $1`, [
      personOf('nn-accountmanager'),
    ]);
    const path = `/v1/absences/${row?.id}/endings`;
    expect((await (await world.as('nn-jurist')).post(path)).status).toBe(403);
    expect((await (await world.as('on-manager')).post(path)).status).toBe(404);
    expect((await (await world.as('gm0014')).post(path)).status).toBe(404);
    (await own.post(path)).ok();
    expect((await own.post(path)).status).toBe(409);
  });
});
