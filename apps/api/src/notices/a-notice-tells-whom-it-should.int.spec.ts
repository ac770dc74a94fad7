import type { NoticeAnswer, NoticeCount, NoticePage, NoticeSettings } from '@casusregie/contract';
import { giveGrant } from '../testing/grants';
import { INTEGRAL, Journey, organisationOf, personOf } from '../testing/journey';
import { lookForDeadlines, spread, toldOf } from '../testing/mailing';
import { openWorld, START, type World } from '../testing/test-setup';
import { DueNotices } from './due-notices';

const NOBODY = '01900000-0000-7000-8000-000000000000';

describe('notices', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  beforeEach(async () => {
    world.clock.set(START);
    await spread(world);
    await world.work.run((tx) => tx.run('DELETE FROM notices'));
  });
  afterAll(() => world?.close());

  const page = async (account: string, query = ''): Promise<NoticeAnswer[]> =>
    (await (await world.as(account)).get(`/v1/notices${query}`)).ok<NoticePage>().items;
  const count = async (account: string): Promise<number> =>
    (await (await world.as(account)).get('/v1/notices/count')).ok<NoticeCount>().unread;
  const assign = async (id: string, account: string): Promise<void> => {
    const caller = await world.as('nn-manager');
    const match = { 'if-match': await walk.etag('nn-manager', id) };
    (await caller.put(`/v1/cases/${id}/handler`, { handlerId: personOf(account) }, match)).ok();
  };
  const keepOut = async (id: string, account: string): Promise<void> => {
    const body = { personId: personOf(account), reason: 'Familie (fictief)' };
    (await (await world.as('nn-manager')).post(`/v1/cases/${id}/exclusions`, body)).ok();
  };

  it('hold a kind, a number, a date and a place to go; nothing of the case', async () => {
    const id = await walk.to('intake', { ...INTEGRAL, title: 'Kanarie in de Kanaalstraat' });
    await walk.must('nn-accountmanager', id, 'requestInfo', { question: 'Wie is Kanarie?', dueOn: walk.day(7) });
    await spread(world);
    const [notice] = await page('gm0014');
    const { number } = await walk.seen(id);
    expect(notice).toEqual({
      id: expect.any(String),
      kind: 'question-asked',
      number,
      path: `/casussen/${id}?naar=vraag`,
      dueOn: '2026-12-01',
      createdAt: START,
      readAt: null,
    });
    expect(JSON.stringify(await page('gm0014'))).not.toMatch(/Kanarie|Kanaal/);
  });

  it('come along the whole road to whoever has to do with it, and never to who did it', async () => {
    const id = await walk.to('closed');
    await spread(world);
    const told = await Promise.all(
      ['gm0014', 'nn-accountmanager', 'nn-informatie', 'nn-regisseur', 'politie', 'belastingdienst', 'on-manager'].map(
        async (account) => [account, [...new Set(await toldOf(world, account, id))]],
      ),
    );
    expect(Object.fromEntries(told)).toEqual({
      gm0014: ['case-news', 'feedback-sent'],
      'nn-accountmanager': ['meeting-decision', 'request-submitted'],
      'nn-informatie': ['inquiry-answered'],
      'nn-regisseur': ['meeting-decision', 'named'],
      politie: ['inquiry-asked', 'partner-news'],
      belastingdienst: [],
      'on-manager': [],
    });
  });

  it('do not tell a requester of a hold: not by a notice, a count or an order', async () => {
    const [held, other] = [await walk.to('enrichment'), await walk.to('enrichment')];
    await spread(world);
    const before = { list: await page('gm0014'), count: await count('gm0014') };
    world.clock.set('2026-11-24T11:00:00.000Z');
    await walk.must('nn-informatie', held, 'hold', {
      holdGround: 'investigation-interest',
      reason: 'Onderzoek (fictief)',
      reviewOn: walk.day(1),
      mayorInformedBy: 'Manager',
      meanwhile: 'Niets',
    });
    await lookForDeadlines(world);
    await spread(world);
    expect({ list: await page('gm0014'), count: await count('gm0014') }).toEqual(before);
    expect(await toldOf(world, 'nn-accountmanager', held)).toContain('hold-review');
    expect(await toldOf(world, 'politie', held)).not.toContain('hold-review');
    await walk.must('nn-informatie', held, 'resume', { note: 'Verder' });
    await spread(world);
    expect({ list: await page('gm0014'), count: await count('gm0014') }).toEqual(before);
    expect(other).toBeTruthy();
  });

  it('about a case that has left the reach are not listed, not counted, and cannot be marked', async () => {
    const id = await walk.to('intake');
    await assign(id, 'nn-analist');
    await spread(world);
    const [notice] = await page('nn-analist');
    expect([notice?.kind, await count('nn-analist')]).toEqual(['assigned', 1]);
    await assign(id, 'nn-jurist');
    await keepOut(id, 'nn-analist');
    expect([await page('nn-analist'), await count('nn-analist')]).toEqual([[], 0]);
    const analyst = await world.as('nn-analist');
    const refused = await analyst.post(`/v1/notices/${notice?.id}/reading`);
    const unknown = await analyst.post(`/v1/notices/${NOBODY}/reading`);
    expect([refused.status, refused.problem.detail]).toEqual([404, unknown.problem.detail]);
  });

  it('of one person are nobody else’s', async () => {
    const id = await walk.to('intake');
    await assign(id, 'nn-analist');
    await spread(world);
    const [notice] = await page('nn-analist');
    expect(await page('nn-jurist')).toEqual([]);
    expect((await (await world.as('nn-jurist')).post(`/v1/notices/${notice?.id}/reading`)).status).toBe(404);
    expect(await count('nn-analist')).toBe(1);
  });

  it('are marked as read one by one, or all at once', async () => {
    const ids = [await walk.to('intake'), await walk.to('intake'), await walk.to('intake')];
    for (const id of ids) await assign(id, 'nn-analist');
    await spread(world);
    const analyst = await world.as('nn-analist');
    const [first] = await page('nn-analist');
    const marked = (await analyst.post(`/v1/notices/${first?.id}/reading`)).ok<NoticeCount>();
    expect([marked.unread, (await page('nn-analist', '?only=unread')).length]).toEqual([2, 2]);
    expect((await analyst.post(`/v1/notices/${first?.id}/reading`)).ok<NoticeCount>().unread).toBe(2);
    expect((await analyst.post('/v1/notices/readings')).ok<NoticeCount>().unread).toBe(0);
    expect((await page('nn-analist')).every(({ readAt }) => readAt !== null)).toBe(true);
  });

  it('of the same kind about the same case are one, until it is read', async () => {
    const id = await walk.to('partner-query');
    await walk.inquire(id, ['politie', 'belastingdienst']);
    await walk.answer(id, 'politie', 'no-hit');
    await walk.answer(id, 'belastingdienst', 'no-hit');
    await spread(world);
    expect(await toldOf(world, 'nn-informatie', id)).toEqual(['inquiry-answered']);
  });

  it('page on by key, each row once, with those out of reach left out', async () => {
    const id = await walk.to('intake');
    const gone = await walk.to('intake');
    await spread(world);
    await world.work.run(async (tx) => {
      for (let at = 0; at < 130; at += 1) {
        const made = new Date(Date.parse(START) + at).toISOString();
        const hex = String(at).padStart(12, '0');
        await tx.run(
          `INSERT INTO notices (id, person_id, case_id, kind, outbox_id, created_at, mode) VALUES ($1, $2, $3, 'assigned', $1, $4, 'none')`,
          [`01900000-0000-7000-8000-${hex}`, personOf('nn-analist'), at % 3 === 0 ? gone : id, made],
        );
      }
    });
    await keepOut(gone, 'nn-analist');
    const analyst = await world.as('nn-analist');
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const url = `/v1/notices${next ? `?after=${next}` : ''}`;
      const found: NoticePage = (await analyst.get(url)).ok<NoticePage>();
      seen.push(...found.items.map((row) => row.id));
      next = found.next;
    } while (next);
    expect([seen.length, new Set(seen).size, await count('nn-analist')]).toEqual([86, 86, 86]);
    expect([...seen].sort().reverse()).toEqual(seen);
  });

  it('tell a deadline twice: when it is near, and when it has passed', async () => {
    const id = await walk.to('partner-query');
    await walk.inquire(id, ['politie']);
    await spread(world);
    await world.work.run((tx) => tx.run('DELETE FROM notices'));
    const told = async (instant: string): Promise<number> => {
      world.clock.set(instant);
      await lookForDeadlines(world);
      await lookForDeadlines(world);
      await spread(world);
      return (await toldOf(world, 'politie', id)).length;
    };
    expect(await told('2026-12-03T09:00:00.000Z')).toBe(0);
    expect(await told('2026-12-04T09:00:00.000Z')).toBe(1);
    (await (await world.as('politie')).post('/v1/notices/readings')).ok();
    expect(await told('2026-12-08T09:00:00.000Z')).toBe(1);
    expect(await told('2026-12-09T09:00:00.000Z')).toBe(2);
    expect(await told('2026-12-30T09:00:00.000Z')).toBe(2);
  });

  it('ask an owner after an intervention each eight weeks that nothing was heard of it, however many there are', async () => {
    const ids = [await walk.to('execution'), await walk.to('execution')];
    const due = world.app.get(DueNotices);
    due.page = 1;
    const told = async (instant: string): Promise<number[]> => {
      await spread(world);
      await world.work.run((tx) => tx.run('DELETE FROM notices'));
      world.clock.set(instant);
      await lookForDeadlines(world);
      await lookForDeadlines(world);
      await spread(world);
      const kinds = await Promise.all(ids.map((id) => toldOf(world, 'politie', id)));
      return kinds.map((found) => found.filter((kind) => kind === 'intervention-quiet').length);
    };
    expect(await told('2027-01-18T09:00:00.000Z')).toEqual([0, 0]);
    expect(await told('2027-01-19T09:00:00.000Z')).toEqual([1, 1]);
    expect(await told('2027-01-20T09:00:00.000Z')).toEqual([0, 0]);
    const [first = ''] = ids;
    const { interventions } = await walk.see('nn-analist', first);
    const row = interventions.find(({ owner }) => owner.id === organisationOf('politie'));
    const match = { 'if-match': String(row?.version) };
    (await (await world.as('politie')).post(`/v1/interventions/${row?.id}/confirmation`, undefined, match)).ok();
    expect(await told('2027-03-16T09:00:00.000Z')).toEqual([0, 1]);
    expect(await told('2027-03-17T09:00:00.000Z')).toEqual([1, 0]);
    due.page = 2000;
  });

  it('tell who was let in for a time, and who watches over it', async () => {
    const id = await walk.file({ ...INTEGRAL, confidentiality: 'named-only' });
    await spread(world);
    await giveGrant(world, id, { to: 'nn-analist', kind: 'break-glass', hours: 2 });
    await spread(world);
    expect((await page('nn-analist')).map(({ kind, path }) => [kind, path])).toEqual([
      ['access-given', `/casussen/${id}`],
    ]);
    expect((await page('nn-privacy')).map(({ kind, path }) => [kind, path])).toEqual([['break-glass', '/privacy']]);
    expect(await count('on-privacy')).toBe(0);
    // At its end the case is out of reach, and so is what was told of it.
    world.clock.set('2026-11-24T11:00:00.001Z');
    expect(await count('nn-analist')).toBe(0);
  });

  it('come by mail as each person chose, of the kinds that their role is told of', async () => {
    const partner = await world.as('politie');
    const before = (await partner.get('/v1/notice-settings')).ok<NoticeSettings>();
    expect(before).toMatchObject({ mail: 'demo', hasAddress: false, digestHour: 7 });
    expect(before.choices).toContainEqual({ kind: 'inquiry-asked', mode: 'digest' });
    expect(before.choices.map(({ kind }) => kind)).not.toContain('hold-review');
    const chosen = { choices: [{ kind: 'inquiry-asked', mode: 'direct' }] };
    const after = (await partner.put('/v1/notice-settings', chosen)).ok<NoticeSettings>();
    expect(after.choices).toContainEqual({ kind: 'inquiry-asked', mode: 'direct' });
    expect((await partner.get('/v1/notice-settings')).ok<NoticeSettings>()).toEqual(after);
    const strange = await partner.put('/v1/notice-settings', { choices: [{ kind: 'hold-review', mode: 'direct' }] });
    expect([strange.status, strange.faults]).toEqual([
      400,
      ['choices.0.kind: hoort niet bij uw rol, of staat er dubbel'],
    ]);
    const odd = await partner.put('/v1/notice-settings', { choices: [{ kind: 'named', mode: 'soms' }, { kind: 'x' }] });
    expect(odd.faults.length).toBeGreaterThanOrEqual(3);
  });
});
