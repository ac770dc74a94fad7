import type { CasePage, MoveAnswer } from '@casusregie/contract';
import { INTEGRAL, Journey } from '../testing/journey';
import { refused, refusedWholeIn } from '../testing/refusals';
import { openWorld, type World } from '../testing/test-setup';

const UNKNOWN_ID = '01900000-0000-7000-8000-000000000000';

describe('bad input', () => {
  let world: World;
  let walk: Journey;

  beforeAll(async () => {
    world = await openWorld();
    walk = new Journey(world);
  });
  afterAll(() => world?.close());

  const refusedWhole = refusedWholeIn(() => world);

  describe('of versions, moments and keys', () => {
    it('a stale version changes nothing', async () => {
      const id = await walk.file();
      const caller = await world.as('nn-accountmanager');
      const body = { move: 'takeUp' };
      for (const version of ['1', '"1"', 'W/"1"', '999', '*', '']) {
        await refusedWhole(
          () => caller.post(`/v1/cases/${id}/moves`, body, { 'if-match': version }),
          409,
          'stale-version',
        );
      }
      await refusedWhole(() => caller.post(`/v1/cases/${id}/moves`, body), 428, 'if-match-missing');
    });

    it('a move that cannot be made now changes nothing', async () => {
      const id = await walk.file();
      const decision = { meeting: 'Weegoverleg', heldOn: '2026-11-24', attendees: ['Politie'], text: 'Ja.' };
      await refusedWhole(
        () => walk.move('nn-manager', id, 'accept', { decision, caseDirectorBy: '2026-12-01' }),
        409,
        'wrong-moment',
      );
    });

    it('a key repeated with the same body gives the first answer and does nothing twice', async () => {
      const caller = await world.as('gm0014');
      const headers = { 'idempotency-key': 'draft-of-groningen-1' };
      const first = await caller.post('/v1/cases', INTEGRAL, headers);
      const count = await world.count('SELECT count(*) AS n FROM case_files');
      const again = await caller.post('/v1/cases', INTEGRAL, headers);
      expect([again.status, again.json()]).toEqual([first.status, first.json()]);
      expect(await world.count('SELECT count(*) AS n FROM case_files')).toBe(count);
      const { caseId } = first.ok<MoveAnswer>();
      const key = { 'if-match': '1', 'idempotency-key': 'submit-of-groningen-1' };
      const sent = await caller.post(`/v1/cases/${caseId}/moves`, { move: 'submit' }, key);
      const sentAgain = await caller.post(`/v1/cases/${caseId}/moves`, { move: 'submit' }, key);
      expect([sentAgain.status, sentAgain.json()]).toEqual([200, sent.ok()]);
      expect(await world.count(`SELECT count(*) AS n FROM case_events WHERE case_id = $1`, [caseId])).toBe(1);
    });

    it('many repetitions at the same moment do it once, and all get the same answer', async () => {
      const caller = await world.as('gm0014');
      const headers = { 'idempotency-key': 'draft-of-groningen-at-once' };
      const answers = await Promise.all(Array.from({ length: 12 }, () => caller.post('/v1/cases', INTEGRAL, headers)));
      expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(201));
      expect(new Set(answers.map((answer) => answer.json<MoveAnswer>().caseId)).size).toBe(1);
    });

    it('a key reused with another body is refused; another person or another route may use it', async () => {
      const headers = { 'idempotency-key': 'a-key-that-is-reused' };
      const caller = await world.as('gm0014');
      const { caseId } = (await caller.post('/v1/cases', INTEGRAL, headers)).ok<MoveAnswer>();
      await refusedWhole(() => caller.post('/v1/cases', { ...INTEGRAL, title: 'Anders' }, headers), 409, 'key-reused');
      expect((await (await world.as('gm0037')).post('/v1/cases', INTEGRAL, headers)).status).toBe(201);
      const move = await caller.post(`/v1/cases/${caseId}/moves`, { move: 'submit' }, { ...headers, 'if-match': '1' });
      expect(move.status).toBe(200);
    });

    it('a refused request does not use up its key', async () => {
      const caller = await world.as('gm0014');
      const headers = { 'idempotency-key': 'a-key-after-a-fault' };
      refused(await caller.post('/v1/cases', { ...INTEGRAL, kind: 'odd' }, headers), 400, 'invalid');
      const id = await walk.draft({ kind: 'integral-case' });
      const key = { 'if-match': '1', 'idempotency-key': 'a-key-before-it-was-whole' };
      const early = await caller.post(`/v1/cases/${id}/moves`, { move: 'submit' }, key);
      refused(early, 409, 'missing-need');
      expect(early.problem.needs).toEqual(['request-complete']);
      (await caller.patch(`/v1/cases/${id}`, INTEGRAL, { 'if-match': '1' })).ok();
      expect((await caller.post(`/v1/cases/${id}/moves`, { move: 'submit' }, { ...key, 'if-match': '2' })).status).toBe(
        200,
      );
    });

    it.each(['short', 'x'.repeat(101), 'with a space'])('a key of a wrong form is refused: %s', async (key) => {
      const caller = await world.as('gm0014');
      const answer = await refusedWhole(
        () => caller.post('/v1/cases', INTEGRAL, { 'idempotency-key': key }),
        400,
        'invalid',
      );
      expect(answer.problem.errors?.map((fault) => fault.field)).toEqual(['Idempotency-Key']);
    });
  });

  describe('of HTTP itself', () => {
    it.each(['{', '{"kind": }', '{"a":1}}', 'kind=integral-case'])('refuses what is no JSON: %s', async (text) => {
      const caller = await world.as('gm0014');
      await refusedWhole(() => caller.ask({ method: 'POST', url: '/v1/cases', body: text }), 400, 'invalid');
    });

    it('refuses an empty body, and one that would poison an object', async () => {
      const caller = await world.as('gm0014');
      refused(await caller.post('/v1/cases', ''), 400, 'invalid');
      refused(await caller.post('/v1/cases', '{"__proto__": {"admin": true}}'), 400, 'invalid');
      refused(await caller.post('/v1/cases', '{"constructor": {"prototype": {"admin": true}}}'), 400, 'invalid');
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    });

    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'application/jsonp',
      'multipart/form-data',
    ])('refuses a body of type %s', async (type) => {
      const caller = await world.as('gm0014');
      const ask = () => caller.post('/v1/cases', JSON.stringify(INTEGRAL), { 'content-type': type });
      await refusedWhole(ask, 415, 'wrong-content-type');
    });

    it.each(['text/html', 'application/xml', 'image/*'])('refuses to answer as %s', async (accept) => {
      const caller = await world.as('gm0014');
      refused(await caller.get('/v1/cases', { accept }), 406, 'not-acceptable');
    });

    it.each(['*/*', 'application/json', 'application/*', 'text/html, application/json;q=0.9'])(
      'answers to %s',
      async (accept) => {
        expect((await (await world.as('gm0014')).get('/v1/cases', { accept })).status).toBe(200);
      },
    );

    it('tells the methods of an address when the method is wrong', async () => {
      const caller = await world.as('gm0014');
      for (const [method, url, allow] of [
        ['PUT', '/v1/cases', /^GET, HEAD, POST$/],
        ['DELETE', '/v1/cases', /^GET, HEAD, POST$/],
        ['POST', `/v1/cases/${UNKNOWN_ID}`, /^GET, HEAD, PATCH$/],
        ['GET', `/v1/cases/${UNKNOWN_ID}/moves`, /^POST$/],
        ['POST', '/v1/figures', /^GET, HEAD$/],
      ] as const) {
        const answer = refused(
          await caller.ask({ method, url, ...(method !== 'GET' && { body: {} }) }),
          405,
          'wrong-method',
        );
        expect(answer.header('allow')).toMatch(allow);
      }
    });

    it.each(['/v1/cases/', '/v1/', '/v1', '/v1/nothing', '/v2/cases', '/v1/cases/%00', '/v1/cases/%', '/v1//cases'])(
      'knows no address %s',
      async (url) => {
        const answer = await (await world.as('gm0014')).get(url);
        refused(answer, 404, 'unknown');
      },
    );

    it('refuses a body of more than a megabyte', async () => {
      const caller = await world.as('gm0014');
      const body = { ...INTEGRAL, indications: 'x'.repeat(1_100_000) };
      await refusedWhole(() => caller.post('/v1/cases', body), 413, 'too-large');
    });
  });

  describe('of lists', () => {
    it('refuses an unknown cursor, a broken one, and one of another list, another person or another filter', async () => {
      for (let at = 0; at < 3; at += 1) await walk.file();
      const caller = await world.as('gm0014');
      const { next } = (await caller.get('/v1/cases?limit=1')).ok<CasePage>();
      const good = encodeURIComponent(next ?? '');
      expect((await caller.get(`/v1/cases?limit=1&after=${good}`)).status).toBe(200);
      for (const after of ['abc', 'a.b', '.', `x.${'%C3%A9'.repeat(22)}`, `${good}x`, good.slice(1), `x${good}`]) {
        refused(await caller.get(`/v1/cases?limit=1&after=${after}`), 400, 'invalid');
      }
      refused(await caller.get(`/v1/cases?limit=1&kind=training&after=${good}`), 400, 'invalid');
      refused(await caller.get(`/v1/cases?limit=1&sort=submittedAt&after=${good}`), 400, 'invalid');
      refused(await (await world.as('gm0037')).get(`/v1/cases?limit=1&after=${good}`), 400, 'invalid');
      const events = await caller.get(`/v1/cases/${await walk.file()}/events?after=${good}`);
      refused(events, 400, 'invalid');
    });

    it.each([
      'limit=0',
      'limit=101',
      'limit=-1',
      'limit=1.5',
      'limit=many',
      'limit=',
      'state=asleep',
      'state=submitted,asleep',
      'sort=title',
      'direction=up',
      'kind=odd',
      'theme=X!',
      'municipality=1',
      'region=NOORD',
      'month=2026-13',
      'month=2026-11',
      'figure=brought-in',
      'scope=all',
      'odd=1',
      'kind=training&kind=training',
      'state[]=submitted',
    ])('refuses the query %s', async (query) => {
      const answer = refused(await (await world.as('nn-accountmanager')).get(`/v1/cases?${query}`), 400, 'invalid');
      expect(answer.problem.errors?.length).toBeGreaterThan(0);
    });

    it('refuses a list that does not belong to the role', async () => {
      for (const [account, scope] of [
        ['gm0014', 'region'],
        ['gm0014', 'headers'],
        ['politie-onbenoemd', 'organisation'],
        ['nn-jurist', 'headers'],
      ] as const) {
        refused(await (await world.as(account)).get(`/v1/cases?scope=${scope}`), 403, 'wrong-role');
      }
    });

    it.each([
      'from=2026',
      'to=2026-00',
      'from=2026-12&to=2026-01',
      'from=2010-01&to=2026-01',
      'region=XX',
      'odd=1',
      'from=2026-01&from=2026-02',
    ])('refuses the figures of %s', async (query) => {
      refused(await (await world.as('nn-manager')).get(`/v1/figures?${query}`), 400, 'invalid');
    });
  });
});
