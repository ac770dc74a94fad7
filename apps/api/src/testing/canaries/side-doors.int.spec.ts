import type { CasePage, FigureAnswer, RequesterCase, SecondLineList } from '@casusregie/contract';
import type { Answer } from '../client';
import { ADVICE, INTEGRAL, Journey, organisationOf, personOf } from '../journey';
import { openApiOf, operationsOf } from '../open-api';
import { openWorld, type World } from '../test-setup';
import { unpackAnswer } from './unpack';

describe('side doors', () => {
  let world: World;
  let walk: Journey;
  /** A case of Veenwolde in execution, on which the police are named. */
  let id: string;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world, 'veenwolde');
    id = await walk.to('execution');
  });
  afterAll(() => world?.close());

  const get = async (account: string, url: string): Promise<Answer> => (await world.as(account)).get(`/v1${url}`);
  const list = async (account: string, query = ''): Promise<CasePage> =>
    (await get(account, `/cases${query}`)).ok<CasePage>();
  const idsOf = ({ items }: CasePage): string[] => items.map((row) => row.id);

  it('counts, totals and figures of a region do not change by what another region does', async () => {
    const asks: [string, string][] = [
      ['on-manager', '/cases'],
      ['on-analist', '/cases?limit=1'],
      ['on-manager', '/cases?figure=brought-in&month=2026-11'],
      ['on-manager', '/figures'],
      ['hoge-ijsselkamp', '/cases'],
      ['douane', '/cases'],
      ['douane', '/inquiry-lines'],
      ['douane', '/interventions'],
    ];
    const told = (): Promise<string[]> =>
      Promise.all(asks.map(async ([account, url]) => (await get(account, url)).text));
    await new Journey(world, 'hoge-ijsselkamp', 'on').file();
    const before = await told();
    const named = await walk.file({ ...INTEGRAL, confidentiality: 'named-only' });
    await walk.must('nn-manager', named, 'takeUp');
    await walk.to('weighing');
    expect(await told()).toEqual(before);
  });

  it('a case for named people only counts in the figure of the region, and in nothing else that colleagues or the LIEC get', async () => {
    const before = await Promise.all(['nn-jurist', 'liec-coordinator'].map((account) => list(account)));
    const stock = async (): Promise<number> =>
      (await get('liec-coordinator', '/figures?region=NN&from=2026-11&to=2026-11')).ok<FigureAnswer>().perMonth[0]
        ?.running ?? 0;
    const running = await stock();
    await walk.file({ ...INTEGRAL, confidentiality: 'named-only' });
    expect(await Promise.all(['nn-jurist', 'liec-coordinator'].map((account) => list(account)))).toEqual(before);
    expect(await stock()).toBe(running + 1);
  });

  it('an order never tells a date that the view does not show', async () => {
    const others = [await walk.to('execution'), await walk.to('execution')];
    const due = { [id]: '2026-12-20', [others[0] as string]: '2026-12-01', [others[1] as string]: '2026-12-10' };
    for (const [one, on] of Object.entries(due)) {
      await world.work.run(
        async (tx) => void (await tx.run('UPDATE case_files SET due_on = $2 WHERE id = $1', [one, on])),
      );
    }
    const shown = async (account: string, query: string): Promise<string[]> =>
      idsOf(await list(account, `?${query}`)).filter((one) => one in due);
    expect(await shown('nn-manager', 'sort=dueOn&direction=asc')).toEqual([others[0], others[1], id]);
    for (const account of ['politie', 'liec-coordinator', 'veenwolde']) {
      const [byDue, byChange] = [
        await shown(account, 'sort=dueOn&direction=asc'),
        await shown(account, 'sort=updatedAt&direction=asc'),
      ];
      expect([account, byDue]).toEqual([account, byChange]);
      expect(byDue).toHaveLength(3);
    }
  });

  it('a cursor opens for nobody else, and holds nothing that can be read', async () => {
    const { next } = await list('nn-manager', '?limit=1');
    for (const account of ['nn-jurist', 'on-manager', 'liec-coordinator', 'politie']) {
      const answer = await get(account, `/cases?limit=1&after=${String(next)}`);
      expect([account, answer.status, answer.faults.length]).toEqual([account, 400, 1]);
    }
    const texts = unpackAnswer(Buffer.from(JSON.stringify({ next })), {});
    for (const text of texts) expect(text).not.toMatch(/2026-|[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('a number in another system finds a case only for who sees that number', async () => {
    const [writer, staff] = [await world.as('veenwolde'), await world.as('nn-analist')];
    (await writer.post(`/v1/cases/${id}/outside-numbers`, { system: 'Zaaksysteem', number: 'VEEN-77' })).ok();
    (await staff.post(`/v1/cases/${id}/outside-numbers`, { system: 'Onderzoek', number: 'ONDERZOEK-88' })).ok();
    const finds = async (account: string, number: string): Promise<boolean> => {
      const page = await list(account, `?number=${number}`);
      expect(page.total).toBe(page.items.length);
      return idsOf(page).includes(id);
    };
    const who = ['nn-jurist', 'veenwolde', 'politie', 'liec-coordinator', 'on-manager', 'hoge-ijsselkamp'];
    const found = async (number: string): Promise<string[]> => {
      const each = await Promise.all(who.map(async (account) => ((await finds(account, number)) ? [account] : [])));
      return each.flat();
    };
    expect(await found('VEEN-77')).toEqual(['nn-jurist', 'veenwolde']);
    expect(await found('ONDERZOEK-88')).toEqual(['nn-jurist']);
    const { number } = await walk.see('nn-manager', id);
    expect(await found(String(number))).toEqual(['nn-jurist', 'veenwolde', 'politie', 'liec-coordinator']);
  });

  it('two filters on ids hold together', async () => {
    const there = organisationOf('DEMO-HOGEIJSSELKAMP');
    expect(idsOf(await list('nn-jurist', `?number=VEEN-77&municipality=${there}`))).toEqual([]);
  });

  it('the ETag of a requester stays the same by what is not told to it, and a refusal has none', async () => {
    const before = (await get('veenwolde', `/cases/${id}`)).header('etag');
    const analyst = await world.as('nn-analist');
    (await analyst.post(`/v1/cases/${id}/outside-numbers`, { system: 'Onderzoek', number: 'STIL-1' })).ok();
    expect((await get('veenwolde', `/cases/${id}`)).header('etag')).toBe(before);
    for (const account of ['on-manager', 'hoge-ijsselkamp', 'beheerder']) {
      expect((await get(account, `/cases/${id}`)).header('etag')).toBe('');
    }
  });

  it('what was answered once is not answered again to who has lost the case since', async () => {
    const caller = await world.as('nn-analist');
    const url = `/v1/cases/${id}/outside-numbers`;
    const again = (): Promise<Answer> =>
      caller.post(url, { system: 'Onderzoek', number: 'EENS-1' }, { 'idempotency-key': 'once-and-lost' });
    const first = await again();
    expect((await again()).text).toBe(first.text);
    const manager = await world.as('nn-manager');
    (
      await manager.post(`/v1/cases/${id}/exclusions`, {
        personId: personOf('nn-analist'),
        reason: 'Familie (fictief)',
      })
    ).ok();
    expect((await again()).status).toBe(404);
    expect((await caller.post(url, { system: 'x', number: 'y' })).status).toBe(404);
  });

  it('a 409 tells the case as it is now in the view of who asks', async () => {
    const file = await walk.to('intake');
    const stale = async (account: string, move: string, facts = {}): Promise<Answer> =>
      (await world.as(account)).post(`/v1/cases/${file}/moves`, { move, ...facts }, { 'if-match': '"1"' });
    await walk.must('nn-accountmanager', file, 'hold', {
      holdGround: 'capacity-priority',
      reason: 'Te druk: zaak STIL (fictief)',
      reviewOn: walk.day(20),
      toldToRequester: false,
    });
    const answer = await stale('veenwolde', 'withdraw', { reason: 'Niet meer nodig.' });
    expect(answer.status).toBe(409);
    const current = answer.problem.current as RequesterCase;
    expect([current.view, current.shown]).toEqual(['requester', (await walk.seen(file)).shown]);
    expect(answer.text).not.toMatch(/STIL|on-hold|priority|internal/);
  });

  it('somebody kept out of a case does not meet its question among those put to the LIEC', async () => {
    const advice = await walk.to('intake', ADVICE);
    await walk.must('nn-accountmanager', advice, 'startAdvice');
    await walk.add('nn-jurist', advice, 'second-lines', { question: 'Mag dit? (geanonimiseerd)', anonymised: true });
    const questions = async (): Promise<number> =>
      (await get('liec-jurist', '/second-lines')).ok<SecondLineList>().items.length;
    expect(await questions()).toBe(1);
    const manager = await world.as('nn-manager');
    (
      await manager.post(`/v1/cases/${advice}/exclusions`, {
        personId: personOf('liec-jurist'),
        reason: 'Familie (fictief)',
      })
    ).ok();
    expect(await questions()).toBe(0);
  });

  it('a notice holds ids, dates and the name of a step; nothing that was typed', async () => {
    const rows = await world.rows<Record<string, unknown>>('SELECT * FROM outbox');
    expect(rows.length).toBeGreaterThan(5);
    const plain =
      /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}T[\d:.]+Z|\d{4}-\d{2}-\d{2}|[a-z-]{4,24}|)$/;
    for (const value of rows.flatMap((row) => Object.values(row))) expect(String(value ?? '')).toMatch(plain);
  });

  it('nothing that is read may be kept by a browser or anything on the way', async () => {
    const operations = operationsOf(await openApiOf(world)).filter(({ method }) => method === 'GET');
    for (const { path } of operations) {
      const answer = await get('nn-manager', path.replace('/v1', '').replace(/\{\w+\}/g, id));
      expect([path, answer.header('cache-control')]).toEqual([path, 'no-store']);
    }
  });
});
