import { Journey } from '../testing/journey';
import { refused } from '../testing/refusals';
import { openWorld, type World } from '../testing/test-setup';

const ANY_ID = '01900000-0000-7000-8000-000000000000';

describe('too many requests', () => {
  let world: World;
  let id: string;
  const logged = () => world.count(`SELECT count(*) AS n FROM log_entries WHERE result = 'refused:too-many-requests'`);
  const later = (ms: number) => world.clock.set(new Date(world.clock.ms() + ms).toISOString());

  beforeAll(async () => {
    world = await openWorld({ env: { RATE_WORK: '60', RATE_SEARCH: '6', RATE_FILES: '5', RATE_LOGIN: '20' } });
    const walk = new Journey(world);
    id = await walk.to('intake');
  });
  afterAll(() => world?.close());
  beforeEach(() => later(120_000));

  it('are refused in the words of every problem, with when it may be tried again, and logged once', async () => {
    const before = await logged();
    const caller = await world.as('nn-analist');
    const answers = [];
    for (let at = 0; at < 64; at += 1) answers.push(await caller.get('/v1/me'));
    const good = answers.filter(({ status }) => status === 200).length;
    expect(good).toBe(60);
    const answer = refused(answers.at(-1) as never, 429, 'too-many-requests');
    expect(
      ['retry-after', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'].map((name) => answer.header(name)),
    ).toEqual(['1', '60', '0', '60']);
    expect(await logged()).toBe(before + 1);
    const [line] = await world.rows<{ person_id: string | null; act: string }>(
      `SELECT person_id, act FROM log_entries WHERE result = 'refused:too-many-requests' ORDER BY recorded_at DESC`,
    );
    expect(line).toMatchObject({ act: 'GET /v1/me', person_id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    later(1000);
    expect((await caller.get('/v1/me')).status).toBe(200);
    expect((await (await world.as('nn-jurist')).get('/v1/me')).status).toBe(200);
  });

  it('are refused alike on what is there, what is not and what is out of reach', async () => {
    const caller = await world.as('gm0034');
    for (let at = 0; at < 60; at += 1) await caller.get('/v1/me');
    const told = [];
    for (const url of [`/v1/cases/${id}`, `/v1/cases/${ANY_ID}`, '/v1/cases', '/v1/me', '/v1/figures']) {
      const { traceId: _trace, ...rest } = refused(await caller.get(url), 429, 'too-many-requests').problem;
      told.push(JSON.stringify(rest));
    }
    expect(new Set(told).size).toBe(1);
  });

  it('are few for searches and for files, and leave the rest of the work alone', async () => {
    const caller = await world.as('nn-manager');
    const statuses = async (url: string, times: number): Promise<number[]> => {
      const found = [];
      for (let at = 0; at < times; at += 1) found.push((await caller.get(url)).status);
      return found;
    };
    expect(await statuses('/v1/colleagues?region=NN', 8)).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    expect(await statuses(`/v1/cases/${id}/attachments/${ANY_ID}`, 7)).toEqual([404, 404, 404, 404, 404, 429, 429]);
    expect(await statuses('/v1/cases', 2)).toEqual([200, 200]);
  });

  it('without a login count by address, at the doors of logging in too', async () => {
    const before = await logged();
    const found: number[] = [];
    for (let at = 0; at < 12; at += 1) found.push((await world.nobody.get('/v1/cases')).status);
    for (let at = 0; at < 12; at += 1) found.push((await world.nobody.get('/auth/callback?state=x')).status);
    expect(found.filter((status) => status === 429)).toHaveLength(4);
    const door = await world.nobody.get('/auth/callback?state=x');
    refused(door, 429, 'too-many-requests');
    refused(await world.nobody.post('/demo/token', { account: 'gm0014' }), 429, 'too-many-requests');
    expect(await logged()).toBe(before + 1);
  });

  it('of strangers do not shut out those who are logged in at the same address', async () => {
    const caller = await world.as('nn-accountmanager');
    await caller.get('/v1/me');
    for (let at = 0; at < 30; at += 1) await world.nobody.get('/v1/me', { authorization: 'Bearer guessed' });
    expect((await world.nobody.get('/v1/me')).status).toBe(429);
    expect((await caller.get('/v1/me')).status).toBe(200);
  });

  it('of one address are not made many by a header', async () => {
    for (let at = 0; at < 20; at += 1) await world.nobody.get('/v1/me');
    const answer = await world.nobody.get('/v1/me', { 'x-forwarded-for': '203.0.113.7', forwarded: 'for=203.0.113.8' });
    expect(answer.status).toBe(429);
  });
});

describe('behind a proxy that is believed', () => {
  it('each address behind it counts by itself', async () => {
    const world = await openWorld({ env: { RATE_LOGIN: '5', TRUSTED_PROXIES: '127.0.0.1' } });
    try {
      const ask = (address: string) => world.nobody.get('/v1/me', { 'x-forwarded-for': address });
      for (let at = 0; at < 5; at += 1) expect((await ask('203.0.113.7')).status).toBe(401);
      expect((await ask('203.0.113.7')).status).toBe(429);
      expect((await ask('203.0.113.8')).status).toBe(401);
    } finally {
      await world.close();
    }
  });
});
